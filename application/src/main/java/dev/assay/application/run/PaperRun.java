package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.feed.MergedCursor;
import dev.assay.application.feed.OperatedCursor;
import dev.assay.application.live.ControlSocket;
import dev.assay.application.live.InputLog;
import dev.assay.application.live.InputQueue;
import dev.assay.application.live.ObserverHub;
import dev.assay.application.live.OperatorWatch;
import dev.assay.application.live.PacedFeed;
import dev.assay.application.live.RealTimeLoop;
import dev.assay.application.live.RecordedInputs;
import dev.assay.application.live.RecordedInputs.Instant;
import dev.assay.application.live.RecordedLoop;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.codec.EventHash;
import dev.assay.core.event.EventBus.Input;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One process's part of a paper session: begins it or brings it back, runs it to its end or to a stop, and seals the package.
final class PaperRun implements AutoCloseable {
    private static final int QUEUE = 1024;
    private static final long SYNC_MILLIS = 200;
    /// The journal of the process that broke off, until what was recorded has been replayed.
    private static final String BEFORE = "journal.before";

    /// What a session had done that its record no longer leads to: kept for a person to read.
    private static final String LOST = "journal.lost";

    private final RunPorts ports;
    private final EffectiveConfig effective;
    private final AssayConfig config;
    private final MarketInputs inputs;
    private final Strategies.Made strategies;
    private final Path directory;
    private final SessionFile file;
    private final RunPaperSession.Manner manner;
    private final long started;
    private final EventDecoder decoder;
    private @Nullable EventJournal journal;
    private @Nullable InputLog log;
    private @Nullable PaperLine line;
    private long after = Long.MIN_VALUE;
    private long now;
    private @Nullable List<InputBlock> ended;
    private @Nullable JournalGap gap;
    private boolean complete;

    PaperRun(RunPorts ports, EffectiveConfig effective, MarketInputs inputs, Strategies.Made strategies, Path directory, SessionFile file,
            RunPaperSession.Manner manner) {
        this.ports = ports;
        this.effective = effective;
        this.config = effective.config();
        this.inputs = inputs;
        this.strategies = strategies;
        this.directory = directory;
        this.file = file;
        this.manner = manner;
        started = ports.clock().nowNanos();
        decoder = new EventDecoder(inputs.universe(), PackageWriter.strategyIds(config));
    }

    private Path recorded() {
        return directory.resolve(RunFiles.RECORDED);
    }

    /// Begins a session in an empty folder.
    void begin() throws IOException {
        new PackageWriter(directory, ports.journals()).writeContext(effective, inputs, strategies);
        long firstTs;
        try (MergedCursor cursor = cursor(new ArrayList<>())) {
            firstTs = cursor.firstTs();
        }
        EventJournal made = ports.journals().create(directory.resolve(RunFiles.JOURNAL), config.journal().segmentBytes());
        journal = made;
        line = PaperLine.assemble(config, inputs, strategies, made, manner.tap(), firstTs);
        file.write(directory);
        log = log(0, 0);
        log.start(firstTs, List.of());
        line.start(List.of());
        now = firstTs;
    }

    private InputLog log(long lastId, long instants) {
        return new InputLog(ports.journals().resume(recorded(), config.journal().segmentBytes()),
                config.journal().sync() == AssayConfig.Sync.BEFORE_ORDER ? 0 : SYNC_MILLIS, lastId, instants);
    }

    /// Brings a session back from its record. Its events are derived again and held against those it had written.
    void resume() throws IOException {
        Path events = directory.resolve(RunFiles.JOURNAL);
        Path before = directory.resolve(BEFORE);
        if (Files.exists(before)) {
            PackageFolder.deleteIfThere(events); // an earlier attempt to bring it back broke off
        } else if (Files.exists(events)) {
            Files.move(events, before);
        } else {
            Files.createDirectories(before);
        }
        try (JournalStore.Frames frames = ports.journals().recover(recorded())) {
            EventJournal made = ports.journals().create(events, config.journal().segmentBytes());
            PrefixJournal prefix = new PrefixJournal(ports.journals().recover(before), made, decoder);
            journal = prefix;
            RecordedInputs record = new RecordedInputs(frames::next, decoder);
            Instant start = PaperLine.begun(record);
            PaperLine back = PaperLine.assemble(config, inputs, strategies, prefix, manner.tap(), start.ts());
            line = back;
            back.start(start.commands());
            RecordedLoop loop = new RecordedLoop(record, back.timers());
            loop.run(back.session());
            now = Math.max(start.ts(), loop.lastTs());
            after = loop.lastDataTs();
            Instant stop = loop.stop();
            ended = stop == null ? null : stop.blocks();
            boolean lost = prefix.lost();
            String torn = frames.torn();
            file.write(directory);
            if (stop == null) {
                log = log(record.lastId(), record.instants());
                String why = torn == null ? "" : torn;
                if (lost) {
                    why = "the session had gone on after its last recorded input" + (why.isEmpty() ? "" : "; " + why);
                }
                gap = why.isEmpty() ? null : new JournalGap(back.sequencer().lastId(), why);
            }
            if (lost) {
                PackageFolder.deleteIfThere(directory.resolve(LOST));
                Files.move(before, directory.resolve(LOST));
            }
        }
        PackageFolder.deleteIfThere(before);
    }

