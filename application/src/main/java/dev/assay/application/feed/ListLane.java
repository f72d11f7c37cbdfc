package dev.assay.application.feed;

import dev.assay.core.loop.InstantBatch;
import dev.assay.core.market.MarketData;
import java.util.List;

/// Inputs that are few enough to hold: corporate actions, status changes.
final class ListLane implements Lane {
    private final List<? extends MarketData> inputs;
    private int at = -1;

    /// @param inputs in time order
    ListLane(List<? extends MarketData> inputs) {
        this.inputs = List.copyOf(inputs);
        for (int i = 1; i < inputs.size(); i++) {
            if (inputs.get(i).tsEvent() < inputs.get(i - 1).tsEvent()) {
                throw new IllegalArgumentException("inputs must be in time order; " + inputs.get(i) + " is not");
            }
        }
    }

    @Override
    public boolean advance() {
        return ++at < inputs.size();
    }

    @Override
    public long tsEvent() {
        return inputs.get(at).tsEvent();
    }

    @Override
    public void giveTo(InstantBatch batch, String source) {
        batch.add(inputs.get(at), source, batch.tsEvent());
    }

    @Override
    public void close() {}
}
