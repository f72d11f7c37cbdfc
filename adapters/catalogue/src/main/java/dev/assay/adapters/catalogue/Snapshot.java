package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One immutable state of the catalogue: six tables, each cut into nodes by a digest of the rows' shard keys. Nodes are read when asked for and checked
/// against their names, so that finding one instrument in a large catalogue reads a few small files. Thread-safe.
final class Snapshot {
    private static final String FORMAT = "assay-catalogue\t1";

    private final Store store;
    private final String id;
    private final long sequence;
    private final long ingestTs;
    private final long nextBatchSeq;
    private final Map<Row.Table, List<String>> nodes;
    private final Map<String, SortedMap<String, Row>> loaded = new HashMap<>();

    private Snapshot(Store store, String id, long sequence, long ingestTs, long nextBatchSeq, Map<Row.Table, List<String>> nodes) {
        this.store = store;
        this.id = id;
        this.sequence = sequence;
        this.ingestTs = ingestTs;
        this.nextBatchSeq = nextBatchSeq;
        this.nodes = nodes;
    }

    /// The state before the first ingest.
    static Snapshot empty(Store store) {
        Map<Row.Table, List<String>> nodes = new EnumMap<>(Row.Table.class);
        for (Row.Table table : Row.Table.values()) {
            nodes.put(table, List.of("-"));
        }
        return new Snapshot(store, "", 0, 0, 1, nodes);
    }

    static Snapshot read(Store store, String id) {
        String text = store.verified(store.snapshotFile(id), id);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
            throw DataException.inFile(store.snapshotFile(id).toString(), "is not a catalogue of a version this program reads",
                    "use a newer program, or take the data in again");
        }
        long[] numbers = new long[3];
        Map<Row.Table, List<String>> nodes = new EnumMap<>(Row.Table.class);
        for (String line : lines.subList(1, lines.size())) {
            Cells cells = Cells.of(line);
            String key = cells.text();
            switch (key) {
                case "sequence" -> numbers[0] = cells.number();
                case "ingest_ts" -> numbers[1] = cells.number();
                case "next_batch_seq" -> numbers[2] = cells.number();
                case "parent" -> cells.text();
                default -> nodes.computeIfAbsent(Row.Table.valueOf(key.toUpperCase(Locale.ROOT)), t -> new ArrayList<>()).add(cells.text());
            }
        }
        return new Snapshot(store, id, numbers[0], numbers[1], numbers[2], nodes);
    }

    /// The text of a snapshot's file, and thereby its id.
    static String text(String parent, long sequence, long ingestTs, long nextBatchSeq, Map<Row.Table, List<String>> nodes) {
        StringBuilder out = new StringBuilder(FORMAT).append('\n');
        out.append("sequence\t").append(sequence).append('\n');
        out.append("parent\t").append(parent.isEmpty() ? "-" : parent).append('\n');
        out.append("ingest_ts\t").append(ingestTs).append('\n');
        out.append("next_batch_seq\t").append(nextBatchSeq).append('\n');
        nodes.forEach((table, hashes) -> hashes.forEach(hash -> out.append(table.key()).append('\t').append(hash).append('\n')));
        return out.toString();
    }

    String id() {
        return id;
    }

    long sequence() {
        return sequence;
    }

    long ingestTs() {
        return ingestTs;
    }

    long nextBatchSeq() {
        return nextBatchSeq;
    }

    Store store() {
        return store;
    }

    int shards(Row.Table table) {
        return shardsOf(table).size();
    }

    List<String> shardsOf(Row.Table table) {
        return nodes.getOrDefault(table, List.of("-"));
    }

    static int shard(String shardKey, int shards) {
        // FNV-1a: stable across machines and versions, unlike what a library may change.
        int hash = 0x811c9dc5;
        for (int i = 0; i < shardKey.length(); i++) {
            hash = (hash ^ shardKey.charAt(i)) * 16777619;
        }
        return Math.floorMod(hash, shards);
    }

    /// The rows of one node, by key.
    synchronized SortedMap<String, Row> node(Row.Table table, int shard) {
        String hash = shardsOf(table).get(shard);
        if (hash.equals("-")) {
            return new TreeMap<>();
        }
        return loaded.computeIfAbsent(table + hash, ignored -> load(table, hash));
    }

    private SortedMap<String, Row> load(Row.Table table, String hash) {
        TreeMap<String, Row> rows = new TreeMap<>();
        List<String> lines = store.verified(store.nodeFile(hash), hash).lines().toList();
        int columns = table.columns().size();
        for (String line : lines.subList(1, lines.size())) {
            Cells cells = Cells.of(line);
            if (cells.count() != columns) {
                throw DataException.inFile(store.nodeFile(hash).toString(),
                        "has a row of " + cells.count() + " cells in table " + table.key(),
                        "use a newer program");
            }
            Row row = table.read(cells);
            rows.put(row.key(), row);
        }
        return rows;
    }

    /// Rows of the node that holds a shard key, by key.
    <R extends Row> List<R> near(Row.Table table, Class<R> type, String shardKey) {
        return node(table, shard(shardKey, shards(table))).values().stream().map(type::cast).toList();
    }

    /// All rows of a table, in no promised order between nodes.
    <R extends Row> List<R> all(Row.Table table, Class<R> type) {
        List<R> rows = new ArrayList<>();
        for (int shard = 0; shard < shards(table); shard++) {
            node(table, shard).values().forEach(row -> rows.add(type.cast(row)));
        }
        return rows;
    }
}
