package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Growth beside the benchmark's, measures over a moving window, the deepest falls, and how returns spread.
final class Growth {
    private static final int FALLS_SHOWN = 10;

    private Growth() {}

    static void growth(Html html, RunPackage run) {
        html.section("growth", "Growth and moving windows", "");
        if (run.series().isEmpty()) {
            html.none("No session was recorded, or the account was without money.").endSection();
            return;
        }
        CsvRow first = run.series().rows().getFirst();
        String benchmark = first.text("benchmarkName");
        html.element("h3", "", "Growth of 1 unit of equity, in multiples of the start");
        html.raw("<div class=\"tools\" data-tools=\"growth\"></div>\n");
        Performance.chart(html, "growth", "Growth of the equity in multiples of the start"
                + (benchmark.isEmpty() ? "" : ", with " + benchmark + " and " + benchmark + " at the run's volatility"));
        html.element("p", "hint", benchmark.isEmpty()
                ? "No benchmark is configured: name an instrument under report.benchmark to compare with it."
                : benchmark
                        + " is held with its dividends reinvested and without costs. \"At the run's volatility\" multiplies its returns so"
                        + " that they scatter as the run's do.");
        html.raw("<h3>Over a moving window of ").text(first.text("window")).raw(" sessions</h3>\n");
        Performance.chart(html, "rolling-volatility", "Annualised volatility over a moving window");
        Performance.chart(html, "rolling-sharpe", "Annualised Sharpe ratio over a moving window");
        if (run.series().rows().stream().anyMatch(row -> !row.text("beta").isEmpty())) {
            Performance.chart(html, "rolling-beta", "Beta to the benchmark over a moving window");
        }
        falls(html, run);
        html.endSection();
    }

    private static void falls(Html html, RunPackage run) {
        html.raw("<h3>Deepest drawdowns</h3>\n");
        if (run.drawdowns().isEmpty()) {
            html.none("The equity never fell below an earlier peak.");
            return;
        }
        html.table("Deepest drawdowns at session closes",
                List.of("#Rank", "#Depth", "Peak", "Trough", "Recovered", "#Days down", "#Days to recover"),
                run.drawdowns().rows().stream().limit(FALLS_SHOWN)
                        .map(row -> List.of(row.text("rank"), Figures.percent(row.decimal("depth"), 2), Figures.date(row.text("peakTs")),
                                Figures.date(row.text("troughTs")),
                                row.text("recoveredTs").isEmpty() ? "not yet" : Figures.date(row.text("recoveredTs")),
                                row.text("fallDays"), row.text("recoveryDays").isEmpty() ? "–" : row.text("recoveryDays")))
                        .toList());
    }

    static void spread(Html html, RunPackage run) {
        html.section("spread", "Years and spread of returns", "");
        List<BarFigure.Bar> years = new ArrayList<>();
        for (MonthlyReturns.Year year : run.monthly().years()) {
            BigDecimal total = year.total();
            years.add(new BarFigure.Bar(String.valueOf(year.year()), total.doubleValue(), Figures.signedPercent(total, 2),
                    total.signum() < 0 ? "down" : "up"));
        }
        html.raw("<div class=\"figures\">\n");
        if (!years.isEmpty()) {
            figure(html, "Return by calendar year, %",
                    BarFigure.of("Return by calendar year in per cent", years, List.of(), Growth::percent));
        }
        histogram(html, run, "session return",
                "Session returns, number of sessions; line: normal distribution of the same mean and deviation",
                true);
        histogram(html, run, "round trip gain", "Gain after fees of round trips, " + run.metrics().text("currency")
                + ", number of trips; line: normal distribution", false);
        turnover(html, run);
        html.raw("</div>\n").endSection();
    }

    private static void turnover(Html html, RunPackage run) {
        List<BarFigure.Bar> bars = new ArrayList<>();
        for (CsvRow row : run.months().rows()) {
            String month = row.text("year") + "-" + (row.text("month").length() == 1 ? "0" : "") + row.text("month");
            bars.add(new BarFigure.Bar(month, row.number("turnover"), Figures.percent(row.decimal("turnover"), 1), "plain"));
        }
        if (!bars.isEmpty()) {
            figure(html, "Turnover by month: half of the value traded, % of the month's average equity",
                    BarFigure.of("Turnover by month in per cent of equity", bars, List.of(), Growth::percent));
        }
    }

    private static void histogram(Html html, RunPackage run, String of, String title, boolean percent) {
        List<BarFigure.Bar> bars = new ArrayList<>();
        List<Double> normal = new ArrayList<>();
        for (CsvRow row : run.distribution().rows()) {
            if (row.text("of").equals(of)) {
                double middle = (row.number("low") + row.number("high")) / 2;
                String low = edge(row.number("low"), percent);
                bars.add(new BarFigure.Bar(edge(middle, percent), row.number("count"),
                        low + " to " + edge(row.number("high"), percent) + ": " + row.text("count"), middle < 0 ? "down" : "up"));
                normal.add(row.number("normal"));
            }
        }
        if (!bars.isEmpty()) {
            figure(html, title, BarFigure.of(title, bars, normal, (value, step) -> Figures.count(Math.round(value))));
        }
    }

    private static String edge(double value, boolean percent) {
        return percent
                ? Figures.percent(BigDecimal.valueOf(value), 1)
                : Figures.count(Math.round(value));
    }

    private static String percent(double value, double step) {
        return Figures.percent(BigDecimal.valueOf(value), step < 0.0099 ? 1 : 0);
    }

    private static void figure(Html html, String title, String svg) {
        html.raw("<figure>").element("figcaption", "", title).raw(svg).raw("</figure>\n");
    }

    /// Round trips by side, symbol, exit reason, and the hour and weekday of the entry.
    static void breakdown(Html html, RunPackage run) {
        if (run.breakdown().isEmpty()) {
            return;
        }
        String currency = run.metrics().text("currency");
        String before = "";
        List<List<String>> rows = new ArrayList<>();
        html.raw("<h3>What the round trips have in common</h3>\n");
        for (CsvRow row : run.breakdown().rows()) {
            BigDecimal trips = row.decimal("trips");
            rows.add(List.of(row.text("by").equals(before) ? "" : Trading.label(row.text("by")),
                    row.text("by").startsWith("weekday") ? row.text("key").substring(2) : row.text("key"), Figures.plain(trips),
                    Figures.percent(row.decimal("wins").divide(trips, java.math.MathContext.DECIMAL64), 0),
                    Figures.signedMoney(row.decimal("netPnl"), currency), Figures.money(row.decimal("best"), currency),
                    Figures.money(row.decimal("worst"), currency), Figures.percent(row.decimal("mae"), 1),
                    Figures.percent(row.decimal("mfe"), 1), Figures.ratio(row.decimal("heldDays"))));
            before = row.text("by");
        }
        html.table("Round trips by what they have in common", List.of("By", "", "#Trips", "#Won", "#Net P&L", "#Best", "#Worst",
                "#Mean MAE", "#Mean MFE", "#Days held"), rows);
        html.element("p", "hint",
                "MAE and MFE: furthest that prices went against and for a trip, of its entry price. Hours and weekdays are"
                        + " the entry's, in the exchange's time zone.");
    }
}
