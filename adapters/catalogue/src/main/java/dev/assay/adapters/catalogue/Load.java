package dev.assay.adapters.catalogue;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one file of some kind into its staging table.
interface Load {
    /// @param sha256 digest the file must still have
    /// @param symbol symbol of every row; null when rows name their own
    void read(SourceFile source, String sha256, @Nullable String symbol) throws SQLException;

    /// Data lines met.
    long rowsRead();

    /// Per instrument, by its number, the times of the rows that were good by themselves; may end before the last number.
    List<Span> spans();
}
