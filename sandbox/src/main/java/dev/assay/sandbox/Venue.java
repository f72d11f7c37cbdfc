package dev.assay.sandbox;

import dev.assay.application.feed.MergedCursor;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.risk.RiskView;
import dev.assay.proofbench.SimulatedBroker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The simulated broker, its account and the time: everything that happens, happens here, one thing after another. Thread-safe: every method locks it.
///
/// Openings of an instant are met when time moves on from it, so that an order that comes in the instant in which a bar closes can still fill at the
/// opening of the next, as in a backtest.
final class Venue implements AutoCloseable {
    private record Dividend(Instrument instrument, BigDecimal qty, BigDecimal perShare, long payTs) {}

    private final Market market;
    private final MergedCursor cursor;
    private final ExchangeCalendar calendar;
    private final SimulatedBroker broker;
    private final Assets assets;
    private final Holdings holdings;
    private final Activities activities;
    private final Account account;
    private final OrderDesk desk;
    private final FaultyUpdates updates;
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();
    private final InstantBatch batch = new InstantBatch();
    private final List<BarOpen> openings = new ArrayList<>();
    private final List<Dividend> dividends = new ArrayList<>();
    private boolean more;
    private boolean ended;
    private long now;
    private long sessionClose;
    private long data;

    Venue(Market market, SandboxOptions options, Mischief mischief, Runnable breakLinks) {
        this.market = market;
        this.cursor = market.cursor();
        this.calendar = market.calendar();
        Ids ids = new Ids(options.seed());
        broker = new SimulatedBroker(market.universe(), options.fills(), options.costs(), options.cash(), this::opensSession);
        assets = new Assets(market.universe(), ids, options.multiplier() > 1);
        holdings = new Holdings(market.universe().size());
        now = market.start();
        account = new Account(broker, assets, holdings, options.cash(), options.multiplier(), ids.named("account", ""), now);
        activities = new Activities(ids, account.id());
        updates = new FaultyUpdates(mischief, new Audience() {
            @Override
            public void orderUpdate(ObjectNode data) {
                audiences.forEach(one -> one.orderUpdate(data));
            }
        }, breakLinks);
        desk = new OrderDesk(broker, assets, holdings, account, activities, ids, updates, mischief);
        for (Instrument instrument : market.universe().instruments()) {
            Bar last = market.before(instrument);
            if (last != null) {
                holdings.mark(instrument, price(instrument, last.closeUnits()));
            }
        }
        holdings.newDay();
        broker.onInstant(now);
        more = cursor.advance();
        sessionClose = nextClose(now);
    }

    private boolean opensSession(long ts) {
        int session = calendar.indexAt(ts);
        return session != ExchangeCalendar.NONE && calendar.openNanos(session) == ts;
    }

    private long nextClose(long after) {
        int session = calendar.indexClosingFrom(after + 1);
        return session < calendar.size() ? calendar.closeNanos(session) : Long.MAX_VALUE;
    }

    private static BigDecimal price(Instrument instrument, long units) {
        return BigDecimal.valueOf(units, instrument.priceScale());
    }

    void join(Audience audience) {
        audiences.add(audience);
    }

    void leave(Audience audience) {
        audiences.remove(audience);
    }

    /// Does something at the present time, alone.
    synchronized <T> T alone(Supplier<T> work) {
        T result = work.get();
        desk.sendWaiting();
        return result;
    }

    synchronized long now() {
        return now;
    }

    /// When the next thing happens by itself, epoch ns UTC; `Long.MAX_VALUE` when nothing will.
    synchronized long nextDue() {
        if (ended) {
            return Long.MAX_VALUE;
        }
        long due = Math.min(more ? cursor.tsEvent() : Long.MAX_VALUE, sessionClose);
        return due < market.end() ? due : Long.MAX_VALUE;
    }

    synchronized boolean ended() {
        return ended;
    }

    /// Whether the exchange trades now.
    synchronized boolean open() {
        return calendar.isOpen(now);
    }

    /// Goes on to the next instant at which something happens; false when the data has ended.
    synchronized boolean advance() {
        long due = nextDue();
        if (due == Long.MAX_VALUE) {
            enter(now + 1);
            ended = true;
            return false;
        }
        instant(due);
        return true;
    }

    /// Lets time pass up to a time, with all that happens until then.
    synchronized void passTo(long ts) {
        while (nextDue() <= ts) {
            instant(nextDue());
        }
        enter(ts);
    }

    /// How many pieces of market data have been seen.
    synchronized long data() {
        return data;
    }

    /// Everything that was held back goes out.
    synchronized void release() {
        updates.release();
    }

