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
    private static final List<String> PLAIN = List.of("Figure", "#Value", "How it is computed");
    /// What lies above it and below one must not be rounded to certainty.
    private static final BigDecimal ALMOST_SURE = new BigDecimal("0.9999");

    private Statistics() {}

    static void render(Html html, RunPackage run) {
        html.section("statistics", "Statistics",
                "Returns are of trading sessions, close to close. An interval is where 95% of 1,000 resamples"
                        + " of the run's own sessions lie (stationary block bootstrap); it says nothing about times unlike these.");
        String currency = run.metrics().text("currency");
        Map<String, List<CsvRow>> groups = new LinkedHashMap<>();
        for (CsvRow row : run.statistics().rows()) {
            groups.computeIfAbsent(row.text("group"), group -> new ArrayList<>()).add(row);
        }
        groups.forEach((group, rows) -> group(html, group, rows, currency));
        html.endSection();
    }

    private static void group(Html html, String group, List<CsvRow> rows, String currency) {
        boolean intervals = rows.stream().anyMatch(row -> !row.text("low").isEmpty());
        html.element("h3", "", group);
        html.table(group, intervals ? HEADS : PLAIN, rows.stream().map(row -> {
            String value = value(row, "value", currency);
            return intervals
                    ? List.of(row.text("name"), value, interval(row, currency), row.text("definition"))
                    : List.of(row.text("name"), value, row.text("definition"));
        }).toList());
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
            case "FRACTION" -> value.compareTo(ALMOST_SURE) > 0 && value.compareTo(BigDecimal.ONE) < 0
                    ? "> 99.99%"
                    : Figures.percent(value, 2);
            case "MONEY" -> Figures.money(value, currency);
            case "COUNT" -> Figures.plain(value.setScale(0, RoundingMode.UP));
            case "DAYS" -> Figures.plain(value.setScale(1, RoundingMode.HALF_EVEN)) + " d";
            default -> Figures.ratio(value);
        };
    }
}
