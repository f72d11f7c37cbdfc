package dev.assay.core.risk;

import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Risk state that depends on the course of events: trading states, the day's loss, peaks, rates, what was ordered and filled, how prices
/// moved. Folded from events only, and therefore the same on replay. Single-threaded: written by the loop, read by controls.
public final class RiskState {
    /// How many of the latest orders per strategy and instrument are compared for duplicates.
    public static final int REMEMBERED_ORDERS = 16;

    private final TradingState[] strategyStates;
    private final @Nullable PairMemory[] pairs;
    private final int instruments;
    private final PriceMemory prices;
    private final int[] ordersToday;
    private final Releases releases = new Releases();
    private final Peaks peaks = new Peaks();
    private final MessageWindow messages;
    private TradingState global = TradingState.ACTIVE;
    private boolean connected = true;
    private int ordersTodayTotal;
    private long executedToday;

    /// A person's permission for one order to pass one soft block: used up by the first order that needs it, or by time.
    ///
    /// @param control id of the control
    /// @param strategy the strategy's number
    /// @param instrument the instrument's number
    /// @param untilTs last instant at which it holds, epoch ns UTC
    public record Release(String control, int strategy, int instrument, long untilTs) {}

    /// State at the start of a run.
    ///
    /// @param strategies number of strategies in the run
    /// @param instruments number of instruments in the run
    /// @param rateWindow how many of the latest order messages are remembered: the largest message limit in force
    /// @param periodNanos length of the period over which price moves are measured, nanoseconds; positive
    public RiskState(int strategies, int instruments, int rateWindow, long periodNanos) {
        if (periodNanos < 1) {
            throw new IllegalArgumentException("price moves need a positive period, not " + periodNanos + " ns");
        }
        this.instruments = instruments;
        strategyStates = new TradingState[strategies];
        Arrays.fill(strategyStates, TradingState.ACTIVE);
        messages = new MessageWindow(rateWindow);
        pairs = new @Nullable PairMemory[Math.multiplyExact(strategies, instruments)];
        prices = new PriceMemory(instruments, periodNanos);
        ordersToday = new int[strategies];
    }

    /// Marks the start of a trading day: the day's loss, peak, orders and executions count from here.
    public void onDayStart(long equityUnits) {
        Arrays.fill(ordersToday, 0);
        ordersTodayTotal = 0;
        executedToday = 0;
        for (PairMemory pair : pairs) {
            if (pair != null) {
                pair.executions = 0;
            }
        }
        peaks.onDayStart(equityUnits);
    }

    /// Folds a valuation.
    public void onEquity(long equityUnits) {
        peaks.onEquity(equityUnits);
    }

    /// Folds an order or replace that went out. Cancels are not counted here: they are never throttled.
    public void onMessage(long ts) {
        messages.add(ts);
    }

    /// Folds what RiskGuard let out, new or replacing.
    ///
    /// @param side +1 for a buy, -1 for a sell
    /// @param units its quantity, in quantity units
    /// @param added what it may add to the working quantity, in quantity units
    /// @param limitUnits limit price, or [RiskView#NO_PRICE]
    /// @param stopUnits stop price, or [RiskView#NO_PRICE]
    public void onOrder(int strategy, int instrument, int side, long units, long added, long limitUnits, long stopUnits, long ts) {
        onMessage(ts);
        ordersToday[strategy]++;
        ordersTodayTotal++;
        pair(strategy, instrument).ordered(side, units, added, limitUnits, stopUnits, ts);
    }

    /// Folds a hard block of an order for its size: until the window is over, what follows on that side counts together.
    ///
    /// @param side +1 for a buy, -1 for a sell
    /// @param room how much may still go out, in quantity units
    public void onBlocked(int strategy, int instrument, int side, long room, long ts) {
        pair(strategy, instrument).blocked(side, room, ts);
    }

    /// Folds a fill.
    ///
    /// @param valueUnits its value in ledger units, not negative
    /// @param reversal whether it takes an earlier fill back
    public void onFill(int strategy, int instrument, long valueUnits, boolean reversal) {
        PairMemory pair = pair(strategy, instrument);
        pair.executions = Math.max(0, pair.executions + (reversal ? -1 : 1));
        executedToday = Math.addExact(executedToday, reversal ? -valueUnits : valueUnits);
    }

    /// Folds a price.
    public void onMark(int instrument, long priceUnits, long ts) {
        prices.onMark(instrument, priceUnits, ts);
    }

    /// Folds a two-sided quote.
    public void onQuote(int instrument, long bidUnits, long askUnits) {
        prices.onQuote(instrument, bidUnits, askUnits);
    }

    /// Restates what is remembered of an instrument for a split: prices × denominator ÷ numerator, quantities × numerator ÷ denominator.
    public void onSplit(int instrument, long numerator, long denominator) {
        prices.split(instrument, numerator, denominator);
        for (int strategy = 0; strategy < strategyStates.length; strategy++) {
            PairMemory pair = pairs[strategy * instruments + instrument];
            if (pair != null) {
                pair.split(numerator, denominator);
            }
        }
    }

    static long scaled(long units, long numerator, long denominator) {
        return units == RiskView.NO_PRICE ? units : FixedPoint.multiplyDivide(units, numerator, denominator, RoundingMode.HALF_EVEN);
    }

