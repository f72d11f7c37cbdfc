package dev.assay.application.feed;

import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;

/// Inputs up to an instant, that one included.
public final class CutCursor implements InputCursor {
    private final InputCursor inputs;
    private final long until;

    /// A cursor over `inputs`; closes them.
    ///
    /// @param until the last instant, epoch ns UTC
    public CutCursor(InputCursor inputs, long until) {
        this.inputs = inputs;
        this.until = until;
    }

    @Override
    public boolean advance() {
        return inputs.advance() && inputs.tsEvent() <= until;
    }

    @Override
    public long tsEvent() {
        return inputs.tsEvent();
    }

    @Override
    public void giveTo(InstantBatch batch) {
        inputs.giveTo(batch);
    }

    @Override
    public void close() {
        inputs.close();
    }
}
