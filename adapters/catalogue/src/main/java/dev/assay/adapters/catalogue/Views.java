package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataKind;
import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.Timeframe;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;

/// SQL views over one snapshot: `bars`, `actions` and `quarantine` read its Parquet files, `batches` and `instruments` its manifest.
///
/// Where a row was revised, `bars` and `actions` show the newest; `all_bars` shows every row ever stored.
final class Views {
    private static final String EMPTY_BARS = "SELECT NULL::VARCHAR AS dataset, NULL::VARCHAR AS timeframe, NULL::VARCHAR AS instrument, NULL::BIGINT AS "
            + "ts_open, NULL::BIGINT AS ts_close, NULL::DECIMAL(18,2) AS open, NULL::DECIMAL(18,2) AS high, NULL::DECIMAL(18,2) AS low, "
            + "NULL::DECIMAL(18,2) AS close, NULL::DECIMAL(18,0) AS volume, NULL::DECIMAL(18,6) AS vendor_adj_close, NULL::VARCHAR AS source, "
            + "NULL::BIGINT AS vendor_ts, NULL::BIGINT AS ingest_ts, NULL::VARCHAR AS batch, NULL::BIGINT AS line, NULL::INTEGER AS flags, "
            + "NULL::INTEGER AS revision WHERE false";
    private static final String EMPTY_ACTIONS = "SELECT NULL::VARCHAR AS dataset, NULL::VARCHAR AS timeframe, NULL::VARCHAR AS instrument, NULL::BIGINT AS "
            + "ts_event, NULL::VARCHAR AS type, NULL::BIGINT AS pay_ts, NULL::BIGINT AS numerator, NULL::BIGINT AS denominator, NULL::DECIMAL(18,8) AS "
            + "amount, NULL::VARCHAR AS currency, NULL::VARCHAR AS source, NULL::BIGINT AS vendor_ts, NULL::BIGINT AS ingest_ts, NULL::VARCHAR AS batch, "
            + "NULL::BIGINT AS line, NULL::INTEGER AS flags, NULL::INTEGER AS revision WHERE false";
    private static final String EMPTY_QUARANTINE = "SELECT NULL::VARCHAR AS dataset, NULL::VARCHAR AS file, NULL::BIGINT AS line, NULL::VARCHAR AS reason, "
            + "NULL::VARCHAR AS field, NULL::VARCHAR AS value, NULL::VARCHAR AS words, NULL::VARCHAR AS fix, NULL::VARCHAR AS raw, NULL::VARCHAR AS batch, "
            + "NULL::BIGINT AS ingest_ts WHERE false";

    private final Duck duck;
    private final Snapshot snapshot;

    Views(Duck duck, Snapshot snapshot) {
        this.duck = duck;
        this.snapshot = snapshot;
    }

    /// Creates the views.
    ///
    /// @param leaveOut paths of stored files to leave out because they are damaged
    void create(Set<String> leaveOut) {
        createTable(Row.Table.BATCHES, snapshot.all(Row.Table.BATCHES, Row.Batch.class));
        createTable(Row.Table.INSTRUMENTS, snapshot.all(Row.Table.INSTRUMENTS, Row.Instrument.class));
        List<Row.DataFile> files = snapshot.all(Row.Table.FILES, Row.DataFile.class).stream()
                .filter(file -> !leaveOut.contains(file.path())).toList();
        createRows("bars", DataKind.BAR, files, EMPTY_BARS, "ts_open");
        createRows("actions", DataKind.CORPORATE_ACTION, files, EMPTY_ACTIONS, "ts_event, type");
        List<String> quarantine = snapshot.all(Row.Table.BATCHES, Row.Batch.class).stream().map(Row.Batch::quarantinePath)
                .filter(path -> !path.isEmpty() && !leaveOut.contains(path)).toList();
        duck.run("CREATE VIEW quarantine AS " + (quarantine.isEmpty()
                ? EMPTY_QUARANTINE
                : "SELECT * FROM read_parquet(" + list(quarantine) + ", hive_partitioning = false, union_by_name = true)"));
        StringBuilder names = new StringBuilder("CREATE MACRO flag_names(bits) AS array_to_string(list_filter([");
        for (QualityFlag flag : QualityFlag.values()) {
            names.append(flag.ordinal() == 0 ? "" : ", ").append("CASE WHEN bits & ").append(flag.bit()).append(" <> 0 THEN '").append(flag)
                    .append("' END");
        }
        duck.run(names.append("], lambda x: x IS NOT NULL), ' ')").toString());
    }

