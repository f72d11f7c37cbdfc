package dev.assay.application.data;

import java.util.List;

/// Where a stored bar came from: the row of the catalogue, the file of the vendor and the line in it. Immutable.
///
/// @param dataset dataset it belongs to
/// @param instrument instrument id
/// @param tsOpen start of the bar, epoch ns UTC
/// @param tsClose end of the bar, epoch ns UTC
/// @param stored the catalogue's file that holds the row
/// @param batch id of the batch that brought it
/// @param source the vendor's name
/// @param file path of the vendor's file when it was taken in
/// @param fileBytes its size then
/// @param fileSha256 its digest then, hex
/// @param mappingSha256 digest of the mapping it was read under, hex
/// @param line line in the vendor's file (unpacked, where it is packed), from 1
/// @param vendorTs when the vendor says it published the row, epoch ns UTC; 0 where it does not
/// @param ingestTs when the row came in, epoch ns UTC
/// @param flags quality flags
/// @param revision how many earlier rows it replaced in turn; 0 for a first one
public record BarOrigin(String dataset, String instrument, long tsOpen, long tsClose, InputFile stored, String batch, String source,
        String file, long fileBytes, String fileSha256, String mappingSha256, long line, long vendorTs, long ingestTs,
        List<QualityFlag> flags, int revision) {
    public BarOrigin {
        flags = List.copyOf(flags);
    }

    /// The name of the vendor's file without its folders.
    public String fileName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