    /// Runs to the end of the data or a stop, and seals the package.
    RunSummary live() throws IOException {
        manner.begun().accept(directory);
        PaperLine running = required(line);
        List<InputBlock> blocks = ended == null ? play(running) : ended;
        Execution execution = running.finish(blocks);
        complete = true;
        close();
        return seal(execution);
    }

    private List<InputBlock> play(PaperLine running) {
        InputLog writing = required(log);
        InputQueue queue = new InputQueue(QUEUE, new ObserverHub());
        RealTimeLoop loop = new RealTimeLoop(queue, running.timers(), ports.clock(), RealTimeLoop.NO_GRACE, writing,
                config.paper().late() == AssayConfig.Late.DROP);
        loop.continueFrom(now);
        JournalGap missing = gap;
        if (missing != null) {
            loop.input(running.session(), missing);
        }
        manner.stop().onRequest(loop::stop);
        List<MarketDataFeed> feeds = new ArrayList<>();
        PacedFeed feed = new PacedFeed(cursor(feeds), queue, ports.clock(), file.speed(), after);
        Thread thread = new Thread(feed, "feed");
        thread.setDaemon(true);
        thread.start();
        Path root = directory.toAbsolutePath().normalize().getParent();
        OperatorWatch watch = new OperatorWatch(ports.killSwitches().at(root == null ? directory : root),
                config.risk().killSwitchFile().map(effective::resolve), ports.clock(), command -> give(queue, command));
        PaperStatus status = new PaperStatus(directory, config, running, loop, queue, ports.clock(), started);
        ControlSocket control = ControlSocket.open(directory, line -> status.answer(line, command -> give(queue, command)));
        try (watch; control) {
            loop.run(running.session());
        } finally {
            queue.close();
            join(thread);
        }
        RuntimeException failure = feed.failure();
        if (failure != null) {
            throw failure;
        }
        OperatorCommand stop = manner.stop().command();
        if (stop != null && config.paper().onStop() == AssayConfig.OnStop.CANCEL) {
            loop.input(running.session(), stop);
        }
        CaptureData captures = inputs.captures();
        List<InputBlock> blocks = stop != null
                ? List.of(own())
                : captures == null ? Execution.consumed(feeds) : captures.consumed(inputs.universe().instruments());
        writing.stop(running.session().now(), blocks);
        return blocks;
    }

    private void give(InputQueue queue, OperatorCommand command) {
        long ts = ports.clock().nowNanos();
        try {
            queue.put(new Input(command, ts, ts, OperatedCursor.SOURCE, "", 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stored inputs from the beginning; what has been played is left out by the feed.
    ///
    /// @param feeds takes what is opened
    private MergedCursor cursor(List<MarketDataFeed> feeds) {
        CaptureData captures = inputs.captures();
        if (captures != null) {
            return RecordedFeeds.cursor(config, inputs, captures);
        }
        feeds.addAll(inputs.feeds(config.data()));
        MergedCursor cursor = MergedCursor.of("catalogue:" + inputs.choice().bars(), feeds, inputs.actions());
        if (cursor.isEmpty()) {
            cursor.close();
            throw Execution.noData(config, inputs);
        }
        return cursor;
    }

    /// What a session that was stopped has consumed: its own record, by digest, ingest times apart.
    private InputBlock own() {
        EventHash hash = new EventHash();
        try (JournalStore.Frames frames = ports.journals().recover(recorded())) {
            for (byte[] frame = frames.next(); frame != null; frame = frames.next()) {
                hash.update(frame, 0, frame.length);
            }
        }
        return new InputBlock("session", "inputs", RunFiles.RECORDED, hash.events(), hash.hex());
    }

    private RunSummary seal(Execution execution) throws IOException {
        PackageWriter writer = new PackageWriter(directory, ports.journals());
        DataCatalogue catalogue = ports.catalogues().open(inputs.choice().root());
        Path root = directory.toAbsolutePath().normalize().getParent();
        Trials trials = new TrialRegistry(root == null ? directory : root).others(config.run().name(), effective.hash(),
                Assembly.sessionsPerYear(inputs.calendar()));
        trials.write(directory);
        Headline headline = writer.writeResults(config, inputs, execution, trials, writer.writeBenchmark(effective, inputs));
        PackageFolder.deleteIfThere(directory.resolve(RunFiles.EMBEDDED));
        writer.writeOrigins(config, inputs);
        writer.embedInputs(config, inputs, catalogue);
        long durationMs = (ports.clock().nowNanos() - started) / 1_000_000;
        RunSummary summary = RunSummary.of(String.valueOf(directory.getFileName()), directory, "paper", effective, inputs, execution,
                headline,
                file.codeHash(), durationMs);
        Files.writeString(directory.resolve(RunFiles.METRICS), summary.json());
        ports.reporter().write(directory);
        return summary.sealed(Manifest.seal(directory, file.codeHash(), execution.eventHash()).root());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("begin or bring back the session first");
        }
        return value;
    }

    /// Closes the journals; where the session has not ended they are let go of as they are.
    @Override
    public void close() {
        InputLog writing = log;
        if (writing != null) {
            log = null;
            if (complete) {
                writing.close();
            } else {
                writing.abandon();
            }
        }
        EventJournal events = journal;
        if (events != null) {
            journal = null;
            if (complete) {
                events.close();
            } else {
                events.abandon();
            }
        }
    }
}
