package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import org.jspecify.annotations.Nullable;

/// A file with its identity as a batch.
///
/// @param source the file
/// @param symbol symbol of every row; null when rows name their own
/// @param sha256 digest of the file, hex
/// @param mappingSha256 digest of the mapping, hex
/// @param batch id of the batch: a digest of the two and the symbol
record PlannedFile(SourceFile source, @Nullable String symbol, String sha256, String mappingSha256, String batch) {
    static PlannedFile of(SourceFile source, CsvMapping mapping) {
        String symbol = SeriesIndex.symbolOf(mapping, source);
        String file = source.digest();
        String rule = Hashes.hex(mapping.canonicalText());
        return new PlannedFile(source, symbol, file, rule, Hashes.hex(file + "\n" + rule + "\n" + (symbol == null ? "" : symbol) + "\n"));
    }

    String symbolText() {
        return symbol == null ? "" : symbol;
    }

    /// Enough of the batch id to name files by.
    static String shortName(String batch) {
        return batch.substring(0, 16);
    }
}
