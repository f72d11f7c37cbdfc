package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigEntry;
import dev.assay.application.config.ConfigLoader;
import dev.assay.application.config.ConfigOutcome;
import dev.assay.application.config.ConfigSources;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.DataException;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.feed.OperatorInputs;
import dev.assay.application.live.RecordedInputs;
import dev.assay.application.live.RecordedLoop;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.EventJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines a paper session up with (a) its own recorded inputs, which must give every event again bit for bit, and (b) the backtest of the same period on what the
/// catalogue holds now.
public final class CompareParity {
    private final RunPorts ports;
    private final ConfigVocabulary vocabulary;

    /// The use case over its ports.
    public CompareParity(RunPorts ports, ConfigVocabulary vocabulary) {
        this.ports = ports;
        this.vocabulary = vocabulary;
    }

    /// What to compare.
    ///
    /// @param directory the package of a paper session
    /// @param set `key=value` texts that the backtest's config takes instead of the session's: what would another assumption have given
    public record Request(Path directory, List<String> set) {
        public Request {
            set = List.copyOf(set);
        }
    }

    /// What was found.
    ///
    /// @param replay the first event that the recorded inputs do not give again, in words; empty when all are the same bit for bit
    /// @param events how many events were compared with the replay
    /// @param divergences where session and backtest part, in order of time; empty when they are one
    /// @param paperHash event hash of the session
    /// @param backtestHash event hash of the backtest
    /// @param snapshot the state of the catalogue that the backtest read
    /// @param paperEquity the session's equity at the end, in the account's currency
    /// @param backtestEquity the backtest's
    public record Result(Optional<String> replay, long events, List<Divergence> divergences, String paperHash, String backtestHash,
            String snapshot, double paperEquity, double backtestEquity) {
        public Result {
            divergences = List.copyOf(divergences);
        }

        /// Whether the session is its backtest.
        public boolean same() {
            return replay.isEmpty() && divergences.isEmpty();
        }
    }

    /// Compares.
    ///
    /// @throws RunException when the directory is no package of a paper session, or its data is gone
    public Result compare(Request request) {
        Path directory = request.directory();
        StoredPackage.require(directory);
        if (!Files.isDirectory(directory.resolve(RunFiles.RECORDED))) {
            throw new RunException(
                    directory + " is no paper session: it has recorded no inputs; compare two backtests with: assay diff A B");
        }
        try {
            EffectiveConfig effective = VerifyRun.config(directory, vocabulary);
            MarketInputs inputs = VerifyRun.inputs(directory, effective, ports);
            Strategies.Made strategies = Strategies.make(effective, inputs.universe(), ports.compiler(), Strategies.inPackage(directory));
            ParityTrack paper = new ParityTrack();
            Replayed replayed = replay(directory, effective.config(), inputs, strategies, paper);
            EffectiveConfig other = request.set().isEmpty() ? effective : changed(effective, request.set());
            MarketInputs now = now(directory, other, inputs);
            Strategies.Made fresh = Strategies.make(other, now.universe(), ports.compiler(), Strategies.inPackage(directory));
            ParityTrack backtest = new ParityTrack();
            Execution execution = Execution.run(other.config(), now, fresh, EventJournal.none(), backtest,
                    OperatorInputs.recorded(List.of()),
                    replayed.until());
            return new Result(replayed.difference(), replayed.execution().events(), ParityMatch.of(paper, backtest),
                    replayed.execution().eventHash(), execution.eventHash(), now.choice().snapshot().id(), paper.equityAt(Long.MAX_VALUE),
                    backtest.equityAt(Long.MAX_VALUE));
        } catch (IOException e) {
            throw new RunException("the package " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private record Replayed(Execution execution, Optional<String> difference, long until) {}

    private Replayed replay(Path directory, AssayConfig config, MarketInputs inputs, Strategies.Made strategies, ParityTrack track) {
        EventDecoder decoder = new EventDecoder(inputs.universe(), PackageWriter.strategyIds(config));
        try (JournalStore.Frames journal = ports.journals().open(directory.resolve(RunFiles.JOURNAL));
                JournalStore.Frames frames = ports.journals().open(directory.resolve(RunFiles.RECORDED));
                ComparingJournal comparing = new ComparingJournal(journal, EventJournal.none(), decoder)) {
            RecordedInputs record = new RecordedInputs(frames::next, decoder);
            RecordedInputs.Instant start = PaperLine.begun(record);
            PaperLine line = PaperLine.assemble(config, inputs, strategies, comparing, track, start.ts());
            line.start(start.commands());
            RecordedLoop loop = line.replay(record);
            RecordedInputs.Instant stop = loop.stop();
            Execution execution = line.finish(stop == null ? List.of() : stop.blocks());
            return new Replayed(execution, comparing.finish(), loop.lastDataTs());
        }
    }

    /// What the catalogue holds now; what the package carries, where the catalogue is gone.
    private MarketInputs now(Path directory, EffectiveConfig effective, MarketInputs recorded) throws IOException {
        if (recorded.captures() != null) {
            return recorded;
        }
        DataChoice then = DataChoice.read(directory);
        if (!Files.isDirectory(then.root())) {
            return recorded;
        }
        try {
            var catalogue = ports.catalogues().open(then.root());
            DataChoice choice = new DataChoice(then.root(), new SnapshotRef(catalogue.list().snapshotId()), then.bars(), then.actions());
            return MarketInputs.resolve(effective.config(), catalogue, choice, recorded.calendar())
                    .with(Latencies.of(effective.config(), effective::resolve));
        } catch (DataException e) {
            throw new RunException("the catalogue " + then.root() + " no longer holds what the session traded: " + e.getMessage(), e);
        }
    }

    private EffectiveConfig changed(EffectiveConfig effective, List<String> set) {
        List<String> all = new ArrayList<>();
        for (ConfigEntry entry : effective.entries()) {
            entry.value().ifPresent(value -> all.add(entry.key() + "=" + value));
        }
        all.addAll(set);
        return switch (ConfigLoader.load(ConfigSources.withoutFile(effective.baseDirectory()).set(all), vocabulary)) {
            case ConfigOutcome.Ready ready -> ready.config();
            case ConfigOutcome.Refused refused -> throw new RunException("the backtest's config cannot be used:" + System.lineSeparator()
                    + refused.text());
        };
    }
}
