package dev.assay.interfaces.report;

import java.util.List;

/// What the result rests on: costs, assumptions, data, failures, and the identity by which anyone can check the run.
final class Basis {
    private Basis() {}

    static void costs(Html html, RunPackage run) {
        html.section("costs", "Costs", "");
        if (run.costs().isEmpty()) {
            html.none("No cost was booked.").endSection();
            return;
        }
        html.table("Costs by kind and rule", List.of("Kind", "Rule", "Currency", "#Amount", "#Times"), run.costs().rows().stream()
                .map(row -> List.of(Trading.label(row.text("kind")), row.text("rule"), row.text("currency"),
                        Figures.money(row.decimal("amount"), row.text("currency")), Figures.plain(row.decimal("count"))))
                .toList());
        html.element("p", "hint", "Fees in the account: %s %s.".formatted(
                Figures.money(run.metrics().decimal("fees"), run.metrics().text("currency")), run.metrics().text("currency")));
        html.endSection();
    }

    static void assumptions(Html html, RunPackage run) {
        html.section("assumptions", "Assumptions in force", "What this run takes to be true of the market. Read them before the figures.");
        if (run.assumptions().isEmpty()) {
            html.none("No assumption was recorded.").endSection();
            return;
        }
        html.raw("<dl class=\"assumptions\">\n");
        for (CsvRow row : run.assumptions().rows()) {
            html.raw("<div><dt>").text(Trading.label(row.text("kind"))).raw(" <code>").text(row.text("model")).raw("</code></dt>");
            html.element("dd", "", row.text("text")).raw("</div>\n");
        }
        html.raw("</dl>\n").endSection();
    }

    static void data(Html html, RunPackage run) {
        html.section("data", "Data", "Where every price came from. The digest is of the file as it was read.");
        if (run.inputs().isEmpty()) {
            html.none("No input was recorded.");
        }
        for (CsvRow row : run.inputs().rows()) {
            html.raw("<article class=\"input\"><h3>").text(row.text("dataset")).raw(" <span class=\"tag\">").text(row.text("symbol"))
                    .raw("</span></h3>\n");
            html.element("p", "", row.text("source"));
            html.element("p", "", "%s rows, %s to %s".formatted(Figures.plain(row.decimal("rows")), Figures.time(row.text("firstTs")),
                    Figures.time(row.text("lastTs"))));
            html.element("p", "", row.text("flags").isBlank() ? "No quality flag." : "Flags: " + row.text("flags"));
            html.raw("<p class=\"digest\">").text(row.text("file")).raw(" <code>sha256 ").text(row.text("sha256"))
                    .raw("</code></p></article>\n");
        }
        html.raw("<h3>Corporate actions applied</h3>\n");
        if (run.actions().isEmpty()) {
            html.none("No corporate action fell into the run.");
        } else {
            html.dataTable(DataTable.ACTIONS);
        }
        html.endSection();
    }

    static void failures(Html html, RunPackage run) {
        html.section("failures", "Strategy failures", "");
        if (run.failures().isEmpty()) {
            html.none("No strategy failed; none was quarantined.").endSection();
            return;
        }
        html.table("Failures and what was done",
                List.of("Time (UTC)", "Strategy", "Callback", "Datum", "Message", "Policy"), run.failures().rows().stream().limit(200)
                        .map(row -> List.of(Figures.time(row.text("ts")), row.text("strategy"), row.text("callback"), row.text("datumId"),
                                row.text("message"), row.text("policy")))
                        .toList());
        if (run.failures().total() > 200) {
            html.element("p", "hint",
                    "The first 200 of %s; the others are in failures.csv.".formatted(Figures.count(run.failures().total())));
        }
        html.endSection();
    }

    static void identity(Html html, RunPackage run) {
        Metrics metrics = run.metrics();
        html.section("identity", "Identity of the run", "Two runs of one config on the same data have the same event hash.");
        html.raw("<dl class=\"identity\">\n");
        entry(html, "Run id", metrics.text("runId"));
        entry(html, "Run name", metrics.text("runName"));
        entry(html, "Mode", metrics.text("mode"));
        entry(html, "Event hash", metrics.text("eventHash"));
        entry(html, "Config hash", metrics.text("configHash"));
        entry(html, "Code version", metrics.text("codeVersion"));
        entry(html, "From", metrics.text("from"));
        entry(html, "To", metrics.text("to"));
        entry(html, "Run package", metrics.text("runDir"));
        entry(html, "Check it", "assay verify " + metrics.text("runDir"));
        entry(html, "Took", Figures.count(metrics.count("durationMs")) + " ms");
        html.raw("</dl>\n<details><summary>Effective config, with the origin of every value</summary>\n<pre>").text(run.config())
                .raw("</pre></details>\n").endSection();
    }

    static void footer(Html html, String uplotLicence) {
        html.raw("<footer>\n").element("p", "", "Every figure on this page is read from the run package beside it. Nothing is fetched.");
        html.raw("<details><summary>Third-party notice: uPlot 1.6.32 draws the charts</summary>\n<pre>").text(uplotLicence)
                .raw("</pre></details>\n</footer>\n");
    }

    private static void entry(Html html, String name, String value) {
        html.raw("<div>").element("dt", "", name).raw("<dd><code>").text(value).raw("</code></dd></div>\n");
    }
}
