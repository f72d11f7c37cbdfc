package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/// The data the page's script draws and lists, as compact JSON: columns for curves and bars, rows for tables.
final class PageData {
    private static final String[] CURVES = {"equity", "cash", "grossExposure", "netExposure", "realizedPnl", "unrealizedPnl", "drawdown"};

    private PageData() {}

    static String json(RunPackage run) {
        String currency = run.metrics().text("currency");
        Json json = new Json().begin('{').key("currency").string(currency).key("digits").number(Figures.digits(currency));
        json.key("equity").begin('{');
        column(json, "t", run.equity().points(), p -> BigDecimal.valueOf(p.ts()));
        for (String curve : CURVES) {
            column(json, curve, run.equity().points(), p -> p.row().decimal(curve));
        }
        json.end('}');
        series(json, run.series());
        json.key("bars").begin('[');
        run.bars().forEach(bars -> bars(json, bars));
        json.end(']').key("fills").begin('[');
        run.fills().rows().forEach(fill -> fill(json, fill));
        json.end(']').key("trades").begin('[');
        run.trades().rows().forEach(trade -> trade(json, trade));
        json.end(']').key("actions").begin('[');
        run.actions().rows().forEach(action -> action(json, action));
        json.end(']').key("tables").begin('{');
        for (DataTable table : DataTable.values()) {
            table.write(json, run.listing(table), currency);
        }
        return json.end('}').end('}').toString();
    }

    private static void series(Json json, Listing series) {
        json.key("series").begin('{').key("window").number(series.isEmpty() ? 0 : series.rows().getFirst().integer("window", 1, 100_000));
        json.key("benchmarkName").string(series.isEmpty() ? "" : series.rows().getFirst().text("benchmarkName")).key("t").begin('[');
        series.rows().forEach(row -> json.number(row.seconds("ts")));
        json.end(']');
        for (String name : List.of("growth", "benchmark", "benchmarkMatched", "sharpe", "volatility", "beta")) {
            json.key(name).begin('[');
            for (CsvRow row : series.rows()) {
                if (row.text(name).isEmpty()) {
                    json.nothing();
                } else {
                    json.drawn(row.decimal(name));
                }
            }
            json.end(']');
        }
        json.end('}');
    }

    private static void bars(Json json, PriceBars bars) {
        json.begin('{').key("symbol").string(bars.symbol());
        column(json, "t", bars.bars(), b -> BigDecimal.valueOf(b.ts()));
        column(json, "o", bars.bars(), PriceBars.Bar::open);
        column(json, "h", bars.bars(), PriceBars.Bar::high);
        column(json, "l", bars.bars(), PriceBars.Bar::low);
        column(json, "c", bars.bars(), PriceBars.Bar::close);
        column(json, "v", bars.bars(), PriceBars.Bar::volume);
        json.end('}');
    }

    private static <T> void column(Json json, String name, List<T> items, Function<T, BigDecimal> value) {
        json.key(name).begin('[');
        items.forEach(item -> json.drawn(value.apply(item)));
        json.end(']');
    }

    private static void fill(Json json, CsvRow row) {
        json.begin('[').string(row.text("symbol")).number(row.seconds("ts")).string(row.text("side")).printed(row.decimal("qty"));
        json.printed(row.decimal("price")).string(row.text("strategy")).string(row.text("clOrdId")).end(']');
    }

    private static void trade(Json json, CsvRow row) {
        json.begin('[').string(row.text("symbol")).number(row.seconds("entryTs")).number(row.seconds("exitTs"));
        json.drawn(row.decimal("entryPx")).drawn(row.decimal("exitPx")).printed(row.decimal("netPnl"));
        json.string(row.text("strategy")).string(row.text("side")).string(row.text("exitReason")).end(']');
    }

    private static void action(Json json, CsvRow row) {
        json.begin('[').string(row.text("symbol")).number(row.seconds("ts")).string(row.text("kind")).string(row.text("detail")).end(']');
    }
}
