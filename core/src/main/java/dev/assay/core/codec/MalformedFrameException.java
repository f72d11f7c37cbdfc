package dev.assay.core.codec;

/// Bytes that break the schema: cut short, too long, or holding a value that the type does not allow.
public final class MalformedFrameException extends CodecException {
    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message);
    }

    MalformedFrameException(String message, Throwable cause) {
        super(message, cause);
    }
}
