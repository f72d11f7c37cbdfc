package dev.assay.interfaces.report;

import dev.assay.application.reconcile.Disagreement;
import dev.assay.application.reconcile.Reconciliation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The page that draws what a reconciliation found, in the report's style. One file, no script, nothing loaded from anywhere.
public final class ReconciliationPage {
    private static final int SHOWN = 500;
    private static final double BASIS_POINTS = 10_000;

    private ReconciliationPage() {}

    /// Makes the page.
    ///
    /// @param policy name of the policy
    public static String of(String policy, Reconciliation result) {
        Html html = new Html();
        Page.open(html, "Reconciliation · " + policy);
        html.raw("<header><h1>").text("Reconciliation by " + policy).raw("</h1></header>\n<main>\n");
        html.section("sources", "Sources", result.same()
                ? "All sources agree."
                : result.disagreements().size() + " disagreements; snapshot " + result.snapshot());
        html.table("What each source brought", List.of("Instrument", "Source", "Dataset", "Vendor", "Adjusted", "#Rows", "From", "To"),
                result.inputs().stream().map(one -> List.of(one.instrument(), one.source(), one.dataset(), one.vendor(), one.adjustment(),
                        "" + one.rows(), one.first(), one.last())).toList());
        html.endSection();
        html.section("fields", "Fields",
                "Settled: somebody stood against the value taken. Unknown: fewer agreed than the quorum asks for.");
        html.table("How each field came out",
                List.of("Instrument", "Field", "#Compared", "#Agreed", "#Settled", "#Unknown", "#Worst, bp", "Rule"),
                result.fields().stream().map(one -> List.of(one.instrument(), one.field(), "" + one.compared(), "" + one.agreed(),
                        "" + one.settled(), "" + one.unknown(), points(OptionalDouble.of(one.worst())), one.rule())).toList());
        html.endSection();
        charts(html, result);
        disagreements(html, result);
        html.raw("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private static void charts(Html html, Reconciliation result) {
        Map<String, List<Disagreement>> series = result.disagreements().stream().filter(row -> row.deviation().isPresent())
                .collect(Collectors.groupingBy(row -> row.instrument() + " " + row.field() + ", " + row.source(), LinkedHashMap::new,
                        Collectors.toList()));
        if (series.isEmpty()) {
            return;
        }
        html.section("deviations", "Deviations", "The widest deviation of each month from the value taken, in basis points.");
        html.raw("<div class=\"figures\">\n");
        series.forEach(
                (name, rows) -> html.raw("<figure>").element("figcaption", "", name + " (" + rows.size() + ")").raw(figure(name, rows))
                        .raw("</figure>\n"));
        html.raw("</div>\n").endSection();
    }

    private static String figure(String name, List<Disagreement> rows) {
        TreeMap<String, Double> months = new TreeMap<>();
        for (Disagreement row : rows) {
            months.merge(row.at().substring(0, 7), row.deviation().orElse(0) * BASIS_POINTS, (a, b) -> Math.abs(a) >= Math.abs(b) ? a : b);
        }
        List<BarFigure.Bar> bars = new ArrayList<>();
        months.forEach((month, worst) -> bars
                .add(new BarFigure.Bar(month, worst, String.format(Locale.ROOT, "%.1f bp", worst), worst < 0 ? "down" : "up")));
        return BarFigure.of("Deviations of " + name, bars, List.of(),
                (value, step) -> String.format(Locale.ROOT, step < 1 ? "%.2f" : "%.0f", value));
    }

    private static void disagreements(Html html, Reconciliation result) {
        html.section("disagreements", "Disagreements", "");
        if (result.same()) {
            html.none("There are none.").endSection();
            return;
        }
        html.table("Disagreements", List.of("Instrument", "At", "Field", "Source", "#Said", "#Taken", "#Deviation, bp", "Reason"),
                result.disagreements().stream().limit(SHOWN).map(row -> List.of(row.instrument(), row.at(), row.field(), row.source(),
                        value(row, row.value()), row.unknown() ? "unknown" : value(row, row.chosen()), points(row.deviation()),
                        row.reason() + ": " + row.reason().meaning())).toList());
        if (result.disagreements().size() > SHOWN) {
            html.element("p", "hint", result.disagreements().size() - SHOWN + " more are not shown; --csv writes all of them.");
        }
        html.endSection();
    }

    private static String value(Disagreement row, OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        return row.field().endsWith("ex-date")
                ? LocalDate.ofEpochDay((long) value.getAsDouble()).toString()
                : String.format(Locale.ROOT, "%.6f", value.getAsDouble()).replaceAll("\\.?0+$", "");
    }

    private static String points(OptionalDouble fraction) {
        return fraction.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", fraction.getAsDouble() * BASIS_POINTS);
    }
}
