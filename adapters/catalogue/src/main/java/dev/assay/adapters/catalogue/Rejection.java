package dev.assay.adapters.catalogue;

import dev.assay.application.data.QuarantineReason;
import org.jspecify.annotations.Nullable;

/// Why a row was refused, before file, line and raw text are added.
///
/// @param reason code
/// @param field column at fault; null when the whole line is
/// @param value what stands there; null when nothing does
/// @param words what is wrong
record Rejection(QuarantineReason reason, @Nullable String field, @Nullable String value, String words) {
    static Rejection line(QuarantineReason reason, String words) {
        return new Rejection(reason, null, null, words);
    }

    static Rejection field(QuarantineReason reason, String field, String value, String words) {
        return new Rejection(reason, field, value, field + (value.isEmpty() ? " " : " \"" + value + "\" ") + words);
    }
}
