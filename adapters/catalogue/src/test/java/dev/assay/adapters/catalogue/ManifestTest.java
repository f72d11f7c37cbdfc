package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    Path directory;

    private Snapshot grow(Snapshot base, int from, int to) throws IOException {
        SnapshotBuilder next = new SnapshotBuilder(base);
        for (int i = from; i < to; i++) {
            next.put(Row.Table.SYMBOLS, new Row.Symbol("S" + i, "XNYS:S" + i));
        }
        return Snapshot.read(base.store(), next.write(base.store(), to, 1));
    }

    @Test
    void largeTablesAreCutSoThatOneSymbolIsFoundInASmallNode() throws IOException {
        Snapshot small = grow(Snapshot.empty(new Store(directory)), 0, 500);
        assertThat(small.shards(Row.Table.SYMBOLS)).isEqualTo(1);
        Snapshot large = grow(small, 500, 10_000);
        assertThat(large.shards(Row.Table.SYMBOLS)).isEqualTo(SnapshotBuilder.SHARDS);
        assertThat(large.all(Row.Table.SYMBOLS, Row.Symbol.class)).hasSize(10_000);
        assertThat(small.all(Row.Table.SYMBOLS, Row.Symbol.class)).as("the earlier state").hasSize(500);
        Snapshot again = Snapshot.read(new Store(directory), large.id());
        List<Row.Symbol> near = again.near(Row.Table.SYMBOLS, Row.Symbol.class, "S1234");
        assertThat(near).contains(new Row.Symbol("S1234", "XNYS:S1234")).hasSizeLessThan(400);
        Snapshot one = grow(large, 10_000, 10_001);
        long changed = Stream.iterate(0, shard -> shard + 1).limit(SnapshotBuilder.SHARDS)
                .filter(shard -> !one.shardsOf(Row.Table.SYMBOLS).get(shard).equals(large.shardsOf(Row.Table.SYMBOLS).get(shard))).count();
        assertThat(changed).as("nodes written for one new row").isEqualTo(1);
    }

    @Test
    void aChangedNodeIsFound() throws IOException {
        Snapshot snapshot = grow(Snapshot.empty(new Store(directory)), 0, 3);
        Path node = new Store(directory).nodeFile(snapshot.shardsOf(Row.Table.SYMBOLS).getFirst());
        Files.writeString(node, Files.readString(node).replace("XNYS:S1", "XNYS:S7"));
        Snapshot again = Snapshot.read(new Store(directory), snapshot.id());
        assertThatThrownBy(() -> again.all(Row.Table.SYMBOLS, Row.Symbol.class)).isInstanceOf(DataException.class)
                .hasMessageContaining("was changed")
                .hasMessageContaining(node.getFileName().toString());
    }

    @Test
    void cellsKeepEveryCharacter() {
        List<String> cells = List.of("plain", "", "tab\there", "line\nend\r", "back\\slash\\t", "\\");
        String line = Cells.line(cells);
        assertThat(line).endsWith("\n").doesNotContain("\r");
        Cells read = Cells.of(line.substring(0, line.length() - 1));
        assertThat(Stream.generate(read::text).limit(read.count()).toList()).isEqualTo(cells);
    }
}
