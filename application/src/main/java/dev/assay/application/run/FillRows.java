package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.proofbench.statistics.ExposureFigures;
import dev.assay.proofbench.statistics.RoundTrip;
import dev.assay.proofbench.statistics.RoundTrips;
import dev.assay.proofbench.statistics.TradeFigures;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `fills.csv` and, matched first in first out, `trades.csv`. Prices are in the instrument's currency, amounts in the account's: converted
/// at the rate of the fill, or of the closing fill. Memory grows with the number of round trips.
final class FillRows implements AutoCloseable {
    private final CsvFile fills;
    private final CsvFile trades;
    private final RoundTrips roundTrips;
    private final TradeFigures figures = new TradeFigures();
    private final ExposureFigures exposure = new ExposureFigures();
    private final ExitReasons reasons = new ExitReasons();
    private final List<Trip> trips = new ArrayList<>();
    private final TreeMap<YearMonth, Double> tradedByMonth = new TreeMap<>();
    private final Portfolio rates;
    private final MetFills met = new MetFills();
    private long count;

    FillRows(Path directory, Portfolio rates) {
        this.rates = rates;
        roundTrips = new RoundTrips(rates.hedging());
        fills = new CsvFile(directory.resolve(RunFiles.FILLS), "id", "ts", "clOrdId", "strategy", "symbol", "side", "qty", "price", "fees",
                "slippage", "datumId", "currency");
        trades = new CsvFile(directory.resolve(RunFiles.TRADES), "strategy", "symbol", "side", "entryTs", "exitTs", "qty", "entryPx",
                "exitPx",
                "grossPnl", "fees", "netPnl", "currency");
    }

    void accept(OrderCommand command) {
        reasons.accept(command);
    }

    void accept(Fill fill, Event event, OrderRows.@Nullable Birth birth) {
        met.add(fill, event, birth);
        count += fill.reversal() ? -1 : 1;
        int sign = fill.reversal() ? -1 : 1;
        Money slippage = fill.instrument().notional(fill.slippage(), fill.quantity());
        fills.row(event.id(), Timestamps.text(event.tsEvent()), fill.clOrdId(), fill.strategy(), fill.instrument(), fill.side(),
                fill.reversal() ? fill.quantity().negate() : fill.quantity(), fill.price(),
                inAccount(fill.instrument(), fill.fee()).plain(),
                inAccount(fill.instrument(), slippage).plain(), fill.datumId(), fill.instrument().currency());
        double notional = sign * inAccount(fill.instrument(), fill.notional()).toDouble();
        tradedByMonth.merge(month(event.tsEvent()), notional, Double::sum);
        exposure.fill(notional, inAccount(fill.instrument(), fill.fee()).toDouble(),
                sign * inAccount(fill.instrument(), slippage).toDouble());
        write(roundTrips.accept(fill, event.tsEvent()), reasons.of(fill.clOrdId()));
    }

    /// A change of position without a fill opens or closes round trips at its price, without fees.
    void accept(PositionAdjusted change, Event event) {
        Instrument instrument = change.instrument();
        write(roundTrips
                .accept(new Fill("adjusted-" + event.id(), 0, change.strategy(), instrument, change.units() > 0 ? Side.BUY : Side.SELL,
                        instrument.quantity(Math.absExact(change.units())), change.price(), new Money(0, instrument.currency()), false,
                        instrument.price(0), 0, false), event.tsEvent()),
                "reconciliation");
    }

    /// Restates open lots; what an action ends for cash is closed by it.
    void accept(CorporateAction action) {
        write(roundTrips.accept(action), "corporate action");
    }

    private void write(List<RoundTrip> closed, String reason) {
        for (RoundTrip trip : closed) {
            Money net = inAccount(trip.instrument(), trip.netPnl());
            figures.accept(trip.entryTs(), trip.exitTs(), net);
            trips.add(new Trip(trip.instrument(), trip.strategy().name(), trip.side() == Side.BUY, trip.entryTs(), trip.exitTs(),
                    trip.entryPx().toDouble(), trip.exitPx().toDouble(), net.toDouble(),
                    inAccount(trip.instrument(), trip.fees()).toDouble(), reason));
            trades.row(trip.strategy(), trip.instrument(), trip.side(), Timestamps.text(trip.entryTs()), Timestamps.text(trip.exitTs()),
                    trip.quantity(), trip.entryPx(), trip.exitPx(), inAccount(trip.instrument(), trip.grossPnl()).plain(),
                    inAccount(trip.instrument(), trip.fees()).plain(), net.plain(), trip.instrument().currency());
        }
    }

    private Money inAccount(Instrument instrument, Money own) {
        return own.currency().equals(instrument.currency())
                ? new Money(rates.toAccount(instrument, own.units(), RoundingMode.HALF_EVEN), rates.currency())
                : own;
    }

    /// What each fill met.
    MetFills met() {
        return met;
    }

    /// The round trips so far, in the order of `trades.csv`.
    List<Trip> trips() {
        return trips;
    }

    /// Value traded in a month, both sides.
    double traded(int year, int month) {
        return tradedByMonth.getOrDefault(YearMonth.of(year, month), 0.0);
    }

    static YearMonth month(long ts) {
        return YearMonth.from(Instant.ofEpochSecond(0, ts).atOffset(ZoneOffset.UTC));
    }

    ExposureFigures exposure() {
        return exposure;
    }

    TradeFigures figures() {
        return figures;
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
