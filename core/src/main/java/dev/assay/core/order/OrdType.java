package dev.assay.core.order;

/// Order type; FIX tag 40.
public enum OrdType {
    MARKET('1', false, false), LIMIT('2', true, false), STOP('3', false, true), STOP_LIMIT('4', true, true);

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

    /// Whether it waits for a stop price.
    public boolean hasStop() {
        return stopped;
    }
}
