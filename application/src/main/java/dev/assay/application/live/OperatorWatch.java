package dev.assay.application.live;

import dev.assay.application.feed.OperatorInputs;
import dev.assay.core.event.Clock;
import dev.assay.core.event.EventBus;
import dev.assay.core.event.OperatorCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watches the kill switch beside a run over stored data. A thread of its own looks five times a second; the loop asks a flag.
///
/// It fails closed: a kill switch that can no longer be read halts the run.
public final class OperatorWatch implements OperatorInputs, AutoCloseable {
    private static final long EVERY_MILLIS = 200;
    private static final String SELF = "kill-switch";

    private final KillSwitch killSwitch;
    private final Optional<Path> file;
    private final ConcurrentLinkedQueue<OperatorCommand> waiting = new ConcurrentLinkedQueue<>();
    private final Consumer<OperatorCommand> taker;
    private final Thread thread = new Thread(this::watch, SELF);
    private volatile boolean pending;
    private boolean fileSeen;
    private boolean unreadable;

    /// Starts to watch. What is in force already is not given out again: a run does not start while it is.
    ///
    /// @param store commands that outlive a process
    /// @param file a file whose existence halts, if there is one
    public OperatorWatch(KillSwitchStore store, Optional<Path> file, Clock clock) {
        this(store, file, clock, null);
    }

    /// Watches for a session that takes inputs as they come.
    ///
    /// @param taker takes each command on the watching thread; null to keep them for [#next]
    public OperatorWatch(KillSwitchStore store, Optional<Path> file, Clock clock, @Nullable Consumer<OperatorCommand> taker) {
        this.taker = taker == null ? this::keep : taker;
        killSwitch = new KillSwitch(store, input -> give((OperatorCommand) input.payload()), clock);
        this.file = file;
        thread.setDaemon(true);
        thread.start();
    }

    private EventBus.Outcome give(OperatorCommand command) {
        taker.accept(command);
        return EventBus.Outcome.ACCEPTED;
    }

    private void keep(OperatorCommand command) {
        waiting.add(command);
        pending = true;
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            killSwitch.poll();
            if (!fileSeen && file.isPresent() && Files.exists(file.get())) {
                fileSeen = true;
                give(new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, SELF,
                        "the file " + file.get().getFileName() + " exists (risk.killSwitch.file)"));
            }
        } catch (RuntimeException e) {
            if (!unreadable) {
                unreadable = true;
                give(new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, SELF,
                        "the kill switch cannot be read any more: " + e.getMessage()));
            }
        }
    }

    @Override
    public @Nullable OperatorCommand next(long ts) {
        return pending ? take() : null;
    }

    private @Nullable OperatorCommand take() {
        pending = false;
        OperatorCommand command = waiting.poll();
        if (!waiting.isEmpty()) {
            pending = true;
        }
        return command;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
