package dev.assay.execution;

import dev.assay.core.signal.Signal;
import dev.assay.core.signal.StrategyId;

/// A signal with where it came from, and how far it has got.
final class Asked {
    final StrategyId strategy;
    final Signal signal;
    final long signalId;
    final long correlationId;
    /// Index of strategy and instrument.
    final int key;
    /// Passes in which orders that contradict it were asked to be cancelled.
    int attempts;
    /// Whether its waiting has been explained.
    boolean explained;

    Asked(StrategyId strategy, Signal signal, long signalId, long correlationId, int key) {
        this.strategy = strategy;
        this.signal = signal;
        this.signalId = signalId;
        this.correlationId = correlationId;
        this.key = key;
    }

    /// The same request in other words.
    Asked restated(Signal other) {
        Asked after = new Asked(strategy, other, signalId, correlationId, key);
        after.attempts = attempts;
        after.explained = explained;
        return after;
    }
}
