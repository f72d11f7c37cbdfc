package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.live.StopSignal;
import dev.assay.core.loop.Sequencer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Runs a session on the wall clock, on stored data played as if it came in, before the simulated broker; takes one up again that broke off. Leaves the same
/// package as a backtest, with the recorded inputs in it.
///
/// What is between the loop and the broker is made by the factory that backtests use. Everything that comes in is recorded before it is acted on, so that
/// a session whose process was killed is brought back by replaying its record.
public final class RunPaperSession {
    private final RunPorts ports;
    private final ConfigVocabulary vocabulary;

    /// The use case over its ports.
    public RunPaperSession(RunPorts ports, ConfigVocabulary vocabulary) {
        this.ports = ports;
        this.vocabulary = vocabulary;
    }

    /// How to run.
    ///
    /// @param speed seconds of market time in one; infinite for as fast as the session takes it
    /// @param tap who watches the events
    /// @param stop how a person ends it
    /// @param begun is told the session's folder before the first input is taken
    public record Manner(double speed, Sequencer.Tap tap, StopSignal stop, Consumer<Path> begun) {}

    /// Begins a session and runs it to its end.
    ///
    /// @param out folder that holds run packages
    /// @throws RunException, [dev.assay.application.data.DataException] or [dev.assay.application.strategy.StrategyException] when the
    ///         config, the data or a strategy cannot be used
    public RunSummary run(EffectiveConfig effective, Path out, Manner manner) {
        long started = ports.clock().nowNanos();
        AssayConfig config = effective.config();
        RunBacktest.refuseWhileKilled(ports, effective, out);
        DataCatalogue catalogue = ports.catalogues().open(effective.resolve(config.data().catalogue()));
        MarketInputs inputs = MarketInputs.take(effective, catalogue, ports);
        if (!inputs.latencies().feed().none()) {
            throw new RunException("latency.feed: in a paper session data is late when it is late; leave latency.feed out");
        }
        Strategies.Made strategies = Strategies.make(effective, inputs.universe(), ports.compiler(),
                Strategies.atConfiguredPaths(effective));
        try {
            Path directory = PackageFolder.beginOpen(out, config.run().name(), effective.hash(), started);
            SessionLock lock = SessionLock.take(directory);
            try (lock;
                    PaperRun run = new PaperRun(ports, effective, inputs, strategies, directory,
                            new SessionFile(ports.codeHash().get(), started, manner.speed(), 0), manner)) {
                run.begin();
                return run.live();
            } finally {
                if (!Files.exists(directory.resolve(RunFiles.SESSION))) {
                    PackageFolder.delete(directory);
                }
            }
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    /// Takes a session up again whose process has ended, wherever that was: brings it back from its record and goes on.
    ///
    /// @param directory the folder that the session named when it began
    /// @throws RunException when there is nothing to take up, or the session cannot be brought back to what it was
    public RunSummary resume(Path directory, Manner manner) {
        SessionFile session = SessionFile.read(directory);
        if (Files.exists(directory.resolve(RunFiles.MANIFEST))) {
            throw new RunException(
                    directory + " has ended and is sealed; there is nothing to take up. Prove it with: assay verify " + directory);
        }
        if (!session.codeHash().equals(ports.codeHash().get())) {
            throw new RunException("the session was begun by the code " + session.codeHash() + ", this is " + ports.codeHash().get()
                    + ": it can only be brought back by the same code");
        }
        try {
            return resume(directory, session, manner);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private RunSummary resume(Path directory, SessionFile session, Manner manner) throws IOException {
        SessionLock lock = SessionLock.take(directory);
        try (lock) {
            if (Files.exists(directory.resolve(RunFiles.MANIFEST))) {
                throw new RunException(directory + " has ended meanwhile");
            }
            EffectiveConfig effective = VerifyRun.config(directory, vocabulary);
            MarketInputs inputs = VerifyRun.inputs(directory, effective, ports);
            Strategies.Made strategies = Strategies.make(effective, inputs.universe(), ports.compiler(), Strategies.inPackage(directory));
            try (PaperRun run = new PaperRun(ports, effective, inputs, strategies, directory, session.again(manner.speed()), manner)) {
                run.resume();
                return run.live();
            }
        }
    }

    /// The speed that a session was last run at.
    ///
    /// @throws RunException where the folder holds no paper session
    public static double speed(Path directory) {
        return SessionFile.read(directory).speed();
    }

    private static RunException unwritable(Path place, IOException e) {
        return new RunException("the session under " + place + " cannot be written: " + e.getMessage()
                + "; check that the folder is writable and the disk has room", e);
    }
}
