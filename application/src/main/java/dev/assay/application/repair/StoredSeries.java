package dev.assay.application.repair;

import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.QueryResult;
import dev.assay.application.data.SnapshotRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The series of a dataset of the catalogue, with the splits and dividends of a dataset of corporate actions.
public final class StoredSeries {
    private static final int MOST = 20_000_000;

    private StoredSeries() {}

    /// By symbol, in time order.
    ///
    /// @param actions dataset of corporate actions; empty for none
    /// @throws dev.assay.application.data.DataException when there is no such dataset
    public static Map<String, Series> read(DataCatalogue catalogue, String dataset, String actions) {
        DatasetSummary summary = catalogue.dataset(dataset, SnapshotRef.LATEST);
        if (!actions.isEmpty()) {
            catalogue.dataset(actions, SnapshotRef.LATEST);
        }
        QueryResult rows = catalogue.query("SELECT b.symbol, strftime(b.open_time, '%Y-%m-%d"
                + (summary.timeframe().intraday() ? "T%H:%M:%S" : "")
                + "') AS day, b.line, b.open, b.close, b.vendor_adj_close, coalesce(sum(a.amount) FILTER (a.type = 'dividend'), 0) AS dividend,"
                + " coalesce(product(a.numerator / a.denominator) FILTER (a.type = 'split'), 0) AS split FROM bars b LEFT JOIN actions a"
                + " ON a.dataset = " + quoted(actions) + " AND a.instrument = b.instrument AND a.ts_event = b.ts_open WHERE b.dataset = "
                + quoted(dataset) + " GROUP BY ALL ORDER BY b.symbol, day", SnapshotRef.LATEST, MOST);
        Map<String, List<List<String>>> bySymbol = new TreeMap<>();
        for (var row : rows.rows()) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell == null ? "NaN" : cell));
            bySymbol.computeIfAbsent(cells.getFirst(), name -> new ArrayList<>()).add(cells);
        }
        Map<String, Series> series = new TreeMap<>();
        bySymbol.forEach((symbol, of) -> series.put(symbol, new Series(of.stream().map(row -> row.get(1)).toArray(String[]::new),
                of.stream().mapToLong(row -> Long.parseLong(row.get(2))).toArray(), column(of, 3), column(of, 4), column(of, 5),
                column(of, 6),
                column(of, 7), new double[of.size()], !summary.timeframe().intraday())));
        return series;
    }

    private static double[] column(List<List<String>> rows, int place) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(place))).toArray();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
