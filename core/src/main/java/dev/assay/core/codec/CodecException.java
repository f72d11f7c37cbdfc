package dev.assay.core.codec;

/// Bytes that are no event, or an event that has no bytes.
public sealed class CodecException extends RuntimeException permits MalformedFrameException, UnknownEventException {
    private static final long serialVersionUID = 1L;

    CodecException(String message) {
        super(message);
    }

    CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
