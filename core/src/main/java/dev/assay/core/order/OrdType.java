package dev.assay.core.order;

/// Order type; FIX tag 40. Orders on the opening or the close are `MARKET` and `LIMIT` with [TimeInForce#OPG] and [TimeInForce#CLS].
public enum OrdType {
    /// At whatever price comes.
    MARKET('1', false, false),
    /// At the limit price or better.
    LIMIT('2', true, false),
    /// A market order once the price is at the stop price or worse: up to it for a purchase, down to it for a sale.
    STOP('3', false, true),
    /// A limit order once the price is at the stop price or worse.
    STOP_LIMIT('4', true, true),
    /// A stop whose price follows the best price since its arrival at the distance of its [Trail]; FIX: pegged, with ExecInst `a`.
    TRAILING_STOP('P', false, false),
    /// A market order once the price is at the stop price (here the touch price) or better: down to it for a purchase, up for a sale.
    MARKET_IF_TOUCHED('J', false, true),
    /// A limit order once the price is at the stop price (here the touch price) or better. FIX has no code of its own for it.
    LIMIT_IF_TOUCHED('J', true, true);

    private final char fix;
    private final boolean limited;
    private final boolean stopped;

    OrdType(char fix, boolean limited, boolean stopped) {
        this.fix = fix;
        this.limited = limited;
        this.stopped = stopped;
    }

    /// The FIX code.
    public char fix() {
        return fix;
    }

    /// Whether it carries a limit price.
    public boolean hasLimit() {
        return limited;
    }

    /// Whether it carries a stop price that it waits for.
    public boolean hasStop() {
        return stopped;
    }

    /// Whether it waits for a price before it can trade: its stop price, or one that follows the market.
    public boolean waits() {
        return stopped || this == TRAILING_STOP;
    }

    /// Whether the price it waits for lies on the favourable side of the market: touched, not stopped.
    public boolean touches() {
        return this == MARKET_IF_TOUCHED || this == LIMIT_IF_TOUCHED;
    }

    /// What it is once the price it waits for has come.
    public OrdType triggered() {
        return limited ? LIMIT : MARKET;
    }
}
