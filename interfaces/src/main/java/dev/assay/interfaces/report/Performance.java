package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.util.List;

/// Equity and drawdown over time, and the table of monthly returns.
final class Performance {
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Performance() {}

    static void equity(Html html, RunPackage run) {
        EquityCurve curve = run.equity();
        html.section("equity", "Equity and drawdown", "");
        if (curve.points().isEmpty()) {
            html.none("No equity point was recorded.").endSection();
            return;
        }
        Metrics metrics = run.metrics();
        String currency = metrics.text("currency");
        BigDecimal fall = metrics.optional("maxDrawdown");
        html.raw("<div class=\"tools\" data-tools=\"equity\"></div>\n");
        chart(html, "equity", "Equity from %s to %s %s, %s to %s".formatted(Figures.money(metrics.decimal("startEquity"), currency),
                Figures.money(metrics.decimal("endEquity"), currency), currency, Figures.date(metrics.text("from")),
                Figures.date(metrics.text("to"))));
        chart(html, "drawdown",
                "Drawdown from the highest equity so far; deepest " + (fall == null ? Figures.NONE : Figures.percent(fall.abs(), 2)));
        chart(html, "exposure", "Gross and net exposure and cash in " + currency);
        String thinned = curve.thinned()
                ? " %s of %s points are drawn; every peak and trough is kept."
                        .formatted(Figures.count(curve.points().size()), Figures.count(curve.recorded()))
                : "";
        html.element("p", "hint", "Drag to zoom, double-click to reset, arrow keys to read values. Times are UTC." + thinned).endSection();
    }

    /// The box a chart is drawn into, with the sentence that stands for it where it cannot be seen.
    static void chart(Html html, String name, String description) {
        html.raw("<div class=\"chart\" data-chart=\"").text(name).raw("\" tabindex=\"0\" role=\"img\" aria-label=\"").text(description)
                .raw("\"></div>\n");
    }

    static void months(Html html, RunPackage run) {
        html.section("months", "Monthly returns", "");
        if (run.monthly().years().isEmpty()) {
            html.none("No month was completed: no return was recorded.").endSection();
            return;
        }
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Monthly returns in percent\">"
                + "<table class=\"heat\">\n<caption>Return in percent per month</caption><thead><tr><th scope=\"col\">Year</th>");
        MONTHS.forEach(month -> html.raw("<th scope=\"col\" class=\"num\">" + month + "</th>"));
        html.raw("<th scope=\"col\" class=\"num\">Year</th></tr></thead>\n<tbody>\n");
        for (MonthlyReturns.Year year : run.monthly().years()) {
            html.raw("<tr><th scope=\"row\">" + year.year() + "</th>");
            for (BigDecimal month : year.months()) {
                if (month == null) {
                    html.raw("<td class=\"num empty\"></td>");
                } else {
                    html.raw("<td class=\"num " + heatClass(run.monthly().heat(month)) + "\">").text(percent(month)).raw("</td>");
                }
            }
            html.raw("<td class=\"num total\">").text(percent(year.total())).raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n").element("p", "hint", "The year's figure is its months compounded.").endSection();
    }

    private static String heatClass(int heat) {
        return heat == 0 ? "flat" : (heat > 0 ? "gain" : "loss") + Math.abs(heat);
    }

    /// Without the percent sign, which the caption gives.
    private static String percent(BigDecimal fraction) {
        String text = Figures.signedPercent(fraction, 2);
        return text.substring(0, text.length() - 1);
    }
}
