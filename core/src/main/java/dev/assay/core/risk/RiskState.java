package dev.assay.core.risk;

/// Risk state that depends on the course of events: trading states, the day's loss, peaks, message rates. Folded from events only,
/// and therefore the same on replay. Single-threaded: written by the loop, read by controls.
public final class RiskState {
    private static final int MAX_RATE_WINDOW = 65_536;

    private final TradingState[] strategyStates;
    private TradingState global = TradingState.ACTIVE;
    private long dayStartEquity;
    private long peakEquity;
    private boolean started;
    private final long[] messageTs;
    private int messageHead;
    private int messageCount;
    private long messagesTotal;

    /// State at the start of a run.
    ///
    /// @param strategies number of strategies in the run
    /// @param rateWindow how many of the latest order messages are remembered: the largest message limit in force
    public RiskState(int strategies, int rateWindow) {
        if (rateWindow < 1 || rateWindow > MAX_RATE_WINDOW) {
            throw new IllegalArgumentException("a rate window holds 1 to " + MAX_RATE_WINDOW + " messages, not " + rateWindow);
        }
        strategyStates = new TradingState[strategies];
        java.util.Arrays.fill(strategyStates, TradingState.ACTIVE);
        messageTs = new long[rateWindow];
    }

    /// Marks the start of a trading day: the day's loss counts from this equity.
    public void onDayStart(long equityUnits) {
        dayStartEquity = equityUnits;
        onEquity(equityUnits);
    }

    /// Folds a valuation.
    public void onEquity(long equityUnits) {
        peakEquity = started ? Math.max(peakEquity, equityUnits) : equityUnits;
        started = true;
    }

    /// Folds an order or replace that went out. Cancels are not counted here: they are never throttled.
    public void onMessage(long ts) {
        messageTs[messageHead] = ts;
        messageHead = messageHead + 1 == messageTs.length ? 0 : messageHead + 1;
        messageCount = Math.min(messageCount + 1, messageTs.length);
        messagesTotal++;
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
        return dayStartEquity;
    }

    /// Highest equity so far, in ledger units.
    public long peakEquityUnits() {
        return peakEquity;
    }

    /// Orders and replaces sent since `sinceTs` (exclusive), as far back as the window remembers.
    public int messagesSince(long sinceTs) {
        int count = 0;
        int at = messageHead;
        while (count < messageCount) {
            at = at == 0 ? messageTs.length - 1 : at - 1;
            if (messageTs[at] <= sinceTs) {
                break;
            }
            count++;
        }
        return count;
    }

    /// Whether at least `count` orders and replaces were sent since `sinceTs` (exclusive); a glance at one entry of the window.
    ///
    /// @param count 1 to [#rateWindow]
    public boolean hasSent(int count, long sinceTs) {
        if (count < 1 || count > messageTs.length) {
            throw new IllegalArgumentException("a window of " + messageTs.length + " messages cannot tell whether " + count + " were sent");
        }
        int at = messageHead - count;
        return count <= messageCount && messageTs[at < 0 ? at + messageTs.length : at] > sinceTs;
    }

    /// How many of the latest orders and replaces are remembered.
    public int rateWindow() {
        return messageTs.length;
    }

    /// Orders and replaces sent in the run.
    public long messagesTotal() {
        return messagesTotal;
    }
}
