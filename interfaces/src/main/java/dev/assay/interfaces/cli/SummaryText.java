package dev.assay.interfaces.cli;

import dev.assay.application.run.RunSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// A run's summary for the terminal.
final class SummaryText {
    private SummaryText() {}

    static String of(RunSummary run) {
        StringBuilder text = new StringBuilder(1024);
        text.append('\n').append(run.text("runName")).append(": ").append(run.text("strategies")).append(" on ")
                .append(run.text("instruments"))
                .append(", ").append(run.text("from").substring(0, 10)).append(" to ").append(run.text("to").substring(0, 10))
                .append("\n\n");
        row(text, "Net profit", money(run, "netProfit") + "  (" + percent(run.ratio("totalReturn")) + ")");
        row(text, "Equity", money(run, "startEquity") + " -> " + money(run, "endEquity"));
        row(text, "Max drawdown", percent(run.ratio("maxDrawdown")));
        row(text, "Sharpe ratio", number(run.ratio("sharpe")));
        row(text, "CAGR", percent(run.ratio("cagr")));
        row(text, "Volatility", percent(run.ratio("volatility")));
        row(text, "Fees", money(run, "fees"));
        row(text, "Orders", run.text("orders") + " sent, " + run.text("fills") + " fills, " + run.text("shrunk") + " shrunk and "
                + run.text("rejections") + " rejected by RiskGuard");
        row(text, "Books", run.text("reconciliations") + " comparisons with the broker's, " + run.text("reconciliationFindings")
                + " differences");
        if (!run.text("strategyFailures").equals("0")) {
            row(text, "Failures", run.text("strategyFailures") + " strategies failed and were quarantined; see the report");
        }
        row(text, "Data", run.text("bars") + " bars of " + run.text("dataset") + " in " + run.text("durationMs") + " ms");
        text.append('\n');
        row(text, "Event hash", run.text("eventHash"));
        row(text, "Root hash", run.text("rootHash"));
        row(text, "Package", run.text("runDir"));
        row(text, "Report", run.text("runDir") + "/report.html");
        row(text, "Prove it", "assay verify " + run.text("runDir"));
        return text.toString();
    }

    private static void row(StringBuilder text, String label, String value) {
        text.append(String.format(Locale.ROOT, "  %-13s %s%n", label, value));
    }

    private static String money(RunSummary run, String field) {
        BigDecimal amount = new BigDecimal(run.text(field)).setScale(2, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,.2f %s", amount, run.text("currency"));
    }

    private static String percent(double ratio) {
        return Double.isNaN(ratio) ? "not defined" : String.format(Locale.ROOT, "%.2f %%", ratio * 100);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "not defined" : String.format(Locale.ROOT, "%.2f", value);
    }
}
