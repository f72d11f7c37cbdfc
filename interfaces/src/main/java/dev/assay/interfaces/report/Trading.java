package dev.assay.interfaces.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was traded, what became of every order, and what the risk controls did.
final class Trading {
    private static final int REASONS_SHOWN = 12;
    private static final String DISABLED = "disabled: ";

    private Trading() {}

    static void trades(Html html, RunPackage run) {
        html.section("trades", "Trades", "");
        if (run.bars().isEmpty()) {
            html.none("No bar was recorded, so there is no price to draw.");
        } else {
            html.raw("<div class=\"tools\" data-tools=\"price\"></div>\n");
            Performance.chart(html, "price", "Price of one instrument with every buy and sell marked; the trades are listed below");
            long merged = run.bars().stream().filter(PriceBars::merged).count();
            html.element("p", "hint",
                    "A filled triangle opens or adds to a position, a hollow one closes. Point at a triangle for its fill and why the position"
                            + " ended. Level lines are the prices at which stop and limit orders waited."
                            + (merged == 0
                                    ? ""
                                    : " %s instruments have more bars than can be drawn; neighbours are merged into longer bars."
                                            .formatted(Figures.count(merged))));
        }
        positions(html, run);
        html.raw("<h3>Round trips</h3>\n");
        list(html, run, DataTable.TRADES, "No position was opened and closed again.");
        Growth.breakdown(html, run);
        html.raw("<details><summary>Every fill</summary>\n");
        list(html, run, DataTable.FILLS, "No order was filled.");
        html.element("p", "hint",
                "The vendor's line is the bar that the fill met. assay why RUN FILL walks from a fill back over its order, decision and signal to that"
                        + " line.")
                .raw("</details>\n").endSection();
    }

    private static void positions(Html html, RunPackage run) {
        html.raw("<h3>Positions at the end</h3>\n");
        if (run.positions().isEmpty()) {
            html.none("Nothing was traded.");
            return;
        }
        html.table("Positions at the end, each in its instrument's currency",
                List.of("Strategy", "Symbol", "Currency", "#Quantity", "#Average price", "#Cost", "#Realised", "#Fees", "#Dividends"),
                run.positions().rows().stream().map(row -> List.of(row.text("strategy"), row.text("symbol"), row.text("currency"),
                        Figures.plain(row.decimal("qty")), row.text("avgPx"), money(row, "cost"), money(row, "realizedPnl"),
                        money(row, "fees"), money(row, "dividends"))).toList());
    }

    private static String money(CsvRow row, String field) {
        return Figures.money(row.decimal(field), row.text("currency"));
    }

    static void orders(Html html, RunPackage run) {
        html.section("orders", "Orders", "");
        if (run.orders().isEmpty()) {
            html.none("No order was sent.").endSection();
            return;
        }
        Map<String, Long> byStatus = new LinkedHashMap<>();
        run.orderReasons().entries().forEach(e -> byStatus.merge(e.label().getFirst(), e.count(), Long::sum));
        html.raw("<ul class=\"counts\">");
        byStatus.forEach((status, count) -> html.raw("<li><strong>").text(Figures.count(count)).raw("</strong> ").text(label(status))
                .raw("</li>"));
        html.raw("</ul>\n");
        List<Tally.Entry> unfilled = run.orderReasons().entries().stream().filter(e -> !e.label().getFirst().equals("FILLED")).toList();
        if (unfilled.isEmpty()) {
            html.none("Every order was filled.");
        } else {
            html.raw("<h3>Why orders were not filled</h3>\n").table("Why orders were not filled",
                    List.of("Status", "#Orders", "Reason (of the first)", "First order"),
                    unfilled.stream().limit(REASONS_SHOWN)
                            .map(e -> List.of(label(e.label().getFirst()), Figures.count(e.count()), reason(e.label().get(1)), e.example()))
                            .toList());
            more(html, unfilled.size(), RunFile.ORDERS);
        }
        html.raw("<h3>Every order</h3>\n").dataTable(DataTable.ORDERS).endSection();
    }

    static void risk(Html html, RunPackage run) {
        html.section("risk", "Risk controls", "Every order and every replacement passes these controls before it leaves.");
        if (run.controls().isEmpty()) {
            html.none("No control was recorded.");
        } else {
            switchedOff(html, run);
            html.table("Controls in force",
                    List.of("Control", "Limit", "#Checked", "#Accepted", "#Shrunk", "#Rejected", "#Missed P&L"),
                    run.controls().rows().stream().filter(row -> !row.text("limit").startsWith(DISABLED))
                            .map(row -> List.of(row.text("control"), row.text("limit"), whole(row, "checked"), whole(row, "accepted"),
                                    whole(row, "shrunk"), whole(row, "rejected"), row.text("missedPnl")))
                            .toList());
            html.element("p", "hint",
                    "Missed P&L is what the orders that a control rejected or cut would have been worth by marks, from the "
                            + "decision to the end of the run, without costs; the " + Figures.count(run.missed().rows().size())
                            + " of them are in missed.csv.");
        }
        if (run.refusals().isEmpty()) {
            html.none("No order was rejected or shrunk by a risk control.").endSection();
            return;
        }
        List<Tally.Entry> refusals = run.refusals().entries();
        if (refusals.stream().noneMatch(e -> e.label().getFirst().equals("REJECT"))) {
            html.none("No order was rejected by a risk control.");
        }
        List<List<String>> rows = new ArrayList<>();
        refusals.stream().limit(REASONS_SHOWN).forEach(e -> rows.add(List.of(outcome(e.label().getFirst()), Figures.count(e.count()),
                e.label().get(1), e.label().get(2), e.example())));
        html.raw("<h3>Why orders were rejected or shrunk</h3>\n").table("Why orders were rejected or shrunk",
                List.of("Outcome", "#Orders", "Control", "Reason", "First explanation"), rows);
        more(html, refusals.size(), RunFile.DECISIONS);
        html.raw("<h3>Every rejected or shrunk order</h3>\n").dataTable(DataTable.DECISIONS).endSection();
    }

    private static void switchedOff(Html html, RunPackage run) {
        List<CsvRow> off = run.controls().rows().stream().filter(row -> row.text("limit").startsWith(DISABLED)).toList();
        if (off.isEmpty()) {
            return;
        }
        html.raw("<div class=\"notice bad\" role=\"alert\"><ul>");
        for (CsvRow row : off) {
            html.raw("<li><strong class=\"tag bad\">").text(row.text("control")).raw("</strong> is switched off: ")
                    .text(row.text("limit").substring(DISABLED.length())).raw("</li>");
        }
        html.raw("</ul></div>\n");
    }

    private static void list(Html html, RunPackage run, DataTable table, String none) {
        if (run.listing(table).isEmpty()) {
            html.none(none);
        } else {
            html.dataTable(table);
        }
    }

    private static void more(Html html, int reasons, RunFile file) {
        if (reasons > REASONS_SHOWN) {
            html.element("p", "hint", "%d more reasons are in %s.".formatted(reasons - REASONS_SHOWN, file.fileName()));
        }
    }

    private static String whole(CsvRow row, String column) {
        return Figures.plain(row.decimal(column));
    }

    private static String reason(String text) {
        return text.isBlank() ? "no reason recorded" : text;
    }

    private static String outcome(String outcome) {
        return switch (outcome) {
            case "REJECT" -> "Rejected";
            case "SHRINK" -> "Shrunk";
            default -> label(outcome);
        };
    }

    /// `PARTIALLY_FILLED` as `Partially filled`.
    static String label(String constant) {
        String words = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "Unknown" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