    /// Lets statements read the catalogue's Parquet files and nothing else, for good.
    void confine() {
        duck.run("SET allowed_directories = [" + Duck.quote(snapshot.store().root().resolve("data") + "/") + "]");
        duck.run("SET enable_external_access = false");
        duck.run("SET lock_configuration = true");
    }

    private void createTable(Row.Table table, List<? extends Row> rows) {
        StringBuilder columns = new StringBuilder();
        for (String column : table.columns()) {
            columns.append(columns.isEmpty() ? "" : ", ").append(column).append(numeric(column) ? " BIGINT" : " VARCHAR");
        }
        duck.run("CREATE TABLE " + table.key() + " (" + columns + ")");
        try (DuckDBAppender appender = duck.appender(table.key())) {
            for (Row row : rows) {
                appender.beginRow();
                for (int i = 0; i < table.columns().size(); i++) {
                    String cell = row.cells().get(i);
                    if (numeric(table.columns().get(i))) {
                        appender.append(Long.parseLong(cell));
                    } else {
                        appender.append(cell);
                    }
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw Duck.failure(snapshot.store().root().toString(), e);
        }
    }

    private static boolean numeric(String column) {
        return switch (column) {
            case "batch_seq", "bytes", "modified_ns", "ingest_ts", "rows_read", "written", "identical", "revised", "quarantined",
                    "quarantine_bytes", "price_scale",
                    "tick_units", "quantity_scale", "lot_units", "multiplier" ->
                true;
            default -> false;
        };
    }

    /// Only series with revisions pay for finding the newest row: identical rows are never stored twice.
    private void createRows(String view, DataKind kind, List<Row.DataFile> files, String empty, String key) {
        Map<String, Boolean> revised = new TreeMap<>();
        for (Row.DataFile file : files) {
            revised.merge(series(file), file.revisions() > 0, Boolean::logicalOr);
        }
        List<String> plain = paths(files, kind, revised, false);
        List<String> layered = paths(files, kind, revised, true);
        String times = kind == DataKind.BAR
                ? "make_timestamp_ns(ts_open) AS open_time, make_timestamp_ns(ts_close) AS close_time, "
                : "make_timestamp_ns(ts_event) AS effective_time, ";
        String columns = "r.dataset, r.timeframe, r.instrument, i.symbol, " + times + "r.* EXCLUDE (dataset, timeframe, instrument)";
        String rows = "SELECT " + columns + " FROM (" + read(plain, layered, empty, "")
                + ") r LEFT JOIN instruments i ON i.instrument = r.instrument";
        String newest = " QUALIFY row_number() OVER (PARTITION BY dataset, timeframe, instrument, " + key
                + " ORDER BY revision DESC, ingest_ts DESC) = 1";
        duck.run("CREATE VIEW all_" + view + " AS " + rows);
        duck.run("CREATE VIEW " + view + " AS SELECT " + columns + " FROM (" + read(plain, layered, empty, newest)
                + ") r LEFT JOIN instruments i ON i.instrument = r.instrument");
    }

    private String read(List<String> plain, List<String> layered, String empty, String newest) {
        if (plain.isEmpty() && layered.isEmpty()) {
            return empty;
        }
        String both = plain.isEmpty() || layered.isEmpty() ? "" : " UNION ALL BY NAME ";
        return (plain.isEmpty() ? "" : parquet(plain)) + both + (layered.isEmpty() ? "" : parquet(layered) + newest);
    }

    private String parquet(List<String> paths) {
        return "SELECT * EXCLUDE (kind, period) FROM read_parquet(" + list(paths)
                + ", hive_partitioning = true, hive_types_autocast = false, union_by_name = true)";
    }

    private static String series(Row.DataFile file) {
        return file.kind() + " " + Row.Series.key(file.dataset(), Timeframe.parse(file.timeframe().code()), file.instrument());
    }

    private static List<String> paths(List<Row.DataFile> files, DataKind kind, Map<String, Boolean> revised, boolean wanted) {
        return files.stream().filter(file -> file.kind() == kind && revised.getOrDefault(series(file), false) == wanted)
                .map(Row.DataFile::path)
                .sorted().toList();
    }

    private String list(List<String> paths) {
        return "[" + String.join(", ", paths.stream().map(path -> Duck.quote(snapshot.store().path(path).toString())).toList()) + "]";
    }
}
