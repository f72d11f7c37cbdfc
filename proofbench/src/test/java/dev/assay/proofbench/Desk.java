package dev.assay.proofbench;

import static java.util.Objects.requireNonNull;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.money.Currency;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CumulativeCost;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A trader's desk for tests: sends commands to a broker and shows it bars, at one instrument, `ACME`, with cent ticks.
final class Desk {
    static final Currency USD = Currency.USD;
    static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", USD);
    static final Instrument OTHER = Instrument.equity(1, "OTHR", "XNYS", USD);
    static final Universe UNIVERSE = new Universe(List.of(ACME, OTHER));
    static final StrategyId STRATEGY = new StrategyId(0, "test");
    /// One minute.
    static final long MINUTE = 60_000_000_000L;

    /// Half a cent per share, at least one dollar an order.
    static final CumulativeCost HALF_CENT = new CumulativeCost() {
        @Override
        public Money fee(Instrument instrument, Side side, Quantity cumQty, ExactSum cumNotional) {
            long units = cumQty.rescale(0, RoundingMode.UNNECESSARY).units() * 5_000;
            return new Money(Math.max(units, 1_000_000), USD);
        }

        @Override
        public String rule() {
            return "commission:test";
        }

        @Override
        public String assumptions() {
            return "half a cent a share";
        }
    };

    final SimulatedBroker broker;
    private long commands;
    private long data;

    Desk(FillModel model) {
        this(new SimulatedBroker(UNIVERSE, model, HALF_CENT, Money.of("100000", USD)));
    }

    Desk(SimulatedBroker broker) {
        this.broker = broker;
        broker.onInstant(0);
    }

    static OrderTerms limit(String price, TimeInForce timeInForce) {
        return OrderTerms.limit(Price.of(price), timeInForce);
    }

    static OrderTerms stop(String price) {
        return OrderTerms.stop(Price.of(price), TimeInForce.GTC);
    }

    static OrderTerms stopLimit(String stop, String limit) {
        return OrderTerms.stopLimit(Price.of(stop), Price.of(limit), TimeInForce.GTC);
    }

    static long px(String price) {
        return Price.of(price).rescale(4, RoundingMode.UNNECESSARY).units();
    }

    /// A bar over the given minute (0 is 00:00 to 00:01).
    static Bar bar(long minute, String open, String high, String low, String close) {
        return new Bar(ACME, minute * MINUTE, (minute + 1) * MINUTE, px(open), px(high), px(low), px(close), 1_000);
    }

    void at(long minute) {
        broker.onInstant(minute * MINUTE);
    }

    long send(Side side, long quantity, OrderTerms terms) {
        broker.send(new NewOrderSingle(++commands, STRATEGY, ACME, side, Quantity.of(quantity), terms, "tag", false), 0);
        return commands;
    }

    long buy(long quantity, OrderTerms terms) {
        return send(Side.BUY, quantity, terms);
    }

    long sell(long quantity, OrderTerms terms) {
        return send(Side.SELL, quantity, terms);
    }

    long cancel(long order) {
        broker.send(new CancelRequest(++commands, order, null, ACME, "no longer wanted"), 0);
        return commands;
    }

    long replace(long order, long quantity, OrderTerms terms) {
        broker.send(new ReplaceRequest(++commands, order, null, ACME, Quantity.of(quantity), terms), 0);
        return commands;
    }

    /// Shows the bar's opening at its start, and the bar at its end.
    void show(Bar bar) {
        open(bar);
        close(bar);
    }

    void open(Bar bar) {
        broker.onInstant(bar.tsOpen());
        if (broker.wants(bar.instrument())) {
            broker.onMarketData(new BarOpen(bar.instrument(), bar.tsOpen(), bar.openUnits()), ++data);
        }
    }

    void close(Bar bar) {
        broker.onInstant(bar.tsClose());
        if (broker.wants(bar.instrument())) {
            broker.onMarketData(bar, ++data);
        }
    }

    List<ExecutionReport> reports() {
        List<ExecutionReport> all = new ArrayList<>();
        for (ExecutionReport report = (ExecutionReport) broker.poll(); report != null; report = (ExecutionReport) broker.poll()) {
            all.add(report);
        }
        return all;
    }

    /// Everything reported since the last call, one short line each: `TRADE 1 100@10.50 FILLED`.
    List<String> lines() {
        return reports().stream().map(Desk::line).toList();
    }

    /// The fills since the last call: `1 100@10.5000`.
    List<String> fills() {
        return reports().stream().filter(r -> r.execType() == ExecType.TRADE).map(r -> r.clOrdId() + " " + deal(r)).toList();
    }

    private static String line(ExecutionReport report) {
        return report.execType() + " " + report.clOrdId() + (report.lastPx() == null ? "" : " " + deal(report)) + " "
                + report.ordStatus();
    }

    private static String deal(ExecutionReport report) {
        return report.lastQty() + "@" + requireNonNull(report.lastPx()).decimal().stripTrailingZeros().toPlainString();
    }

    static @Nullable String text(List<ExecutionReport> reports) {
        return reports.isEmpty() ? null : reports.getLast().text();
    }
}
