package dev.assay.application.data;

import dev.assay.core.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;

/// One instrument of a recording.
///
/// @param format the format's name
/// @param files in time order, read as one
/// @param name what the recording calls the instrument
/// @param instrument what it becomes; its scales must hold every price and size exactly
public record CaptureRequest(String format, List<Path> files, String name, Instrument instrument) {
    public CaptureRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a recording needs at least one file");
        }
    }
}
