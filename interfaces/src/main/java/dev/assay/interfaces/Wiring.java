package dev.assay.interfaces;

import dev.assay.adapters.captures.Captures;
import dev.assay.adapters.catalogue.Catalogue;
import dev.assay.adapters.compiler.InMemoryStrategyCompiler;
import dev.assay.adapters.holidays.BundledCalendars;
import dev.assay.adapters.journal.FileEventJournal;
import dev.assay.adapters.journal.JournalException;
import dev.assay.adapters.journal.JournalReader;
import dev.assay.adapters.system.FileKillSwitch;
import dev.assay.adapters.system.SystemClock;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataReader;
import dev.assay.application.honesty.Lookahead;
import dev.assay.application.honesty.MonteCarlo;
import dev.assay.application.honesty.Stress;
import dev.assay.application.honesty.WarmUp;
import dev.assay.application.live.KillSwitchStore;
import dev.assay.application.run.CompareParity;
import dev.assay.application.run.CompareRuns;
import dev.assay.application.run.ExplainFill;
import dev.assay.application.run.ExplainRisk;
import dev.assay.application.run.JournalStore;
import dev.assay.application.run.ListOrders;
import dev.assay.application.run.RunBacktest;
import dev.assay.application.run.RunChaos;
import dev.assay.application.run.RunException;
import dev.assay.application.run.RunPaperSession;
import dev.assay.application.run.RunPorts;
import dev.assay.application.run.ScratchRuns;
import dev.assay.application.run.VerifyRun;
import dev.assay.core.event.Clock;
import dev.assay.core.event.EventJournal;
import dev.assay.interfaces.report.ReportWriter;
import dev.assay.proofbench.FillModels;
import dev.assay.riskguard.StandardPolicy;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxOptions;
import dev.assay.signalcore.strategy.BuiltInStrategies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one place that knows which adapter stands behind which port.
public final class Wiring {
    private final CalendarProvider calendars = new BundledCalendars();
    private final Clock clock = new SystemClock();

    /// The catalogue in a folder.
    public DataCatalogue catalogue(Path root) {
        return Catalogue.open(root, calendars);
    }

    /// The exchange calendars.
    public CalendarProvider calendars() {
        return calendars;
    }

    /// The wall clock.
    public Clock clock() {
        return clock;
    }

    /// What a config may name.
    public ConfigVocabulary vocabulary() {
        return new ConfigVocabulary(BuiltInStrategies.names(), FillModels.ids(), StandardPolicy.controlIds(), calendars.mics());
    }

    /// The backtest use case.
    public RunBacktest backtest() {
        return new RunBacktest(ports());
    }

    /// Sessions on the wall clock.
    public RunPaperSession paper() {
        return new RunPaperSession(ports(), vocabulary());
    }

    /// Paper sessions beside their backtests.
    public CompareParity parity() {
        return new CompareParity(ports(), vocabulary());
    }

    /// The kill switch of all runs under a folder.
    public KillSwitchStore killSwitch(Path root) {
        return new FileKillSwitch(root);
    }

    /// Risk controls whose blocks an operator may release where the config says so.
    public List<String> softenable() {
        return StandardPolicy.softenable();
    }

    /// Asks the risk controls about an order.
    public ExplainRisk explainRisk() {
        return new ExplainRisk(ports());
    }

    /// The verification use case.
    public VerifyRun verify() {
        return new VerifyRun(ports(), vocabulary());
    }

    /// The strategies under a faulty broker.
    public RunChaos chaos() {
        return new RunChaos(ports());
    }

    /// Two runs compared.
    public CompareRuns compare() {
        return new CompareRuns(new Journals(), vocabulary());
    }

    /// The search for decisions that knew the future.
    public Lookahead lookahead() {
        return new Lookahead(new ScratchRuns(ports()));
    }

    /// How signals depend on the length of the warm-up.
    public WarmUp warmUp() {
        return new WarmUp(new ScratchRuns(ports()));
    }

    /// A config under worse conditions.
    public Stress stress() {
        return new Stress(new ScratchRuns(ports()));
    }

    /// A run's result in other orders.
    public MonteCarlo monteCarlo() {
        return new MonteCarlo(new ScratchRuns(ports()), vocabulary());
    }

    /// What led to a fill.
    public ExplainFill why() {
        return new ExplainFill(ports(), vocabulary());
    }

    /// The orders of a run.
    public ListOrders orders() {
        return new ListOrders(new Journals(), vocabulary());
    }

    /// A broker's server on this machine, playing the catalogue in a folder.
    public Sandbox sandbox(Path root, SandboxOptions options) {
        return Sandbox.start(catalogue(root), calendars, clock, options);
    }

    private RunPorts ports() {
        return new RunPorts(new Catalogues(), calendars, new InMemoryStrategyCompiler(), new Captures(), new Journals(),
                ReportWriter::write,
                FileKillSwitch::new, clock,
                CodeHash.begin());
    }

    private final class Catalogues implements RunPorts.Catalogues {
        @Override
        public DataCatalogue open(Path root) {
            return catalogue(root);
        }

        @Override
        public DataReader embedded(Path root) {
            return Catalogue.embedded(root);
        }
    }

    private static final class Journals implements JournalStore {
        @Override
        public EventJournal create(Path directory, long segmentBytes) {
            return FileEventJournal.create(directory, options(segmentBytes));
        }

        @Override
        public EventJournal resume(Path directory, long segmentBytes) {
            return Files.isDirectory(directory)
                    ? FileEventJournal.resume(directory, options(segmentBytes))
                    : FileEventJournal.create(directory, options(segmentBytes));
        }

        @Override
        public Frames recover(Path directory) {
            return new FramesOf(JournalReader.open(directory, JournalReader.Mode.RECOVER));
        }

        @Override
        public Frames open(Path directory) {
            return new FramesOf(JournalReader.open(directory, JournalReader.Mode.STRICT));
        }
    }

    private static FileEventJournal.Options options(long segmentBytes) {
        return new FileEventJournal.Options(segmentBytes, FileEventJournal.Options.DEFAULT.blockBytes());
    }

    private record FramesOf(JournalReader reader) implements JournalStore.Frames {
        @Override
        public byte @Nullable [] next() {
            try {
                return reader.next() ? Arrays.copyOfRange(reader.buffer(), reader.offset(), reader.offset() + reader.length()) : null;
            } catch (JournalException e) {
                throw new RunException(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public @Nullable String torn() {
            JournalReader.TornTail tail = reader.tail();
            return tail == null || tail.discarded() == 0
                    ? null
                    : tail.file() + ", byte " + tail.offset() + ": " + tail.discarded()
                            + " bytes are no whole record (" + tail.reason() + ")";
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
