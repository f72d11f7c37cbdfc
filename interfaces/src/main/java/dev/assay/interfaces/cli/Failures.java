package dev.assay.interfaces.cli;

import dev.assay.application.data.DataException;
import dev.assay.application.data.UnknownCalendarException;
import dev.assay.application.run.RunException;
import dev.assay.application.strategy.StrategyException;
import dev.assay.core.calendar.CalendarFormatException;
import dev.assay.core.calendar.CalendarRangeException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// Turns what goes wrong into a message for a person, or JSON for a machine, and an exit code. No stack trace for a user's mistake.
final class Failures implements CommandLine.IExecutionExceptionHandler {
    /// Everything went well.
    static final int OK = 0;
    /// The run failed.
    static final int FAILED = 1;
    /// The command, the config or the data given cannot be used.
    static final int USAGE = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        int code = usersMistake(failure) ? USAGE : FAILED;
        String message = failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        if (code == FAILED) {
            message = "the run failed: " + message;
        }
        if (command.getCommandSpec().findOption("--json") != null && parsed.hasMatchedOption("--json")) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("error", message);
            error.put("exitCode", code);
            command.getOut().println(JsonMapper.shared().writeValueAsString(error));
        }
        command.getErr().println("assay: " + message);
        if (code == FAILED) {
            if (System.getenv("ASSAY_DEBUG") != null) {
                failure.printStackTrace(command.getErr());
            } else {
                command.getErr().println("Set ASSAY_DEBUG=1 to see where in the code.");
            }
        }
        return code;
    }

    private static boolean usersMistake(Exception failure) {
        return failure instanceof DataException || failure instanceof RunException || failure instanceof StrategyException
                || failure instanceof UnknownCalendarException || failure instanceof CalendarRangeException
                || failure instanceof CalendarFormatException;
    }
}
