package dev.assay.application.session;

import dev.assay.core.order.Fill;
import dev.assay.core.order.RiskDecision;

/// What a session has done, in numbers. Single-threaded; read after the run.
public final class SessionCounts {
    private long bars;
    private long data;
    private long signals;
    private long discardedInWarmUp;
    private long orders;
    private long fills;
    private long shrunk;
    private long rejections;
    private long failures;

    void bar() {
        data++;
        bars++;
    }

    void datum() {
        data++;
    }

    void signal() {
        signals++;
    }

    void discardedInWarmUp(long count) {
        discardedInWarmUp += count;
    }

    void fill(Fill fill) {
        fills += fill.reversal() ? -1 : 1;
    }

    void failure() {
        failures++;
    }

    void decision(RiskDecision.Outcome outcome) {
        switch (outcome) {
            case ACCEPT -> orders++;
            case SHRINK -> {
                orders++;
                shrunk++;
            }
            case REJECT -> rejections++;
        }
    }

    /// Bars consumed.
    public long bars() {
        return bars;
    }

    /// Market data of any kind consumed.
    public long data() {
        return data;
    }

    /// Signals that counted.
    public long signals() {
        return signals;
    }

    /// Signals given before the strategy was warm, and therefore discarded.
    public long discardedInWarmUp() {
        return discardedInWarmUp;
    }

    /// Orders and replaces that RiskGuard let pass.
    public long orders() {
        return orders;
    }

    /// Fills, less those taken back.
    public long fills() {
        return fills;
    }

    /// Intents that RiskGuard made smaller.
    public long shrunk() {
        return shrunk;
    }

    /// Intents that RiskGuard rejected.
    public long rejections() {
        return rejections;
    }

    /// Strategies that failed.
    public long failures() {
        return failures;
    }
}
