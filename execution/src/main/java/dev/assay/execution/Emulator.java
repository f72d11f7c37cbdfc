package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Order types that the broker lacks, kept here until their price comes and sent then, through RiskGuard, as the plain order they become:
/// stops, stop-limits, trailing stops, if-touched orders; and the end of GTD orders, which such a broker holds till cancelled.
///
/// It sees the same data as a strategy, so it acts on a bar at its close: what a venue would have filled inside the bar goes out after it.
/// On quotes and trades it acts on the price that reaches the order, whose fill comes at the next one. A price that waits here is known to
/// nobody, and counts in no working quantity.
final class Emulator {
    private final EventSink sink;
    private final RiskView view;
    private final Oms oms;
    private final List<Held> orders = new ArrayList<>();
    private final List<Expiry> expiries = new ArrayList<>();
    private boolean fired;

    /// An order that waits for its price.
    static final class Held {
        final int key;
        final StrategyId strategy;
        OrderIntent intent;
        long causeId;
        long correlationId;
        private final long sinceTs;
        private boolean following;
        private long bestUnits;
        private long stopUnits;
        private boolean due;

        Held(OrderIntent intent, int key, long causeId, long correlationId, long sinceTs) {
            this.intent = intent;
            this.key = key;
            strategy = intent.strategy();
            this.causeId = causeId;
            this.correlationId = correlationId;
            this.sinceTs = sinceTs;
            takeStop();
        }

        private void takeStop() {
            var stop = intent.terms().stopPx();
            stopUnits = stop == null ? 0 : stop.rescale(intent.instrument().priceScale(), RoundingMode.UNNECESSARY).units();
        }

        private boolean buy() {
            return intent.side() == Side.BUY;
        }

        private void follow(long price) {
            Trail trail = intent.terms().trail();
            if (trail != null && (!following || (buy() ? price < bestUnits : price > bestUnits))) {
                following = true;
                bestUnits = price;
                stopUnits = trail.stopUnits(intent.instrument(), buy(), price);
            }
        }

        private boolean reached(long price) {
            return buy() == intent.terms().ordType().touches() ? price <= stopUnits : price >= stopUnits;
        }

        /// One price, or a bar: a trailing stop is tested, follows, and is tested against the close.
        private boolean meets(long first, long high, long low, long last, boolean range) {
            boolean trails = intent.terms().trail() != null;
            if (trails && !following) {
                follow(first);
                if (!range) {
                    return false;
                }
            }
            if (reached(first) || reached(high) || reached(low)) {
                return true;
            }
            follow(buy() ? low : high);
            return trails && range && reached(last);
        }
    }

    /// When a GTD order is to be cancelled.
    private record Expiry(long clOrdId, long ts, long correlationId) {}

    Emulator(EventSink sink, RiskView view, Oms oms) {
        this.sink = sink;
        this.view = view;
        this.oms = oms;
    }

    /// Whether a broker without the order's type can be helped: the type waits for a price, and what it becomes is taken.
    static boolean canHold(Capabilities broker, OrderTerms terms) {
        return terms.ordType().waits() && !broker.ordTypes().contains(terms.ordType())
                && broker.ordTypes().contains(terms.ordType().triggered());
    }

    /// Whether a broker without GTD can be helped.
    static boolean canExpire(Capabilities broker, OrderTerms terms) {
        return terms.timeInForce() == TimeInForce.GTD && !broker.timesInForce().contains(TimeInForce.GTD)
                && broker.timesInForce().contains(TimeInForce.GTC);
    }

    boolean takes(OrderIntent intent) {
        return canHold(oms.capabilities(intent.strategy(), intent.instrument()), intent.terms());
    }

    void hold(OrderIntent intent, int key, long causeId, long correlationId) {
        Held held = new Held(intent, key, causeId, correlationId, view.now());
        orders.add(held);
        say(held, SignalReason.HELD,
                oms.capabilities(intent.strategy(), intent.instrument()).name() + " takes no " + intent.terms().ordType() + " orders: \""
                        + intent.tag()
                        + "\" is held here until its price comes");
    }

