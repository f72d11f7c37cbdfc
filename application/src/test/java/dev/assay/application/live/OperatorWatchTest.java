package dev.assay.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.OperatorCommand.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the watch beside a run hands to the loop: commands of others, a file that appears, a switch that can no longer be read.
class OperatorWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SEVERAL_LOOKS = Duration.ofMillis(900);

    @TempDir
    Path temp;

    private static final class Store implements KillSwitchStore {
        final List<OperatorCommand> commands = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Override
        public void append(OperatorCommand command, long ts) {
            commands.add(command);
        }

        @Override
        public List<OperatorCommand> history() {
            if (broken) {
                throw new UncheckedIOException(new IOException("the disk is gone"));
            }
            return List.copyOf(commands);
        }
    }

    private static OperatorCommand command(Action action, String reason) {
        return new OperatorCommand(action, OperatorCommand.ALL, "ann", reason);
    }

    private static OperatorCommand await(OperatorWatch watch) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        OperatorCommand command = watch.next(0);
        while (command == null && System.nanoTime() < end) {
            Thread.sleep(10);
            command = watch.next(0);
        }
        assertThat(command).as("a command within " + PATIENCE).isNotNull();
        return java.util.Objects.requireNonNull(command);
    }

    private static void nothingMore(OperatorWatch watch) throws InterruptedException {
        Thread.sleep(SEVERAL_LOOKS.toMillis());
        @Nullable
        OperatorCommand more = watch.next(0);
        assertThat(more).isNull();
    }

    @Test
    void whatOthersOrderComesInOrderAndWhatWasInForceDoesNot() throws InterruptedException {
        Store store = new Store();
        store.append(command(Action.HALT, "before the run"), 1);
        try (OperatorWatch watch = new OperatorWatch(store, Optional.empty(), () -> 7)) {
            store.append(command(Action.REDUCE_ONLY, "first"), 2);
            store.append(command(Action.REARM, "second"), 3);
            assertThat(await(watch)).isEqualTo(command(Action.REDUCE_ONLY, "first"));
            assertThat(await(watch)).isEqualTo(command(Action.REARM, "second"));
            nothingMore(watch);
        }
    }

    @Test
    void aFileThatAppearsHaltsOnce() throws IOException, InterruptedException {
        Path file = temp.resolve("STOP");
        try (OperatorWatch watch = new OperatorWatch(new Store(), Optional.of(file), () -> 7)) {
            nothingMore(watch);
            Files.createFile(file);
            OperatorCommand halt = await(watch);
            assertThat(halt.action()).isEqualTo(Action.HALT);
            assertThat(halt.scope()).isEqualTo(OperatorCommand.ALL);
            assertThat(halt.reason()).contains("STOP").contains("risk.killSwitch.file");
            nothingMore(watch);
        }
    }

    @Test
    void aSwitchThatCannotBeReadHaltsOnce() throws InterruptedException {
        Store store = new Store();
        try (OperatorWatch watch = new OperatorWatch(store, Optional.empty(), () -> 7)) {
            nothingMore(watch);
            store.broken = true;
            OperatorCommand halt = await(watch);
            assertThat(halt.action()).isEqualTo(Action.HALT);
            assertThat(halt.reason()).contains("cannot be read").contains("the disk is gone");
            nothingMore(watch);
        }
    }
}
