package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigLoader;
import dev.assay.application.config.ConfigOutcome;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.CalendarFormatException;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.EventJournal;
import dev.assay.core.loop.Sequencer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Proves a run package: every byte against the manifest, then every event against a replay, then every result against what the replay
/// leads to.
public final class VerifyRun {
    private static final List<String> DERIVED = List.of(RunFiles.ORDERS, RunFiles.FILLS, RunFiles.DECISIONS, RunFiles.CONTROLS,
            RunFiles.MISSED, RunFiles.DRAWDOWNS, RunFiles.BREAKDOWN, RunFiles.AMBIGUOUS, RunFiles.SERIES, RunFiles.DISTRIBUTION,
            RunFiles.LEDGER, RunFiles.EQUITY, RunFiles.STATISTICS, RunFiles.MONTHLY, RunFiles.TRADES, RunFiles.POSITIONS,
            RunFiles.COSTS, RunFiles.FAILURES, RunFiles.LOG);

    private final RunPorts ports;
    private final ConfigVocabulary vocabulary;

    /// The use case over its ports.
    public VerifyRun(RunPorts ports, ConfigVocabulary vocabulary) {
        this.ports = ports;
        this.vocabulary = vocabulary;
    }

    /// What to verify.
    ///
    /// @param directory the package
    /// @param currentCode replay under the running code even if it is not the code that made the package
    public record Request(Path directory, boolean currentCode) {}

    /// What was found.
    ///
    /// @param problems one per finding, each naming the place; empty when the package is proven
    /// @param eventHash the recorded event hash
    /// @param rootHash digest of the manifest
    /// @param files files compared
    /// @param events events replayed and compared, 0 when the replay was not reached
    public record Result(List<String> problems, String eventHash, String rootHash, int files, long events) {
        public Result {
            problems = List.copyOf(problems);
        }

        /// Whether the package is proven.
        public boolean proven() {
            return problems.isEmpty();
        }
    }

    /// Verifies a package.
    ///
    /// @throws RunException when the directory is no run package at all
    public Result verify(Request request) {
        List<String> problems = new ArrayList<>();
        Path directory = request.directory();
        try {
            Manifest manifest = Manifest.read(directory, problems);
            manifest.check(directory, problems);
            if (!manifest.codeHash().equals(ports.codeHash().get()) && !request.currentCode() && problems.isEmpty()) {
                problems.add("code: the package was made by " + manifest.codeHash() + ", this is " + ports.codeHash().get()
                        + "; replay under this code all the same with --current-code");
            }
            long events = problems.isEmpty() ? replay(directory, manifest, problems) : 0;
            return new Result(problems, manifest.eventHash(), manifest.root(), manifest.files().size() + 2, events);
        } catch (IOException e) {
            throw new RunException("the package " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private long replay(Path directory, Manifest manifest, List<String> problems) throws IOException {
        Path scratch = Files.createTempDirectory("assay-verify");
        try {
            EffectiveConfig effective = config(directory, vocabulary);
            AssayConfig config = effective.config();
            MarketInputs inputs = inputs(directory, effective, ports);
            Strategies.Made strategies = Strategies.make(effective, inputs.universe(), ports.compiler(), Strategies.inPackage(directory));
            EventDecoder decoder = new EventDecoder(inputs.universe(), PackageWriter.strategyIds(config));
            Execution execution;
            try (JournalStore.Frames recorded = ports.journals().open(directory.resolve(RunFiles.JOURNAL));
                    EventJournal journal = ports.journals().create(scratch.resolve(RunFiles.JOURNAL), config.journal().segmentBytes());
                    ComparingJournal comparing = new ComparingJournal(recorded, journal, decoder)) {
                execution = new PackageReplay(directory, config, inputs, strategies, decoder, ports.journals()).run(comparing,
                        Sequencer.Tap.NONE);
                comparing.finish().ifPresent(problems::add);
            }
            if (problems.isEmpty() && !execution.eventHash().equals(manifest.eventHash())) {
                problems.add("eventHash: the replay gives " + execution.eventHash() + ", the manifest says " + manifest.eventHash());
            }
            if (problems.isEmpty()) {
                new PackageWriter(scratch, ports.journals()).writeResults(config, inputs, execution, Trials.read(directory),
                        BenchmarkFile.read(directory));
                compareResults(directory, scratch, problems);
            }
            return execution.events();
        } catch (RunException | DataException | CalendarFormatException e) {
            problems.add("replay: " + e.getMessage());
            return 0;
        } finally {
            PackageFolder.delete(scratch);
        }
    }

    /// The config a package was made with.
    static EffectiveConfig config(Path directory, ConfigVocabulary vocabulary) throws IOException {
        Path file = directory.resolve(RunFiles.CONFIG);
        return switch (ConfigLoader.readSnapshot(file.toString(), Files.readString(file), directory, vocabulary)) {
            case ConfigOutcome.Ready ready -> ready.config();
            case ConfigOutcome.Refused refused -> throw new RunException(refused.text());
        };
    }

    /// What a package's run read: its own copy where it carries one.
    static MarketInputs inputs(Path directory, EffectiveConfig effective, RunPorts ports) throws IOException {
        Path calendarFile = directory.resolve(RunFiles.CALENDAR);
        ExchangeCalendar calendar = ExchangeCalendar.of(CalendarDefinition.parse(calendarFile.toString(), Files.readString(calendarFile)));
        Latencies latencies = Latencies.inPackage(effective.config(), directory);
        if (!effective.config().data().captures().isEmpty()) {
            return MarketInputs.recorded(effective.config(), CaptureFiles.read(directory), ports, calendar).with(latencies);
        }
        DataChoice choice = DataChoice.read(directory);
        Path embedded = directory.resolve(RunFiles.EMBEDDED);
        boolean carried = Files.isDirectory(embedded);
        DataReader reader = carried ? ports.catalogues().embedded(embedded) : ports.catalogues().open(choice.root());
        DataChoice effectiveChoice = carried ? new DataChoice(embedded, SnapshotRef.LATEST, choice.bars(), choice.actions()) : choice;
        return MarketInputs.resolve(effective.config(), reader, effectiveChoice, calendar).with(latencies);
    }

    private static void compareResults(Path recorded, Path replayed, List<String> problems) throws IOException {
        List<String> names = new ArrayList<>(DERIVED);
        boolean margin = Files.exists(replayed.resolve(RunFiles.MARGIN_CALLS));
        if (margin != Files.exists(recorded.resolve(RunFiles.MARGIN_CALLS))) {
            problems.add(RunFiles.MARGIN_CALLS + ": " + (margin ? "is missing" : "the replayed journal leads to no such file"));
        } else if (margin) {
            names.add(RunFiles.MARGIN_CALLS);
        }
        for (String name : names) {
            Path ours = replayed.resolve(name);
            Path theirs = recorded.resolve(name);
            long at = Files.mismatch(theirs, ours);
            if (at >= 0) {
                long line = Files.readString(theirs).substring(0, (int) Math.min(at, Files.size(theirs))).lines().count();
                problems.add(name + ":" + Math.max(1, line) + ": differs from what the replayed journal leads to");
            }
        }
    }
}
