package dev.assay.application.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `trials.jsonl` beside the packages: one line per run ever made there, kept even when packages are deleted, because statistics that
/// correct for many trials must know how many there were.
final class TrialRegistry {
    private static final String FILE = "trials.jsonl";

    private final Path out;

    TrialRegistry(Path out) {
        this.out = out;
    }

    /// The other configs run under that name here, each by its latest run.
    ///
    /// @param configHash the config that is run now: it is no other trial than itself
    /// @throws RunException where a line cannot be read
    Trials others(String runName, String configHash, double sessionsPerYear) {
        Path file = out.resolve(FILE);
        Map<String, Trials.Trial> latest = new LinkedHashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = parse(file, i + 1, lines.get(i));
            String config = line.path("configHash").asString("");
            if (line.path("runName").asString("").equals(runName) && !config.equals(configHash)) {
                latest.put(config, new Trials.Trial(config, line.path("runId").asString(""),
                        sharpe(file, i + 1, line.path("sharpe").asString("")) / StrictMath.sqrt(sessionsPerYear)));
            }
        }
        return new Trials(List.copyOf(latest.values()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new RunException("the registry of trials " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode parse(Path file, int number, String line) {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw unreadable(file, number, "no JSON object", e);
        }
    }

    private static double sharpe(Path file, int number, String text) {
        try {
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw unreadable(file, number, "sharpe is \"" + text + "\", not a number", e);
        }
    }

    private static RunException unreadable(Path file, int number, String what, Exception cause) {
        return new RunException(file + ", line " + number + ": " + what
                + "; this file counts the trials that statistics correct for: mend the line, or move the file away to begin a new count",
                cause);
    }

    void append(RunSummary summary) throws IOException {
        Files.writeString(out.resolve(FILE), summary.trialLine() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
