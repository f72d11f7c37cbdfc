package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes staged rows as Parquet files: first aside, forced to disk, and moved into place only when all are there.
final class DataFiles {
    /// Integers in delta encoding are a sixth of their plain size and need no compression library to read.
    private static final String OPTIONS = "FORMAT parquet, COMPRESSION uncompressed, PARQUET_VERSION v2, KV_METADATA {assay_schema: '1'}";

    private final Duck duck;
    private final Store store;
    private final CsvMapping mapping;
    private final SeriesIndex index;
    private final long ingestTs;
    private final List<Move> moves = new ArrayList<>();

    private record Move(Path from, Path to) {}

    DataFiles(Duck duck, Store store, CsvMapping mapping, SeriesIndex index, long ingestTs) {
        this.duck = duck;
        this.store = store;
        this.mapping = mapping;
        this.index = index;
        this.ingestTs = ingestTs;
    }

    List<Row.DataFile> write(StagedFile file, long batchSeq) throws IOException {
        List<Row.DataFile> written = new ArrayList<>();
        for (StagedFile.Part part : file.parts()) {
            String instrument = index.terms(part.series()).id();
            String path = "data/kind=" + mapping.kind().key() + "/dataset=" + mapping.dataset() + "/timeframe=" + mapping.timeframe().code()
                    + "/instrument=" + encode(instrument) + "/period=" + part.period() + "/" + PlannedFile.shortName(file.plan().batch())
                    + ".parquet";
            Path aside = copy(file.select(part, ingestTs), path);
            written.add(new Row.DataFile(mapping.kind(), mapping.dataset(), mapping.timeframe(), instrument, part.period(), path,
                    file.plan().batch(),
                    batchSeq, part.rows(), part.revisions(), part.first(), part.last(), Files.size(aside), Hashes.hex(aside)));
        }
        return written;
    }

    /// The quarantine file's entry; null when nothing was refused.
    Row.@Nullable DataFile writeQuarantine(StagedFile file) throws IOException {
        if (file.rejects().total() == 0) {
            return null;
        }
        String path = "data/kind=quarantine/dataset=" + mapping.dataset() + "/" + PlannedFile.shortName(file.plan().batch()) + ".parquet";
        Path aside = copy(file.selectRejected(ingestTs), path);
        return new Row.DataFile(DataKind.BAR, mapping.dataset(), mapping.timeframe(), "", "", path, file.plan().batch(), 0,
                file.rejects().total(), 0,
                0, 0, Files.size(aside), Hashes.hex(aside));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }

    private Path copy(String select, String path) throws IOException {
        Path aside = store.staging().resolve(moves.size() + ".parquet");
        duck.run("COPY (" + select + ") TO " + Duck.quote(aside.toString()) + " (" + OPTIONS + ")");
        Store.sync(aside);
        moves.add(new Move(aside, store.path(path)));
        return aside;
    }

    void moveIntoPlace() throws IOException {
        Set<Path> directories = new TreeSet<>();
        for (Move move : moves) {
            for (Path directory = Store.parent(move.to()); !Files.exists(directory); directory = Store.parent(directory)) {
                directories.add(Store.parent(directory));
            }
            Files.createDirectories(Store.parent(move.to()));
            Files.move(move.from(), move.to(), StandardCopyOption.ATOMIC_MOVE);
            directories.add(Store.parent(move.to()));
        }
        for (Path directory : directories) {
            Store.sync(directory);
        }
    }
}
