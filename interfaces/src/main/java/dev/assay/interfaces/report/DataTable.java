package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// A table that the page pages, sorts and searches: its columns, and how a cell is written. The rows travel as JSON arrays.
enum DataTable {
    TRADES("Round trips", "symbol",
            column("symbol", "Symbol", Kind.TEXT), column("strategy", "Strategy", Kind.TEXT), column("side", "Side", Kind.TAG),
            column("entryTs", "Entry (UTC)", Kind.TIME), column("exitTs", "Exit (UTC)", Kind.TIME),
            column("qty", "Quantity", Kind.NUMBER), column("entryPx", "Entry price", Kind.PRICE),
            column("exitPx", "Exit price", Kind.PRICE), column("grossPnl", "Gross P&L", Kind.PNL),
            column("fees", "Fees", Kind.MONEY), column("netPnl", "Net P&L", Kind.PNL), column("mae", "MAE", Kind.PERCENT),
            column("mfe", "MFE", Kind.PERCENT), column("exitReason", "Ended by", Kind.TEXT)), ORDERS("Orders", "ordStatus",
                    column("createdTs", "Created (UTC)", Kind.TIME), column("clOrdId", "Order", Kind.CODE),
                    column("strategy", "Strategy", Kind.TEXT), column("symbol", "Symbol", Kind.TEXT), column("side", "Side", Kind.TAG),
                    column("ordType", "Type", Kind.TAG), column("orderQty", "Quantity", Kind.NUMBER),
                    column("limitPx", "Limit", Kind.PRICE),
                    column("stopPx", "Stop", Kind.PRICE), column("cumQty", "Filled", Kind.NUMBER),
                    column("avgPx", "Avg. price", Kind.PRICE),
                    column("ordStatus", "Status", Kind.TAG), column("reason", "Reason", Kind.TEXT),
                    column("timeInForce", "Valid", Kind.TAG),
                    column("lastTs", "Last change (UTC)", Kind.TIME)), DECISIONS("Risk decisions", "outcome",
                            column("ts", "Time (UTC)", Kind.TIME), column("outcome", "Outcome", Kind.TAG),
                            column("strategy", "Strategy", Kind.TEXT), column("symbol", "Symbol", Kind.TEXT),
                            column("side", "Side", Kind.TAG),
                            column("qty", "Asked", Kind.NUMBER), column("allowedQty", "Allowed", Kind.NUMBER),
                            column("explanation", "Explanation", Kind.TEXT), column("control", "Control", Kind.TEXT),
                            column("reasonCode", "Reason", Kind.CODE), column("id", "Event", Kind.CODE)), FILLS("Fills", "symbol",
                                    column("ts", "Time (UTC)", Kind.TIME), column("id", "Fill", Kind.CODE),
                                    column("clOrdId", "Order", Kind.CODE),
                                    column("strategy", "Strategy", Kind.TEXT), column("symbol", "Symbol", Kind.TEXT),
                                    column("side", "Side", Kind.TAG),
                                    column("qty", "Quantity", Kind.NUMBER), column("price", "Price", Kind.PRICE),
                                    column("fees", "Fees", Kind.MONEY),
                                    column("slippage", "Slippage", Kind.MONEY), column("datumId", "Vendor's line", Kind.CODE)), ACTIONS(
                                            "Corporate actions", "kind", column("ts", "Time (UTC)", Kind.TIME),
                                            column("symbol", "Symbol", Kind.TEXT), column("kind", "Kind", Kind.TAG),
                                            column("detail", "What was done", Kind.TEXT));

    private final String title;
    private final String facet;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Column> columns;

    /// @param facet the field whose values become filter buttons
    DataTable(String title, String facet, Column... columns) {
        this.title = title;
        this.facet = facet;
        this.columns = List.of(columns);
    }

    /// How a cell is aligned and written. MONEY is rounded to the currency's decimals unless that would make a zero of it.
    enum Kind {
        TEXT, CODE, TAG, TIME, NUMBER, PRICE, PERCENT, MONEY, PNL
    }

    private record Column(String field, String title, Kind kind) {}

    private static Column column(String field, String title, Kind kind) {
        return new Column(field, title, kind);
    }

    /// The name by which the page's markup and script know the table.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    void write(Json json, Listing listing, String currency) {
        json.key(id()).begin('{').key("title").string(title).key("file").string(listing.file().fileName());
        json.key("facet").number(columns.stream().map(Column::field).toList().indexOf(facet)).key("total").number(listing.total());
        json.key("columns").begin('[');
        for (Column column : columns) {
            json.begin('[').string(column.field).string(column.title).string(column.kind.name()).end(']');
        }
        json.end(']').key("rows").begin('[');
        for (CsvRow row : listing.rows()) {
            json.begin('[');
            for (Column column : columns) {
                cell(json, column, row, currency);
            }
            json.end(']');
        }
        json.end(']').end('}');
    }

    private static void cell(Json json, Column column, CsvRow row, String currency) {
        switch (column.kind) {
            case TEXT, CODE, TAG -> json.string(row.text(column.field));
            case TIME -> json.string(row.text(column.field).isEmpty() ? "" : Figures.time(row.text(column.field)));
            case NUMBER, PRICE, PERCENT -> number(json, column, row, -1);
            case MONEY, PNL -> number(json, column, row, Figures.digits(currency));
        }
    }

    private static void number(Json json, Column column, CsvRow row, int digits) {
        if (row.text(column.field).isEmpty()) {
            json.nothing();
            return;
        }
        BigDecimal exact = row.decimal(column.field);
        BigDecimal rounded = digits < 0 ? exact : exact.setScale(digits, RoundingMode.HALF_EVEN);
        json.printed(rounded.signum() == 0 ? exact : rounded);
    }
}
