package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Decoded columns beside the Parquet files they were made from, made on first use after the Parquet file's digest was checked. Thread-safe: whoever comes
/// second replaces a file by an equal one.
final class ColumnCache {
    private final Store store;
    private final boolean beside;
    private @Nullable Path scratch;

    /// @param beside whether decoded columns may be kept in the catalogue; otherwise, and where it cannot be written, they live as long as the process
    ColumnCache(Store store, boolean beside) {
        this.store = store;
        this.beside = beside;
    }

    ColumnFile open(Row.DataFile file, Shape shape) {
        ColumnFile found = beside ? ColumnFile.open(cached(file), file.sha256(), shape.hot().size(), file.rows()) : null;
        if (found != null) {
            requirePresent(file);
            return found;
        }
        return make(file, shape);
    }

    /// Makes the columns again from the Parquet file.
    ColumnFile make(Row.DataFile file, Shape shape) {
        if (file.rows() > ColumnFile.MAX_ROWS) {
            throw DataException.inFile(file.path(),
                    "holds " + file.rows() + " rows, more than the " + ColumnFile.MAX_ROWS + " a file may have",
                    "split the data into more periods or instruments");
        }
        try {
            Path target = beside ? writable(file) : null;
            return makeAt(target != null ? target : scratch().resolve(file.sha256() + ".cols"), file, shape);
        } catch (NoSuchFileException e) {
            throw DataException.inFile(store.path(file.path()).toString(), "is missing from the catalogue", "restore it from a copy")
                    .causedBy(e);
        } catch (IOException e) {
            throw SourceFile.unreadable(store.path(file.path()).toString(), e);
        }
    }

    private ColumnFile makeAt(Path target, Row.DataFile file, Shape shape) throws IOException {
        Path parquet = store.path(file.path());
        if (!Hashes.hex(parquet).equals(file.sha256())) {
            throw damaged(parquet);
        }
        Path aside = Files.createTempFile(Store.parent(target), file.sha256().substring(0, 8), ".new");
        try {
            try (ColumnWriter writer = new ColumnWriter(aside, file.sha256(), shape.hot().size(), shape.hot().indexOf(shape.time()),
                    file.rows())) {
                ParquetColumns.read(parquet, shape.hot(), writer::add);
                writer.finish();
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
        ColumnFile made = ColumnFile.open(target, file.sha256(), shape.hot().size(), file.rows());
        if (made == null) {
            throw DataException.inFile(target.toString(), "cannot be read back after it was written", "check the disk");
        }
        return made;
    }

    static DataException damaged(Path parquet) {
        return DataException.inFile(parquet.toString(), "was changed after it was stored: its SHA-256 is not the one in the catalogue",
                "restore it from a copy, or ingest its source again into a new catalogue");
    }

    private void requirePresent(Row.DataFile file) {
        Path parquet = store.path(file.path());
        try {
            if (Files.size(parquet) != file.bytes()) {
                throw damaged(parquet);
            }
        } catch (IOException e) {
            throw DataException.inFile(parquet.toString(), "is missing from the catalogue", "restore it from a copy").causedBy(e);
        }
    }

    private Path cached(Row.DataFile file) {
        return store.root().resolve("cache").resolve(file.sha256() + ".cols");
    }

    private @Nullable Path writable(Row.DataFile file) {
        Path target = cached(file);
        try {
            Files.createDirectories(Store.parent(target));
            return Files.isWritable(Store.parent(target)) ? target : null;
        } catch (IOException e) {
            return null;
        }
    }

    private synchronized Path scratch() throws IOException {
        Path known = scratch;
        if (known == null) {
            Path made = Files.createTempDirectory("assay-columns");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made), "assay-columns-cleanup"));
            known = made;
            scratch = made;
        }
        return known;
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // A leftover in the system's own temporary directory harms nobody, and at exit there is nobody to tell.
            return;
        }
    }
}