    /// Folds a person's re-arming of a strategy: its executions count anew.
    public void onRearm(int strategy) {
        for (int instrument = 0; instrument < instruments; instrument++) {
            PairMemory pair = pairs[strategy * instruments + instrument];
            if (pair != null) {
                pair.executions = 0;
            }
        }
    }

    /// Folds a person's re-arming of all: drawdowns count from this equity.
    public void restartPeaks(long equityUnits) {
        peaks.restart(equityUnits);
    }

    /// Folds a release of a soft block.
    public void onRelease(Release release) {
        releases.add(release);
    }

    /// Whether a release holds for an order at that instant.
    public boolean released(String control, int strategy, int instrument, long ts) {
        return releases.holds(control, strategy, instrument, ts);
    }

    /// Uses a release up.
    public void onReleaseUsed(String control, int strategy, int instrument, long ts) {
        releases.use(control, strategy, instrument, ts);
    }

    /// Folds whether the broker can be reached.
    public void setConnected(boolean reachable) {
        connected = reachable;
    }

    /// Whether the broker can be reached.
    public boolean connected() {
        return connected;
    }

    /// Sets the state of all strategies.
    public void setGlobal(TradingState state) {
        global = state;
    }

    /// Sets the state of one strategy.
    public void setStrategy(int strategy, TradingState state) {
        strategyStates[strategy] = state;
    }

    /// The stricter of the global state and the strategy's own.
    public TradingState tradingState(int strategy) {
        TradingState own = strategyStates[strategy];
        return own.ordinal() > global.ordinal() ? own : global;
    }

    /// The state of all.
    public TradingState global() {
        return global;
    }

    /// Equity at the start of the trading day, in ledger units.
    public long dayStartEquityUnits() {
        return peaks.dayStart();
    }

    /// Highest equity since the start of the trading day, in ledger units.
    public long dayPeakEquityUnits() {
        return peaks.dayPeak();
    }

    /// Highest equity so far, in ledger units.
    public long peakEquityUnits() {
        return peaks.peak();
    }

    /// Orders and replaces sent since `sinceTs` (exclusive), as far back as the window remembers.
    public int messagesSince(long sinceTs) {
        return messages.since(sinceTs);
    }

    /// Whether at least `count` orders and replaces were sent since `sinceTs` (exclusive); a glance at one entry of the window.
    ///
    /// @param count 1 to [#rateWindow]
    public boolean hasSent(int count, long sinceTs) {
        return messages.hasSent(count, sinceTs);
    }

    /// How many of the latest orders and replaces are remembered.
    public int rateWindow() {
        return messages.size();
    }

    /// Orders and replaces sent in the run.
    public long messagesTotal() {
        return messages.total();
    }

    /// Orders and replaces of one strategy since the start of the trading day.
    public int ordersToday(int strategy) {
        return ordersToday[strategy];
    }

    /// Orders and replaces of all since the start of the trading day.
    public int ordersToday() {
        return ordersTodayTotal;
    }

    /// Fills of one strategy in one instrument since the start of the trading day or the strategy's re-arming.
    public int executionsToday(int strategy, int instrument) {
        PairMemory pair = known(strategy, instrument);
        return pair == null ? 0 : pair.executions;
    }

    /// Value of all fills, bought and sold, since the start of the trading day, in ledger units.
    public long executedTodayUnits() {
        return executedToday;
    }

    /// How many orders of the strategy in the instrument since `sinceTs` (exclusive) were the same in side, quantity and prices; at most
    /// [#REMEMBERED_ORDERS].
    public int sameOrdersSince(int strategy, int instrument, int side, long units, long limitUnits, long stopUnits, long sinceTs) {
        PairMemory pair = known(strategy, instrument);
        return pair == null ? 0 : pair.same(side, units, limitUnits, stopUnits, sinceTs);
    }

    /// What may still go out on a side after a hard block for size, in quantity units; `Long.MAX_VALUE` where there was none since
    /// `sinceTs` (exclusive).
    public long roomAfterBlock(int strategy, int instrument, int side, long sinceTs) {
        PairMemory pair = known(strategy, instrument);
        return pair == null ? Long.MAX_VALUE : pair.room(side, sinceTs);
    }

    /// The price before the last one, split-adjusted, or [RiskView#NO_PRICE].
    public long previousMarkUnits(int instrument) {
        return prices.previous(instrument);
    }

    /// The price that moves inside the present period are measured from, or [RiskView#NO_PRICE].
    public long periodStartUnits(int instrument) {
        return prices.periodStart(instrument);
    }

    /// The last bid, or [RiskView#NO_PRICE] where the instrument is not quoted.
    public long bidUnits(int instrument) {
        return prices.bid(instrument);
    }

    /// The last ask, or [RiskView#NO_PRICE] where the instrument is not quoted.
    public long askUnits(int instrument) {
        return prices.ask(instrument);
    }

    private @Nullable PairMemory known(int strategy, int instrument) {
        return pairs[strategy * instruments + instrument];
    }

    private PairMemory pair(int strategy, int instrument) {
        int at = strategy * instruments + instrument;
        PairMemory pair = pairs[at];
        if (pair == null) {
            pair = new PairMemory();
            pairs[at] = pair;
        }
        return pair;
    }
}
