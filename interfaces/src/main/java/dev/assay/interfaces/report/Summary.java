package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The top of the page: what ran, the headline figures, and what a reader must not miss.
final class Summary {
    private static final int NAMES_SHOWN = 6;

    private Summary() {}

    static void header(Html html, RunPackage run) {
        Metrics metrics = run.metrics();
        html.raw("<header>\n").element("p", "eyebrow", "Assay · " + metrics.text("mode") + " report");
        html.element("h1", "", metrics.text("runName"));
        html.element("p", "subtitle",
                "%s on %s".formatted(names(metrics.texts("strategies"), "no strategy"),
                        names(metrics.texts("instruments"), "no instrument")));
        html.element("p", "subtitle", "%s to %s · %s bars · %s".formatted(Figures.date(metrics.text("from")),
                Figures.date(metrics.text("to")), Figures.count(metrics.count("bars")), metrics.text("currency")));
        html.raw("</header>\n");
    }

    static void render(Html html, RunPackage run) {
        html.raw("<section id=\"summary\" aria-label=\"Summary\">\n");
        notices(html, run);
        headline(html, run.metrics());
        activity(html, run);
        html.endSection();
    }

    private static void notices(Html html, RunPackage run) {
        if (!run.failures().isEmpty()) {
            CsvRow first = run.failures().rows().getFirst();
            String more = run.failures().total() == 1 ? "" : " and %s more".formatted(Figures.count(run.failures().total() - 1));
            html.raw("<p class=\"notice bad\" role=\"status\"><strong>").text("A strategy failed%s.".formatted(more)).raw("</strong> ")
                    .text("%s threw in %s at %s: %s. Policy: %s. ".formatted(first.text("strategy"), first.text("callback"),
                            Figures.time(first.text("ts")), first.text("message"), first.text("policy")))
                    .raw("<a href=\"#failures\">All failures</a></p>\n");
        }
        if (run.fills().isEmpty()) {
            html.raw("<div class=\"notice\" role=\"status\"><p><strong>No trade was made.</strong></p><ul>");
            for (String reason : NoTrades.explain(run)) {
                html.element("li", "", reason);
            }
            html.raw("</ul></div>\n");
        }
    }

    private static void headline(Html html, Metrics metrics) {
        String currency = metrics.text("currency");
        BigDecimal profit = metrics.decimal("netProfit");
        html.raw("<dl class=\"headline\">\n");
        figure(html, "Net profit", Figures.signedMoney(profit, currency), currency + " after all costs", tone(profit));
        figure(html, "Total return", or(metrics.optional("totalReturn"), v -> Figures.signedPercent(v, 2)), "over the whole period",
                tone(metrics.optional("totalReturn")));
        figure(html, "CAGR", or(metrics.optional("cagr"), v -> Figures.signedPercent(v, 2)), "per year, compounded",
                tone(metrics.optional("cagr")));
        figure(html, "Max. drawdown", or(metrics.optional("maxDrawdown"), v -> Figures.percent(v.abs().negate(), 2)),
                "deepest fall from a peak", "");
        figure(html, "Sharpe ratio", or(metrics.optional("sharpe"), Figures::ratio), "annualised", "");
        figure(html, "Volatility", or(metrics.optional("volatility"), v -> Figures.percent(v, 2)), "annualised", "");
        html.raw("</dl>\n");
    }

    private static void activity(Html html, RunPackage run) {
        Metrics metrics = run.metrics();
        String currency = metrics.text("currency");
        html.raw("<dl class=\"activity\">\n");
        figure(html, "Start equity", Figures.money(metrics.decimal("startEquity"), currency), "", "");
        figure(html, "End equity", Figures.money(metrics.decimal("endEquity"), currency), "", "");
        figure(html, "Fees", Figures.money(metrics.decimal("fees"), currency), "", "");
        figure(html, "Orders", Figures.count(metrics.count("orders")), "", "");
        figure(html, "Fills", Figures.count(metrics.count("fills")), "", "");
        figure(html, "Round trips", Figures.count(run.trades().total()), "", "");
        figure(html, "Rejections", Figures.count(metrics.count("rejections")), "", "");
        figure(html, "Strategy failures", Figures.count(run.failures().total()), "", "");
        html.raw("</dl>\n");
    }

    private static void figure(Html html, String name, String value, String note, String tone) {
        html.raw("<div>").element("dt", "", name).element("dd", tone, value);
        if (!note.isEmpty()) {
            html.element("dd", "note", note);
        }
        html.raw("</div>\n");
    }

    private static String tone(@Nullable BigDecimal value) {
        int sign = value == null ? 0 : value.signum();
        return sign > 0 ? "up" : sign < 0 ? "down" : "";
    }

    private static String or(@Nullable BigDecimal value, Function<BigDecimal, String> format) {
        return value == null ? Figures.NONE : format.apply(value);
    }

    private static String names(List<String> names, String none) {
        if (names.size() <= NAMES_SHOWN) {
            return names.isEmpty() ? none : String.join(", ", names);
        }
        return "%s and %d more".formatted(String.join(", ", names.subList(0, NAMES_SHOWN)), names.size() - NAMES_SHOWN);
    }
}
