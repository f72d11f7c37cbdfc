package dev.assay.interfaces.report;

import java.util.List;

/// The CSV files of a run package and the columns each must have. A file may have more columns than these.
enum RunFile {
    EQUITY("equity.csv", "ts", "equity", "cash", "positionValue", "grossExposure", "netExposure", "realizedPnl", "unrealizedPnl", "fees",
            "drawdown"), MONTHLY("monthly.csv", "year", "month", "return"), ORDERS("orders.csv", "clOrdId", "strategy", "symbol", "side",
                    "ordType", "orderQty", "limitPx", "stopPx", "timeInForce", "createdTs",
                    "lastTs", "ordStatus", "cumQty", "avgPx", "reason", "intentId"), DECISIONS("decisions.csv", "id", "ts", "strategy",
                            "symbol", "side", "qty", "outcome", "allowedQty", "control", "reasonCode",
                            "explanation"), CONTROLS("controls.csv", "control", "checked", "accepted", "shrunk", "rejected",
                                    "limit", "missedPnl"), MISSED("missed.csv", "decisionId", "ts", "strategy", "symbol", "side",
                                            "missedQty", "fromPx",
                                            "toPx", "pnl", "control", "reasonCode", "outcome"), FILLS("fills.csv", "id", "ts", "clOrdId",
                                                    "strategy", "symbol", "side", "qty", "price",
                                                    "fees", "slippage", "datumId"), TRADES("trades.csv", "strategy", "symbol", "side",
                                                            "entryTs",
                                                            "exitTs", "qty", "entryPx", "exitPx", "grossPnl", "fees",
                                                            "netPnl"), POSITIONS("positions.csv", "strategy", "symbol", "currency",
                                                                    "qty", "avgPx", "cost", "realizedPnl", "fees",
                                                                    "dividends"), COSTS("costs.csv", "kind", "rule", "currency", "amount",
                                                                            "count"), BARS(
                                                                                    "bars.csv", "symbol", "ts", "open", "high", "low",
                                                                                    "close",
                                                                                    "volume"), ASSUMPTIONS("assumptions.csv", "kind",
                                                                                            "model",
                                                                                            "text"), INPUTS(
                                                                                                    "inputs.csv", "dataset", "symbol",
                                                                                                    "source",
                                                                                                    "file", "rows", "firstTs",
                                                                                                    "lastTs", "sha256", "flags"), FAILURES(
                                                                                                            "failures.csv", "ts",
                                                                                                            "strategy",
                                                                                                            "callback", "datumId",
                                                                                                            "message",
                                                                                                            "policy"), ACTIONS(
                                                                                                                    "actions.csv", "ts",
                                                                                                                    "symbol",
                                                                                                                    "kind", "detail");

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
