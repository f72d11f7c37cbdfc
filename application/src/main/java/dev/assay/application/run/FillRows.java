package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.proofbench.statistics.RoundTrip;
import dev.assay.proofbench.statistics.RoundTrips;
import java.nio.file.Path;

/// `fills.csv` and, matched first in first out, `trades.csv`.
final class FillRows implements AutoCloseable {
    private final CsvFile fills;
    private final CsvFile trades;
    private final RoundTrips roundTrips = new RoundTrips();
    private long count;

    FillRows(Path directory) {
        fills = new CsvFile(directory.resolve(RunFiles.FILLS), "id", "ts", "clOrdId", "strategy", "symbol", "side", "qty", "price", "fees",
                "slippage", "datumId");
        trades = new CsvFile(directory.resolve(RunFiles.TRADES), "strategy", "symbol", "side", "entryTs", "exitTs", "qty", "entryPx",
                "exitPx",
                "grossPnl", "fees", "netPnl");
    }

    void accept(Fill fill, Event event) {
        count += fill.reversal() ? -1 : 1;
        Money slippage = fill.instrument().notional(fill.slippage(), fill.quantity());
        fills.row(event.id(), Timestamps.text(event.tsEvent()), fill.clOrdId(), fill.strategy(), fill.instrument(), fill.side(),
                fill.reversal() ? fill.quantity().negate() : fill.quantity(), fill.price(), fill.fee().plain(), slippage.plain(),
                fill.datumId());
        for (RoundTrip trip : roundTrips.accept(fill, event.tsEvent())) {
            trades.row(trip.strategy(), trip.instrument(), trip.side(), Timestamps.text(trip.entryTs()), Timestamps.text(trip.exitTs()),
                    trip.quantity(), trip.entryPx(), trip.exitPx(), trip.grossPnl().plain(), trip.fees().plain(),
                    trip.grossPnl().minus(trip.fees()).plain());
        }
    }

    void split(CorporateAction.Split split) {
        roundTrips.split(split.instrument(), split.numerator(), split.denominator());
    }

    long count() {
        return count;
    }

    @Override
    public void close() {
        fills.close();
        trades.close();
    }
}
