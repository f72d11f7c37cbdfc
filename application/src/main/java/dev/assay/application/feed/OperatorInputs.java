package dev.assay.application.feed;

import dev.assay.core.event.OperatorCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operator commands that reach a run over stored data between its inputs.
@FunctionalInterface
public interface OperatorInputs {
    /// The next command, to be obeyed at this instant, or null. Asked after every input, so the answer must cost next to nothing.
    ///
    /// @param ts the present instant, epoch ns UTC
    @Nullable
    OperatorCommand next(long ts);

    /// A command as a run recorded it.
    ///
    /// @param ts when it was obeyed, epoch ns UTC
    record Recorded(long ts, OperatorCommand command) {}

    /// What a run recorded, given out again at the same instants.
    ///
    /// @param commands in the order of their instants
    static OperatorInputs recorded(List<Recorded> commands) {
        List<Recorded> all = List.copyOf(commands);
        int[] at = {0};
        return ts -> at[0] < all.size() && all.get(at[0]).ts() == ts ? all.get(at[0]++).command() : null;
    }
}
