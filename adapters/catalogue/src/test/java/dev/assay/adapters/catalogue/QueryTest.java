package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataException;
import dev.assay.application.data.QueryResult;
import dev.assay.application.data.SnapshotRef;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {
    @TempDir
    static Path directory;

    private static DataCatalogue catalogue = Fixtures.catalogue(Path.of(""));

    @BeforeAll
    static void fill() {
        catalogue = Fixtures.catalogue(directory.resolve("catalogue"));
        Path cents = Fixtures.write(directory, "TWO.csv", Fixtures.HEADER, "2017-01-03,10,11,9.50,10.25,1000", "2017-01-04,1,1,1,1,1,1");
        Path fine = Fixtures.write(directory, "FOUR.csv", Fixtures.HEADER, "2017-01-03,10,11,9.50,10.1234,1000");
        Fixtures.ingest(catalogue, Fixtures.daily("instruments: {FOUR: {priceScale: 4}}"), cents, fine);
    }

    private static QueryResult query(String sql) {
        return catalogue.query(sql, SnapshotRef.LATEST, 5);
    }

    @Test
    void instrumentsOfDifferentScalesStandInOneViewWithoutLoss() {
        assertThat(query("SELECT symbol, close FROM bars ORDER BY symbol").rows()).containsExactly(List.of("FOUR", "10.1234"),
                List.of("TWO", "10.2500"));
    }

    @Test
    void typesAndNullsAndLimits() {
        QueryResult result = query(
                "SELECT symbol, close, ts_open, close_time, revision = 0 AS fresh, vendor_adj_close, 0.5::DOUBLE AS half, sum(volume) OVER () AS s "
                        + "FROM bars ORDER BY symbol");
        assertThat(result.columns().stream().map(QueryResult.Column::type)).containsExactly(QueryResult.Type.TEXT, QueryResult.Type.NUMBER,
                QueryResult.Type.NUMBER, QueryResult.Type.TEXT, QueryResult.Type.BOOLEAN, QueryResult.Type.NUMBER, QueryResult.Type.NUMBER,
                QueryResult.Type.NUMBER);
        assertThat(result.rows().getFirst()).isEqualTo(
                Arrays.asList("FOUR", "10.1234", "1483453800000000000", "2017-01-03 21:00:00.0", "true", null, "0.5", "2000"));
        assertThat(result.truncated()).isFalse();
        QueryResult cut = query("SELECT * FROM range(6)");
        assertThat(cut.rows()).hasSize(5);
        assertThat(cut.truncated()).isTrue();
        assertThat(query("FROM batches").rows()).hasSize(2);
        assertThat(query("SELECT reason FROM quarantine").rows()).containsExactly(List.of("WRONG_COLUMN_COUNT"));
        assertThat(query("SELECT count(*) FROM actions").rows()).containsExactly(List.of("0"));
        assertThat(query("DESCRIBE bars").rows()).hasSize(5);
    }

    @Test
    void onlyOneReadingStatementRuns() {
        refused("DROP VIEW bars", "only reading statements");
        refused("CREATE TABLE t (a INT)", "only reading statements");
        refused("COPY (SELECT 1) TO '" + directory.resolve("catalogue/data/x.parquet") + "'", "only reading statements");
        refused("ATTACH '" + directory.resolve("x.db") + "'", "only reading statements");
        refused("SET memory_limit = '1GB'", "only reading statements");
        refused("SELECT 1; SELECT 2", "one statement");
        refused("", "one statement");
        refused("SELEC 1", "syntax error");
        refused("SELECT clos FROM bars", "Candidate bindings");
        refused("SELECT * FROM read_text('" + Fixtures.resource("XNYS.calendar") + "')", "no other files");
    }

    private static void refused(String sql, String words) {
        assertThatThrownBy(() -> query(sql)).isInstanceOf(DataException.class).hasMessageContaining(words);
    }
}
