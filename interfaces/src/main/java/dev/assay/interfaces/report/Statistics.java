package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of figures: each with how far it might lie off, and how it is computed.
final class Statistics {
    private static final List<String> HEADS = List.of("Figure", "#Value", "#95% interval", "How it is computed");

    private Statistics() {}

    static void render(Html html, RunPackage run) {
        html.section("statistics", "Statistics", "Returns are of trading sessions, close to close. An interval is where 95% of 1,000 resamples"
                + " of the run's own sessions lie (stationary block bootstrap); it says nothing about times unlike these.");
        String currency = run.metrics().text("currency");
        Map<String, List<List<String>>> groups = new LinkedHashMap<>();
        for (CsvRow row : run.statistics().rows()) {
            groups.computeIfAbsent(row.text("group"), group -> new ArrayList<>()).add(List.of(row.text("name"),
                    value(row, "value", currency), interval(row, currency), row.text("definition")));
        }
        groups.forEach((group, rows) -> html.table(group, HEADS, rows));
        html.endSection();
    }

    private static String interval(CsvRow row, String currency) {
        return row.text("low").isEmpty() ? "" : value(row, "low", currency) + " to " + value(row, "high", currency);
    }

    private static String value(CsvRow row, String column, String currency) {
        if (row.text(column).isEmpty()) {
            return Figures.NONE;
        }
        BigDecimal value = row.decimal(column);
        return switch (row.text("unit")) {
            case "FRACTION" -> Figures.percent(value, 2);
            case "MONEY" -> Figures.money(value, currency);
            case "COUNT" -> Figures.plain(value.setScale(0, RoundingMode.UP));
            case "DAYS" -> Figures.plain(value.setScale(1, RoundingMode.HALF_EVEN)) + " d";
            default -> Figures.ratio(value);
        };
    }
}
