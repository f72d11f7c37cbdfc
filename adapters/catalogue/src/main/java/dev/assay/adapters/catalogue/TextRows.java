package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.zip.ZipException;

/// The lines of a text file, and proof that they are the lines that were hashed before.
final class TextRows {
    private final SourceFile source;
    private final CsvMapping mapping;

    TextRows(SourceFile source, CsvMapping mapping) {
        this.source = source;
        this.mapping = mapping;
    }

    /// Does something with a scanner that stands behind the header.
    interface Work {
        void accept(CsvScanner scanner, Columns columns) throws IOException, SQLException;
    }

    /// @param sha256 the digest the file had
    /// @throws DataException when it has changed since, or cannot be read to its end
    void read(String sha256, Work work) {
        try (DigestInputStream raw = source.raw();
                InputStream text = source.open(raw);
                CsvScanner scanner = new CsvScanner(source.name(), text, mapping.layout())) {
            work.accept(scanner, Columns.of(source, mapping, scanner));
            raw.transferTo(java.io.OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(raw.getMessageDigest().digest()).equals(sha256)) {
                throw DataException.inFile(source.name(), "the file changed while it was read",
                        "wait until it is complete, then try again");
            }
        } catch (ZipException | java.io.EOFException e) {
            throw DataException.inFile(source.name(), "the gzip data is damaged or cut short", "download it again").causedBy(e);
        } catch (IOException e) {
            throw SourceFile.unreadable(source.name(), e);
        } catch (SQLException e) {
            throw Duck.failure(source.name(), e);
        }
    }

    /// Refuses lines that turned out bad only later, with their raw text.
    void refuse(String sha256, SortedMap<Long, Rejection> lines, Rejects rejects) {
        if (lines.isEmpty()) {
            return;
        }
        read(sha256, (scanner, columns) -> {
            while (scanner.nextRow()) {
                Rejection why = lines.get(scanner.number());
                if (why != null) {
                    rejects.add(scanner.number(), why, scanner.line());
                }
            }
        });
    }
}