    @Nullable
    Held find(int key, String tag) {
        for (Held held : orders) {
            if (held.key == key && held.intent.tag().equals(tag)) {
                return held;
            }
        }
        return null;
    }

    /// Gives a held order another quantity or other terms; what it follows stays while the price it waits for stands.
    void resize(Held held, long units, OrderTerms terms) {
        OrderIntent old = held.intent;
        if (old.quantity().units() == units && old.terms().equals(terms)) {
            return;
        }
        held.intent = new OrderIntent(old.strategy(), old.instrument(), old.side(), old.instrument().quantity(units), terms, old.tag(),
                old.protective(), 0, old.reason(), old.ocoId());
        if (!old.terms().sameTrigger(terms)) {
            held.following = false;
            held.takeStop();
        }
    }

    /// Forgets a held order; false where there is none of the tag.
    boolean drop(int key, String tag, String reason) {
        Held held = find(key, tag);
        if (held == null) {
            return false;
        }
        orders.remove(held);
        say(held, SignalReason.DISCARDED, "\"" + tag + "\" was held and is not sent: " + reason);
        return true;
    }

    /// Forgets a strategy's held orders, all or all but protective ones.
    void drop(StrategyId strategy, boolean keepProtective, String reason) {
        for (Held held : List.copyOf(orders)) {
            if (held.strategy.number() == strategy.number() && !(keepProtective && held.intent.protective())) {
                drop(held.key, held.intent.tag(), reason);
            }
        }
    }

    /// Forgets what is held in an instrument.
    void drop(Instrument instrument, String reason) {
        for (Held held : List.copyOf(orders)) {
            if (held.intent.instrument().number() == instrument.number()) {
                drop(held.key, held.intent.tag(), reason);
            }
        }
    }

    /// Day orders end with the session.
    void onSessionEnd() {
        for (Held held : List.copyOf(orders)) {
            if (held.intent.terms().timeInForce() == TimeInForce.DAY && held.sinceTs < view.now()) {
                drop(held.key, held.intent.tag(), "the session ended before its price came");
            }
        }
    }

    void onSplit(CorporateAction.Split split) {
        for (Held held : List.copyOf(orders)) {
            OrderIntent old = held.intent;
            if (old.instrument().number() != split.instrument().number()) {
                continue;
            }
            long units = FixedPoint.multiplyDivide(old.quantity().units(), split.numerator(), split.denominator(), RoundingMode.DOWN);
            units -= units % old.instrument().lotUnits();
            if (units == 0) {
                drop(held.key, old.tag(), "the split leaves less than one lot");
                continue;
            }
            long best = FixedPoint.multiplyDivide(held.bestUnits, split.denominator(), split.numerator(), RoundingMode.HALF_EVEN);
            boolean following = held.following;
            resize(held, units, Ticks.afterSplit(split, old.side(), old.terms()));
            held.following = false;
            held.takeStop();
            if (following) {
                held.follow(best);
            }
        }
    }

    /// Whether any order waits here.
    boolean holds() {
        return !orders.isEmpty();
    }

    boolean wants(Instrument instrument) {
        for (Held held : orders) {
            if (held.intent.instrument().number() == instrument.number()) {
                return true;
            }
        }
        return false;
    }

    /// Held orders meet a datum that begins at or after their arrival.
    void onMarketData(MarketData datum, long datumId) {
        for (int i = 0; i < orders.size(); i++) {
            Held held = orders.get(i);
            if (held.intent.instrument().number() == datum.instrument().number() && !held.due && meets(held, datum)) {
                held.due = true;
                held.causeId = datumId;
                held.correlationId = datumId;
                fired = true;
            }
        }
    }

