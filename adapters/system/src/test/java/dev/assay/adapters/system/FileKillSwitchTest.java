package dev.assay.adapters.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.run.RunException;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.OperatorCommand.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKillSwitchTest {
    private static final OperatorCommand HALT = new OperatorCommand(Action.HALT, OperatorCommand.ALL, "ann", "fat\tfinger\n");
    private static final OperatorCommand HALT_READ = new OperatorCommand(Action.HALT, OperatorCommand.ALL, "ann", "fat finger ");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void whatWasOrderedIsInForceForTheNextProcessUntilReArmed() {
        Path runs = root.resolve("runs");
        assertThat(new FileKillSwitch(runs).inForce()).isEmpty();
        new FileKillSwitch(runs).append(HALT, 1_700_000_000_123_456_789L);
        assertThat(new FileKillSwitch(runs).inForce()).containsExactly(HALT_READ);
        new FileKillSwitch(runs).append(new OperatorCommand(Action.REDUCE_ONLY, "ema", "bob", "watch"), 2);
        new FileKillSwitch(runs).append(new OperatorCommand(Action.REARM, "ema", "bob", "fine"), 3);
        assertThat(new FileKillSwitch(runs).inForce()).containsExactly(HALT_READ);
        new FileKillSwitch(runs).append(new OperatorCommand(Action.REARM, OperatorCommand.ALL, "ann", "checked"), 4);
        assertThat(new FileKillSwitch(runs).inForce()).isEmpty();
        assertThat(new FileKillSwitch(runs).history()).hasSize(4);
    }

    @Test
    void aDamagedLineStopsEveryRun() throws IOException {
        Files.writeString(root.resolve(FileKillSwitch.NAME), "2026-01-01T00:00:00Z\tHALT\t*\tann\tx\nhello\n");
        assertThatThrownBy(() -> new FileKillSwitch(root).inForce()).isInstanceOf(RunException.class)
                .hasMessageContaining("kill-switch.tsv:2: \"hello\" is no operator command");
        Files.writeString(root.resolve(FileKillSwitch.NAME), "2026-01-01T00:00:00Z\tSTOP\t*\tann\tx\n");
        assertThatThrownBy(() -> new FileKillSwitch(root).inForce()).hasMessageContaining("expected time, action");
    }
}
