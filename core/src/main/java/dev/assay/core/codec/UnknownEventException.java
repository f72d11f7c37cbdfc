package dev.assay.core.codec;

/// A well-formed frame of a type, or of a schema, that this version of Assay does not know. Written by a newer one; upgrade to read it.
public final class UnknownEventException extends CodecException {
    private static final long serialVersionUID = 1L;

    private final int templateId;
    private final int version;

    UnknownEventException(String message, int templateId, int version) {
        super(message);
        this.templateId = templateId;
        this.version = version;
    }

    /// The template id found in the frame.
    public int templateId() {
        return templateId;
    }

    /// The version found in the frame.
    public int version() {
        return version;
    }
}
