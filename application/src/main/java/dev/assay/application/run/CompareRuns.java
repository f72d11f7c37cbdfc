package dev.assay.application.run;

import dev.assay.application.config.ConfigVocabulary;
import dev.assay.core.codec.CodecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Names the first difference of two run packages, and what it did to the result: config, code and data, then event by event, then figures.
public final class CompareRuns {
    private static final List<String> FIGURES = List.of("endEquity", "netProfit", "totalReturn", "cagr", "sharpe", "volatility",
            "maxDrawdown", "fees", "orders", "fills", "rejections", "shrunk", "signals", "bars", "events", "strategyFailures");
    private static final String ABSENT = "";

    private final JournalStore journals;
    private final ConfigVocabulary vocabulary;

    /// The use case over its ports.
    public CompareRuns(JournalStore journals, ConfigVocabulary vocabulary) {
        this.journals = journals;
        this.vocabulary = vocabulary;
    }

    /// Which two.
    public record Request(Path one, Path other) {}

    /// A value that the runs do not share.
    ///
    /// @param name what it is
    /// @param one in the first run; empty where it has none
    /// @param other in the second run
    public record Change(String name, String one, String other) {}

    /// A figure of both runs.
    ///
    /// @param name its name in `metrics.json`
    /// @param one in the first run; empty where it is not defined
    /// @param other in the second run
    /// @param effect second less first; NaN where one is not defined
    public record Figure(String name, String one, String other, double effect) {}

    /// What was found.
    ///
    /// @param config values of the config that differ, by key
    /// @param code the code, or the source of a strategy, where it differs
    /// @param data instruments, calendar, datasets and consumed content that differ
    /// @param event the first event that differs, with its causes on both sides; empty where none does
    /// @param fill the first fill that differs
    /// @param equity what became of the equity; empty where it is the same throughout
    /// @param figures headline figures, those that differ and those that do not
    public record Result(List<Change> config, List<Change> code, List<Change> data, Optional<EventPair> event, Optional<EventPair> fill,
            Optional<EquityGap> equity, List<Figure> figures) {
        public Result {
            config = List.copyOf(config);
            code = List.copyOf(code);
            data = List.copyOf(data);
            figures = List.copyOf(figures);
        }

        /// Whether nothing differs.
        public boolean same() {
            return config.isEmpty() && code.isEmpty() && data.isEmpty() && event.isEmpty()
                    && figures.stream().allMatch(figure -> figure.one().equals(figure.other()));
        }
    }

    /// One event of each run at the same place of its journal.
    ///
    /// @param place how many events before it are the same in both runs
    /// @param one its causes and itself, root first, one line each; empty where the first run has ended
    /// @param other the same of the second run
    public record EventPair(long place, List<String> one, List<String> other) {
        public EventPair {
            one = List.copyOf(one);
            other = List.copyOf(other);
        }
    }

    /// How far the equities of two runs are apart.
    ///
    /// @param firstTs first instant at which they differ, ISO-8601 UTC
    /// @param widest greatest distance, second less first, in the account's currency
    /// @param widestTs when that was
    public record EquityGap(String firstTs, double widest, String widestTs) {}

    /// Compares.
    ///
    /// @throws RunException when a directory is no run package or cannot be read
    public Result compare(Request request) {
        StoredPackage one = StoredPackage.open(request.one(), vocabulary);
        StoredPackage other = StoredPackage.open(request.other(), vocabulary);
        try {
            JournalPair pair = JournalPair.read(journals, one, other);
            List<Change> data = new ArrayList<>(files(request, false));
            data.addAll(changes(pair.contents(true), pair.contents(false)));
            return new Result(changes(config(request.one()), config(request.other())), files(request, true), data, pair.event(),
                    pair.fill(), pair.equity(), figures(request));
        } catch (CodecException e) {
            throw new RunException("an event of " + request.one() + " or " + request.other() + " cannot be read: " + e.getMessage()
                    + "; prove the packages with: assay verify RUN", e);
        } catch (IOException e) {
            throw new RunException("the packages " + request.one() + " and " + request.other() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> config(Path directory) throws IOException {
        Path file = directory.resolve(RunFiles.CONFIG);
        TreeMap<String, String> values = new TreeMap<>();
        try {
            for (JsonNode line : JsonMapper.shared().readTree(Files.readString(file)).path("values")) {
                values.put(line.path("key").asString(""), line.path("value").isString()
                        ? line.path("value").asString("")
                        : line.path("value").toString());
            }
        } catch (JacksonException e) {
            throw new RunException(file + " cannot be read: " + e.getOriginalMessage() + "; prove the package with: assay verify "
                    + directory, e);
        }
        return values;
    }

    /// Code and strategy sources, or calendar, instruments and dataset names.
    private static List<Change> files(Request request, boolean code) throws IOException {
        TreeMap<String, String> one = new TreeMap<>();
        TreeMap<String, String> other = new TreeMap<>();
        describe(request.one(), code, one);
        describe(request.other(), code, other);
        return changes(one, other);
    }

    private static void describe(Path directory, boolean code, Map<String, String> into) throws IOException {
        Manifest manifest = Manifest.read(directory, new ArrayList<>());
        if (code) {
            into.put("code", manifest.codeHash());
        } else {
            DataChoice choice = DataChoice.read(directory);
            into.put("dataset of bars", choice.bars());
            into.put("dataset of corporate actions", choice.actions());
        }
        for (Map.Entry<String, String> file : manifest.files().entrySet()) {
            String name = file.getKey();
            boolean source = name.startsWith(RunFiles.STRATEGY + "/");
            boolean given = name.equals(RunFiles.CALENDAR) || name.equals(RunFiles.INSTRUMENTS) || name.equals(RunFiles.ACTIONS);
            if (code ? source : given) {
                into.put(name, file.getValue());
            }
        }
    }

    private static List<Change> changes(Map<String, String> one, Map<String, String> other) {
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            String ours = one.getOrDefault(name, ABSENT);
            String theirs = other.getOrDefault(name, ABSENT);
            if (!ours.equals(theirs)) {
                changes.add(new Change(name, ours, theirs));
            }
        }
        return changes;
    }

    private static List<Figure> figures(Request request) {
        JsonNode one = StoredResults.metrics(request.one());
        JsonNode other = StoredResults.metrics(request.other());
        List<Figure> figures = new ArrayList<>();
        for (String name : FIGURES) {
            String ours = one.path(name).asString("");
            String theirs = other.path(name).asString("");
            figures.add(new Figure(name, ours, theirs, number(theirs) - number(ours)));
        }
        return figures;
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
