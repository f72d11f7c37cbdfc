package dev.assay.application.live;

import dev.assay.core.event.Clock;
import dev.assay.core.event.EventBus;
import dev.assay.core.event.OperatorCommand;
import java.util.List;
import java.util.function.Function;

/// The kill switch of a running session, from inside the process and from outside: a command is remembered first and then offered to the
/// loop as an input, and [#poll] picks up what another process has remembered meanwhile. Used by one edge thread.
public final class KillSwitch {
    private static final String SOURCE = "kill-switch";

    private final KillSwitchStore store;
    private final Function<EventBus.Input, EventBus.Outcome> loop;
    private final Clock clock;
    private int offered;

    /// The switch of a session that starts now: what is in force already is given to the session itself.
    public KillSwitch(KillSwitchStore store, EventBus bus, Clock clock) {
        this(store, bus::offer, clock);
    }

    /// The same before a run that takes inputs in another way.
    KillSwitch(KillSwitchStore store, Function<EventBus.Input, EventBus.Outcome> loop, Clock clock) {
        this.store = store;
        this.loop = loop;
        this.clock = clock;
        this.offered = store.history().size();
    }

    /// Orders it.
    ///
    /// @return what became of the last command offered to the loop; on an overflow it is in force after a restart, and the overflow halts
    public EventBus.Outcome order(OperatorCommand command) {
        store.append(command, clock.nowNanos());
        return poll();
    }

    /// Offers every command that was remembered since the last call.
    public EventBus.Outcome poll() {
        EventBus.Outcome outcome = EventBus.Outcome.ACCEPTED;
        List<OperatorCommand> all = store.history();
        while (offered < all.size()) {
            long now = clock.nowNanos();
            outcome = loop.apply(new EventBus.Input(all.get(offered), now, now, SOURCE, SOURCE + "-" + offered, 0));
            offered++;
        }
        return outcome;
    }
}
