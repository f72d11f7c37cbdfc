package dev.assay.adapters.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A journal that cannot be written or read. The message says which file, where in it, what is wrong and what to do.
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;

    private JournalException(String message, Path file, long offset, Throwable cause) {
        super(message, cause);
        this.file = file;
        this.offset = offset;
    }

    private JournalException(String message, Path file, long offset) {
        super(message);
        this.file = file;
        this.offset = offset;
    }

    static JournalException damaged(Path file, long offset, String what) {
        return new JournalException("journal file " + file + ", byte " + offset + ": " + what, file, offset);
    }

    static JournalException cannotRead(Path file, IOException cause) {
        return new JournalException("cannot read journal file " + file + ": " + reason(cause), file, 0, cause);
    }

    static JournalException cannotWrite(Path file, long offset, IOException cause) {
        return new JournalException("cannot write journal file " + file + " at byte " + offset + ": " + reason(cause)
                + ". The run stops here; what was synced before is safe. Free space or repair the disk, then recover the run.", file,
                offset, cause);
    }

    static JournalException refused(Path path, String what) {
        return new JournalException("journal " + path + ": " + what, path, 0);
    }

    private static String reason(IOException cause) {
        String message = cause instanceof FileSystemException f && f.getReason() != null ? f.getReason() : cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null ? kind : cause.getClass() == IOException.class ? message : message + " (" + kind + ")";
    }

    /// The file, or the journal's folder.
    public Path file() {
        return file;
    }

    /// Byte in the file, 0 where it means nothing.
    public long offset() {
        return offset;
    }
}
