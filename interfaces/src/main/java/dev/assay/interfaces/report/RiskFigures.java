package dev.assay.interfaces.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the risk controls of a run did, from its package: one row per control, and every order that was kept back.
///
/// @param controls in the order they ran
/// @param missed in the order of the decisions
public record RiskFigures(List<Control> controls, List<Missed> missed) {
    public RiskFigures {
        controls = List.copyOf(controls);
        missed = List.copyOf(missed);
    }

    /// One control.
    ///
    /// @param missedPnl what its rejected and shrunk orders would have been worth; empty where there were none
    public record Control(String id, String limit, String checked, String shrunk, String rejected, String missedPnl) {
        /// How often it did not let the whole order pass.
        public long hit() {
            return Long.parseLong(shrunk) + Long.parseLong(rejected);
        }
    }

    /// One order or part of an order that did not go out; `from`, `to` and `pnl` are empty where a price was not known.
    public record Missed(String ts, String strategy, String side, String quantity, String symbol, String from, String to, String pnl,
            String control, String reason) {}

    /// Reads a run package.
    ///
    /// @throws ReportException naming the file and line that cannot be read
    public static RiskFigures read(Path run) {
        List<Control> controls = new ArrayList<>();
        CsvFile.read(run, RunFile.CONTROLS, row -> controls.add(new Control(row.text("control"), row.text("limit"),
                row.decimal("checked").toPlainString(), row.decimal("shrunk").toPlainString(), row.decimal("rejected").toPlainString(),
                row.text("missedPnl"))));
        List<Missed> missed = new ArrayList<>();
        CsvFile.read(run, RunFile.MISSED, row -> missed.add(new Missed(row.text("ts"), row.text("strategy"), row.text("side"),
                row.text("missedQty"), row.text("symbol"), row.text("fromPx"), row.text("toPx"), row.text("pnl"), row.text("control"),
                row.text("reasonCode"))));
        return new RiskFigures(controls, missed);
    }

    /// The same as plain fields, for JSON.
    public Map<String, Object> fields() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("controls", controls.stream().map(each -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("control", each.id());
            one.put("limit", each.limit());
            one.put("checked", Long.parseLong(each.checked()));
            one.put("hit", each.hit());
            one.put("shrunk", Long.parseLong(each.shrunk()));
            one.put("rejected", Long.parseLong(each.rejected()));
            one.put("missedPnl", each.missedPnl());
            return one;
        }).toList());
        all.put("missed", missed);
        return all;
    }
}
