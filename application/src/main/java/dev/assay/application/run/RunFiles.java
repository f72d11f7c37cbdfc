package dev.assay.application.run;

import java.nio.file.Path;

/// Names of the files in a run package; one place, so that writer, verifier and report agree.
public final class RunFiles {
    /// Effective config with the origin of every value.
    public static final String CONFIG = "config.json";
    /// The same for people: key, value, origin.
    public static final String CONFIG_TEXT = "config.txt";
    /// Run identity and headline numbers.
    public static final String METRICS = "metrics.json";
    /// What the run consumed.
    public static final String INPUTS = "inputs.csv";
    /// Copies of the consumed data, when embedded.
    public static final String EMBEDDED = "inputs";
    /// The exchange calendar in force, canonical text.
    public static final String CALENDAR = "calendar.txt";
    /// Instruments by number.
    public static final String INSTRUMENTS = "instruments.csv";
    /// Journal segments.
    public static final String JOURNAL = "journal";
    /// A paper session's inputs, recorded before anything was done about them.
    public static final String RECORDED = "recorded";
    /// Of a paper session: the code that began it, its speed, how often it was taken up again.
    public static final String SESSION = "session.json";
    /// Sources of one-file strategies.
    public static final String STRATEGY = "strategy";
    /// One row per order.
    public static final String ORDERS = "orders.csv";
    /// One row per fill.
    public static final String FILLS = "fills.csv";
    /// The vendor's file and line behind each fill.
    public static final String ORIGINS = "origins.csv";
    /// One row per decision that was no plain accept.
    public static final String DECISIONS = "decisions.csv";
    /// One row per control.
    public static final String CONTROLS = "controls.csv";
    /// One row per order or part of one that RiskGuard kept back.
    public static final String MISSED = "missed.csv";
    /// One row per margin call, liquidation and end of a call; only where there was one.
    public static final String MARGIN_CALLS = "margin-calls.csv";
    /// One row per ledger entry.
    public static final String LEDGER = "ledger.csv";
    /// One row per portfolio snapshot.
    public static final String EQUITY = "equity.csv";
    /// One row per month.
    public static final String MONTHLY = "monthly.csv";
    /// The deepest falls from a peak.
    public static final String DRAWDOWNS = "drawdowns.csv";
    /// Round trips by side, symbol, exit reason and so on.
    public static final String BREAKDOWN = "breakdown.csv";
    /// Fills where a bar left open whether a stop or a limit order came first.
    public static final String AMBIGUOUS = "ambiguous.csv";
    /// One row per session: growth beside the benchmark's, and measures over a moving window.
    public static final String SERIES = "series.csv";
    /// How returns spread, in bins.
    public static final String DISTRIBUTION = "distribution.csv";
    /// Value of the benchmark at session closes.
    public static final String BENCHMARK = "benchmark.csv";
    /// One row per figure, with its interval and definition.
    public static final String STATISTICS = "statistics.csv";
    /// The other runs of the strategy family that statistics correct for.
    public static final String TRIALS = "trials.csv";
    /// One row per round trip.
    public static final String TRADES = "trades.csv";
    /// One row per strategy and instrument that it traded: what is held at the end.
    public static final String POSITIONS = "positions.csv";
    /// Costs by kind.
    public static final String COSTS = "costs.csv";
    /// Prices for the chart.
    public static final String BARS = "bars.csv";
    /// What the models assume.
    public static final String ASSUMPTIONS = "assumptions.csv";
    /// Strategies that failed.
    public static final String FAILURES = "failures.csv";
    /// Corporate actions in the run.
    public static final String ACTIONS = "actions.csv";
    /// One line per decision, with its causes.
    public static final String LOG = "log.jsonl";
    /// The report.
    public static final String REPORT = "report.html";
    /// Digest of every other file.
    public static final String MANIFEST = "manifest.json";
    /// Digest of the manifest.
    public static final String ROOT = "root.sha256";

    private RunFiles() {}

    /// A path inside the package with `/`, on any system.
    static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
