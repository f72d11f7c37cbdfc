package dev.assay.application.data;

import org.jspecify.annotations.Nullable;

/// A line that was not taken, and why.
///
/// @param file name of the file as given
/// @param line from 1
/// @param reason code
/// @param field column at fault; null when the whole line is
/// @param value what stands there; null when nothing does
/// @param words what is wrong with this very line
/// @param raw the line as it stands in the file
public record RejectedRow(String file, long line, QuarantineReason reason, @Nullable String field, @Nullable String value, String words,
        String raw) {
    /// One line for a terminal: place, what is wrong, how to fix it.
    public String text() {
        return file + ":" + line + ": " + words + "; " + reason.fix();
    }
}
