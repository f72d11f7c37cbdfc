package dev.assay.adapters.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The next state of a catalogue while it is made from the one before. Only nodes with changed rows are read and written.
final class SnapshotBuilder {
    /// From this many rows on a table is cut into [#SHARDS] nodes.
    static final int SPLIT_ROWS = 512;
    static final int SHARDS = 64;

    private final Snapshot base;
    private final Map<Row.Table, Map<Integer, SortedMap<String, Row>>> changed = new EnumMap<>(Row.Table.class);

    SnapshotBuilder(Snapshot base) {
        this.base = base;
    }

    /// The path of a stored file.
    String path(String relative) {
        return base.store().path(relative).toString();
    }

    void put(Row.Table table, Row row) {
        open(table, row.shardKey()).put(row.key(), row);
    }

    @Nullable
    Row get(Row.Table table, String key, String shardKey) {
        return open(table, shardKey).get(key);
    }

    /// The rows, with changes so far, of the node that holds a shard key.
    List<Row> near(Row.Table table, String shardKey) {
        return List.copyOf(open(table, shardKey).values());
    }

    /// Removes every row that a test names; looks at the whole table.
    void removeIf(Row.Table table, Predicate<Row> test) {
        for (int shard = 0; shard < base.shards(table); shard++) {
            open(table, shard).values().removeIf(test);
        }
    }

    private SortedMap<String, Row> open(Row.Table table, String shardKey) {
        return open(table, Snapshot.shard(shardKey, base.shards(table)));
    }

    private SortedMap<String, Row> open(Row.Table table, int shard) {
        return changed.computeIfAbsent(table, ignored -> new TreeMap<>()).computeIfAbsent(shard,
                number -> new TreeMap<>(base.node(table, number)));
    }

    /// Writes nodes and snapshot; the state becomes current only when its id is written to `CURRENT`.
    String write(Store target, long ingestTs, long nextBatchSeq) throws IOException {
        Map<Row.Table, List<String>> nodes = new EnumMap<>(Row.Table.class);
        for (Row.Table table : Row.Table.values()) {
            nodes.put(table, writeTable(target, table));
        }
        String text = Snapshot.text(base.id(), base.sequence() + 1, ingestTs, nextBatchSeq, nodes);
        String id = Hashes.hex(text);
        Store.writeWhole(target.snapshotFile(id), text.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private List<String> writeTable(Store target, Row.Table table) throws IOException {
        Map<Integer, SortedMap<String, Row>> touched = changed.getOrDefault(table, Map.of());
        if (base.shards(table) == 1 && touched.containsKey(0) && touched.get(0).size() > SPLIT_ROWS) {
            return writeSplit(target, table, touched.get(0));
        }
        List<String> hashes = new ArrayList<>(base.shardsOf(table));
        for (Map.Entry<Integer, SortedMap<String, Row>> node : touched.entrySet()) {
            hashes.set(node.getKey(), writeNode(target, table, node.getValue()));
        }
        return hashes;
    }

    private static List<String> writeSplit(Store target, Row.Table table, SortedMap<String, Row> rows) throws IOException {
        Map<Integer, SortedMap<String, Row>> parts = new TreeMap<>();
        rows.forEach((key, row) -> parts.computeIfAbsent(Snapshot.shard(row.shardKey(), SHARDS), shard -> new TreeMap<>()).put(key, row));
        List<String> hashes = new ArrayList<>(Collections.nCopies(SHARDS, "-"));
        for (Map.Entry<Integer, SortedMap<String, Row>> part : parts.entrySet()) {
            hashes.set(part.getKey(), writeNode(target, table, part.getValue()));
        }
        return hashes;
    }

    private static String writeNode(Store target, Row.Table table, SortedMap<String, Row> rows) throws IOException {
        if (rows.isEmpty()) {
            return "-";
        }
        StringBuilder text = new StringBuilder(Cells.line(table.columns()));
        rows.values().forEach(row -> text.append(Cells.line(row.cells())));
        String hash = Hashes.hex(text.toString());
        if (!Files.exists(target.nodeFile(hash))) {
            Store.writeWhole(target.nodeFile(hash), text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return hash;
    }
}