    private static boolean meets(Held held, MarketData datum) {
        return switch (datum) {
            case Bar bar -> bar.tsOpen() >= held.sinceTs
                    && held.meets(bar.openUnits(), bar.highUnits(), bar.lowUnits(), bar.closeUnits(), true);
            case Trade trade -> trade.tsEvent() >= held.sinceTs && single(held, trade.priceUnits());
            case Quote quote -> quote.tsEvent() >= held.sinceTs
                    && (held.buy() ? quote.askSizeUnits() > 0 : quote.bidSizeUnits() > 0)
                    && single(held, held.buy() ? quote.askUnits() : quote.bidUnits());
            case BarOpen open -> false;
            case BarRevised r -> false;
            case BookSnapshot b -> false;
            case BookDelta d -> false;
            case OptionChain c -> false;
            case InstrumentStatus s -> false;
            case CorporateAction a -> false;
        };
    }

    private static boolean single(Held held, long price) {
        return held.meets(price, price, price, price, false);
    }

    /// The next time a GTD order ends, or Long.MAX_VALUE.
    long nextDue() {
        long next = Long.MAX_VALUE;
        for (Expiry expiry : expiries) {
            next = Math.min(next, expiry.ts());
        }
        for (Held held : orders) {
            long ts = held.intent.terms().expireTs();
            next = ts == 0 ? next : Math.min(next, ts);
        }
        return next;
    }

    /// What a broker without GTD is sent instead, and when it is to be cancelled; other terms as they are.
    OrderTerms forBroker(StrategyId strategy, Instrument instrument, OrderTerms terms) {
        return terms.timeInForce() == TimeInForce.GTD && canExpire(oms.capabilities(strategy, instrument), terms)
                ? terms.withTimeInForce(TimeInForce.GTC)
                : terms;
    }

    /// An order went out that ends at a time the broker does not know of.
    void expireAt(long clOrdId, long ts, long correlationId) {
        expiries.add(new Expiry(clOrdId, ts, correlationId));
    }

    /// Sends what has been reached, and ends what has expired.
    void flush(ExecutionEngine.Outlet outlet) {
        if (fired) {
            fired = false;
            for (Held held : List.copyOf(orders)) {
                if (held.due && orders.remove(held)) {
                    release(held, outlet);
                }
            }
        }
        for (int i = 0; i < expiries.size(); i++) {
            Expiry expiry = expiries.get(i);
            if (expiry.ts() <= view.now()) {
                expiries.remove(i--);
                outlet.onCancel(expiry.clOrdId(), "good till date: its time is over", expiry.correlationId(), expiry.correlationId());
            }
        }
        for (Held held : orders.isEmpty() ? List.<Held>of() : List.copyOf(orders)) {
            long ts = held.intent.terms().expireTs();
            if (ts != 0 && ts <= view.now()) {
                drop(held.key, held.intent.tag(), "good till date: its time is over");
            }
        }
    }

    private void release(Held held, ExecutionEngine.Outlet outlet) {
        OrderIntent old = held.intent;
        OrderTerms terms = old.terms().triggered();
        OrderIntent intent = new OrderIntent(old.strategy(), old.instrument(), old.side(), old.quantity(),
                forBroker(old.strategy(), old.instrument(), terms), old.tag(),
                old.protective(), 0, old.terms().ordType() + " held at " + FixedPoint.format(held.stopUnits, old.instrument().priceScale())
                        + " was reached; " + old.reason(),
                old.ocoId());
        send(intent, terms, held.causeId, held.correlationId, outlet);
    }

    /// Records and hands on an intent whose terms the broker takes, and remembers its expiry where the broker does not.
    void send(OrderIntent intent, OrderTerms asked, long causeId, long correlationId, ExecutionEngine.Outlet outlet) {
        long before = oms.lastClOrdId();
        long intentId = sink.emit(intent, SizingExecutionEngine.SOURCE, correlationId, causeId);
        outlet.onIntent(intent, intentId, correlationId);
        if (asked.expireTs() != intent.terms().expireTs() && oms.lastClOrdId() > before) {
            expireAt(before + 1, asked.expireTs(), correlationId);
        }
    }

    private void say(Held held, SignalReason reason, String words) {
        sink.emit(new SignalOutcome(held.strategy, held.intent.instrument(), reason.name(), words), SizingExecutionEngine.SOURCE,
                held.correlationId, held.causeId);
    }
}