    private void instant(long ts) {
        updates.onInstant();
        enter(ts);
        if (more && cursor.tsEvent() == ts) {
            batch.begin(ts);
            while (more && cursor.tsEvent() == ts) {
                cursor.giveTo(batch);
                more = cursor.advance();
            }
            batch.order();
            for (int i = 0; i < batch.size(); i++) {
                take(batch.payload(i));
            }
            for (int i = 0; i < batch.openings(); i++) {
                openings.add(batch.opening(i));
            }
        }
        if (ts == sessionClose) {
            broker.onSessionEnd(ts);
            settle();
            holdings.newDay();
            account.newDay();
            sessionClose = nextClose(ts);
        }
    }

    /// Time moves on: what opened in the instant that ends is met first.
    private void enter(long ts) {
        if (ts <= now) {
            return;
        }
        for (BarOpen opening : openings) {
            holdings.mark(opening.instrument(), price(opening.instrument(), opening.openUnits()));
            broker.onMarketData(opening, ++data);
            settle();
        }
        openings.clear();
        now = ts;
        broker.onInstant(ts);
        settle();
        desk.bust();
        for (Dividend due : List.copyOf(dividends)) {
            if (due.payTs <= ts) {
                dividends.remove(due);
                activities.moved("DIV", due.instrument, due.qty.multiply(due.perShare).setScale(6, RoundingMode.HALF_EVEN), due.qty,
                        due.perShare, "cash dividend", due.payTs);
            }
        }
    }

    private void settle() {
        desk.drain();
        desk.sendWaiting();
    }

    private void take(Payload payload) {
        if (payload instanceof CorporateAction action) {
            act(action);
        } else if (payload instanceof Bar bar) {
            Instrument instrument = bar.instrument();
            broker.onMarketData(bar, ++data);
            settle();
            holdings.mark(instrument, price(instrument, bar.closeUnits()));
            desk.watch(instrument, price(instrument, bar.highUnits()), price(instrument, bar.lowUnits()));
            // Heard after the fills that it made.
            audiences.forEach(one -> one.bar(bar));
        } else if (payload instanceof MarketData datum) {
            broker.onMarketData(datum, ++data);
            settle();
        }
    }

    private void act(CorporateAction action) {
        Instrument instrument = action.instrument();
        BigDecimal before = holdings.qty(instrument);
        broker.onCorporateAction(action, units(instrument), action.other() == null ? RiskView.NO_PRICE : units(action.other()));
        settle();
        switch (action) {
            case CorporateAction.Split split -> split(instrument, split.numerator(), split.denominator());
            case CorporateAction.StockDividend stock -> split(instrument, stock.asSplit().numerator(), stock.asSplit().denominator());
            case CorporateAction.CashDividend dividend -> {
                if (before.signum() != 0) {
                    dividends.add(new Dividend(instrument, before, dividend.perShare().decimal(), dividend.payTs()));
                }
            }
            case CorporateAction.Merger m -> changed("MA", instrument, before);
            case CorporateAction.SymbolChange c -> changed("NC", instrument, before);
            case CorporateAction.SpinOff s -> changed("SPIN", instrument, before);
            case CorporateAction.Delisting d -> changed("REORG", instrument, before);
        }
        holdings.agree(broker.positions());
    }

    private void changed(String type, Instrument instrument, BigDecimal before) {
        if (before.signum() != 0) {
            activities.moved(type, instrument, BigDecimal.ZERO, before.negate(), null, "corporate action", now);
        }
    }

    private void split(Instrument instrument, long numerator, long denominator) {
        BigDecimal old = holdings.qty(instrument);
        BigDecimal last = holdings.last(instrument);
        if (last != null) {
            holdings.mark(instrument, last.multiply(BigDecimal.valueOf(denominator)).divide(BigDecimal.valueOf(numerator),
                    instrument.priceScale(), RoundingMode.HALF_EVEN));
        }
        desk.split(instrument, numerator, denominator, now);
        holdings.agree(broker.positions());
        if (old.signum() != 0) {
            activities.moved("SPLIT", instrument, BigDecimal.ZERO, holdings.qty(instrument).subtract(old), null,
                    numerator + " for " + denominator, now);
        }
    }

    private long units(@Nullable Instrument instrument) {
        BigDecimal last = instrument == null ? null : holdings.last(instrument);
        return instrument == null || last == null
                ? RiskView.NO_PRICE
                : last.setScale(instrument.priceScale(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    ExchangeCalendar calendar() {
        return calendar;
    }

    Market market() {
        return market;
    }

    Assets assets() {
        return assets;
    }

    Holdings holdings() {
        return holdings;
    }

    Activities activities() {
        return activities;
    }

    Account account() {
        return account;
    }

    OrderDesk desk() {
        return desk;
    }

    @Override
    public synchronized void close() {
        ended = true;
        market.close();
    }
}
