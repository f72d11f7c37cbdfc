package dev.assay.adapters.system;

import dev.assay.application.live.KillSwitchStore;
import dev.assay.application.run.RunException;
import dev.assay.core.event.OperatorCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Operator commands in `kill-switch.tsv` under a run root: one line each (time, action, scope, operator, reason), only ever appended, and
/// forced to the disk before it counts. Safe for several processes: a line is one write.
public final class FileKillSwitch implements KillSwitchStore {
    /// The file's name under the run root.
    public static final String NAME = "kill-switch.tsv";
    private static final int FIELDS = 5;
    private static final long NANOS = 1_000_000_000L;

    private final Path file;

    /// The commands under that root, which need not exist yet.
    public FileKillSwitch(Path root) {
        file = root.resolve(NAME);
    }

    @Override
    public void append(OperatorCommand command, long ts) {
        String line = String.join("\t", Instant.ofEpochSecond(Math.floorDiv(ts, NANOS), Math.floorMod(ts, NANOS)).toString(),
                command.action().name(), plain(command.scope()), plain(command.operator()), plain(command.reason())) + "\n";
        try {
            Path root = file.getParent();
            if (root != null) {
                Files.createDirectories(root);
            }
            Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new RunException("the kill switch cannot be written to " + file + ": " + e.getMessage()
                    + "; nothing was halted: check the folder and try again", e);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }

    @Override
    public List<OperatorCommand> history() {
        List<OperatorCommand> all = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                all.add(command(lines.get(i), i + 1));
            }
            return all;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new RunException("the kill switch's file " + file + " cannot be read: " + e.getMessage()
                    + "; no run starts until it can", e);
        }
    }

    private OperatorCommand command(String line, int number) {
        String[] fields = line.split("\t", -1);
        try {
            if (fields.length == FIELDS) {
                return new OperatorCommand(OperatorCommand.Action.valueOf(fields[1]), fields[2], fields[3], fields[4]);
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(line, number, e);
        }
        throw unreadable(line, number, null);
    }

    private RunException unreadable(String line, int number, @org.jspecify.annotations.Nullable Throwable cause) {
        String text = file + ":" + number + ": \"" + line + "\" is no operator command: expected time, action (HALT, FLATTEN, REDUCE_ONLY, "
                + "REARM), scope, operator and reason, with tabs between; no run starts until the line is mended";
        return cause == null ? new RunException(text) : new RunException(text, cause);
    }
}
