package dev.assay.interfaces.report;

import java.util.List;

/// The CSV files of a run package and the columns each must have. A file may have more columns than these.
enum RunFile {
    /// One row per portfolio snapshot.
    EQUITY("equity.csv", "ts", "equity", "cash", "positionValue", "grossExposure", "netExposure", "realizedPnl", "unrealizedPnl", "fees",
            "drawdown"),
    /// One row per month.
    MONTHLY("monthly.csv", "year", "month", "return", "turnover"),
    /// One row per order.
    ORDERS("orders.csv", "clOrdId", "strategy", "symbol", "side", "ordType", "orderQty", "limitPx", "stopPx", "timeInForce", "createdTs",
            "lastTs", "ordStatus", "cumQty", "avgPx", "reason", "intentId"),
    /// One row per decision that was no plain accept.
    DECISIONS("decisions.csv", "id", "ts", "strategy", "symbol", "side", "qty", "outcome", "allowedQty", "control", "reasonCode",
            "explanation"),
    /// One row per control.
    CONTROLS("controls.csv", "control", "checked", "accepted", "shrunk", "rejected", "limit", "missedPnl"),
    /// One row per order or part of one that was kept back.
    MISSED("missed.csv", "decisionId", "ts", "strategy", "symbol", "side", "missedQty", "fromPx", "toPx", "pnl", "control", "reasonCode",
            "outcome"),
    /// One row per fill.
    FILLS("fills.csv", "id", "ts", "clOrdId", "strategy", "symbol", "side", "qty", "price", "fees", "slippage", "datumId"),
    /// The vendor's file and line behind each fill.
    ORIGINS("origins.csv", "id", "file", "line", "orLine"),
    /// One row per round trip.
    TRADES("trades.csv", "strategy", "symbol", "side", "entryTs", "exitTs", "qty", "entryPx", "exitPx", "grossPnl", "fees", "netPnl",
            "mae", "mfe", "exitReason"),
    /// One row per position at the end.
    POSITIONS("positions.csv", "strategy", "symbol", "currency", "qty", "avgPx", "cost", "realizedPnl", "fees", "dividends"),
    /// Costs by kind.
    COSTS("costs.csv", "kind", "rule", "currency", "amount", "count"),
    /// Prices for the chart.
    BARS("bars.csv", "symbol", "ts", "open", "high", "low", "close", "volume"),
    /// One row per session: growth, benchmark, measures over a moving window.
    SERIES("series.csv", "ts", "growth", "benchmark", "benchmarkMatched", "sharpe", "volatility", "beta", "window", "benchmarkName"),
    /// How returns and gains spread, in bins.
    DISTRIBUTION("distribution.csv", "of", "low", "high", "count", "normal"),
    /// The deepest falls from a peak.
    DRAWDOWNS("drawdowns.csv", "rank", "depth", "peakTs", "troughTs", "recoveredTs", "fallDays", "recoveryDays"),
    /// Round trips by what they have in common.
    BREAKDOWN("breakdown.csv", "by", "key", "trips", "wins", "netPnl", "fees", "best", "worst", "mae", "mfe", "heldDays"),
    /// Fills that a bar can be read two ways about.
    AMBIGUOUS("ambiguous.csv", "id", "ts", "symbol", "side", "taken", "qty", "price", "otherPrice", "otherEffect"),
    /// What the models assume.
    ASSUMPTIONS("assumptions.csv", "kind", "model", "text"),
    /// What the run consumed.
    INPUTS("inputs.csv", "dataset", "symbol", "source", "file", "rows", "firstTs", "lastTs", "sha256", "flags"),
    /// Strategies that failed.
    FAILURES("failures.csv", "ts", "strategy", "callback", "datumId", "message", "policy"),
    /// Corporate actions in the run.
    ACTIONS("actions.csv", "ts", "symbol", "kind", "detail"),
    /// One row per figure.
    STATISTICS("statistics.csv", "group", "name", "unit", "value", "low", "high", "definition");

    private final String fileName;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    RunFile(String fileName, String... columns) {
        this.fileName = fileName;
        this.columns = List.of(columns);
    }

    String fileName() {
        return fileName;
    }

    List<String> columns() {
        return columns;
    }
}
