package dev.assay.application.feed;

import dev.assay.core.event.OperatorCommand;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;
import org.jspecify.annotations.Nullable;

/// Stored inputs, with operator commands put in where they come: each joins the instant of the input before it.
public final class OperatedCursor implements InputCursor {
    /// The source of an operator's command.
    public static final String SOURCE = "kill-switch";

    private final InputCursor stored;
    private final OperatorInputs operators;
    private boolean begun;
    private @Nullable OperatorCommand command;

    /// A cursor over both; closes the stored one.
    public OperatedCursor(InputCursor stored, OperatorInputs operators) {
        this.stored = stored;
        this.operators = operators;
    }

    @Override
    public boolean advance() {
        command = begun ? operators.next(stored.tsEvent()) : null;
        begun = true;
        return command != null || stored.advance();
    }

    @Override
    public long tsEvent() {
        return stored.tsEvent();
    }

    @Override
    public void giveTo(InstantBatch batch) {
        OperatorCommand given = command;
        if (given == null) {
            stored.giveTo(batch);
        } else {
            batch.add(given, SOURCE, stored.tsEvent());
        }
    }

    @Override
    public void close() {
        stored.close();
    }
}
