package dev.assay.interfaces.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// Puts the page together: style, markup, data and script in one file. The content security policy allows exactly these styles and scripts
/// (by hash) and nothing from anywhere else, so that no text of a run could execute even if it were not escaped.
final class Page {
    private static final List<String> STYLES = List.of("vendor/uPlot-1.6.32.min.css", "report.css");
    private static final List<String> SCRIPTS = List.of("vendor/uPlot-1.6.32.iife.min.js", "kit.js", "tables.js", "report.js");
    private static final String[][] CONTENTS = {{"summary", "Summary"}, {"equity", "Equity"}, {"growth", "Growth"}, {"months", "Months"},
            {"spread", "Spread"},
            {"statistics", "Statistics"}, {"trades", "Trades"},
            {"orders", "Orders"}, {"risk", "Risk"}, {"costs", "Costs"}, {"assumptions", "Assumptions"}, {"data", "Data"},
            {"failures", "Failures"}, {"identity", "Identity"}};

    private Page() {}

    static String render(RunPackage run) {
        String style = "\n" + String.join("\n", STYLES.stream().map(Page::resource).toList());
        String script = "\n" + String.join("\n", SCRIPTS.stream().map(Page::resource).toList());
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '" + hash(script) + "'; style-src '"
                + hash(style) + "'; base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Assay\">\n");
        html.element("title", "", run.metrics().text("runName") + " · Assay report");
        html.raw("<style>").raw(style).raw("</style>\n</head>\n<body>\n");
        html.raw("<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n");
        body(html, run);
        html.raw("<script type=\"application/json\" id=\"run-data\">").raw(PageData.json(run)).raw("</script>\n");
        html.raw("<script>").raw(script).raw("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    /// The head of a page without a script, up to the opened body.
    static void open(Html html, String title) {
        String style = "\n" + resource("report.css");
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" + hash(style)
                + "'; base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Assay\">\n");
        html.element("title", "", title);
        html.raw("<style>").raw(style).raw("</style>\n</head>\n<body>\n");
    }

    private static void body(Html html, RunPackage run) {
        Summary.header(html, run);
        html.raw("<nav aria-label=\"Sections\"><ul>");
        for (String[] entry : CONTENTS) {
            html.raw("<li><a href=\"#" + entry[0] + "\">" + entry[1] + "</a></li>");
        }
        html.raw("</ul></nav>\n<main>\n");
        html.raw(
                "<noscript><p class=\"notice\">Scripts are off: charts and the long tables are not shown. Their rows are in the CSV files beside"
                        + " this page.</p></noscript>\n");
        Summary.render(html, run);
        Performance.equity(html, run);
        Growth.growth(html, run);
        Performance.months(html, run);
        Growth.spread(html, run);
        Statistics.render(html, run);
        Trading.trades(html, run);
        Trading.orders(html, run);
        Trading.risk(html, run);
        Basis.costs(html, run);
        Basis.assumptions(html, run);
        Basis.data(html, run);
        Basis.failures(html, run);
        Basis.identity(html, run);
        html.raw("</main>\n");
        Basis.footer(html, resource("vendor/uPlot-LICENSE.txt"));
    }

    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
