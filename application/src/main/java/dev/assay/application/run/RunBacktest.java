package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.live.OperatorWatch;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.loop.Sequencer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs a backtest and leaves a sealed run package behind, or nothing at all.
public final class RunBacktest {
    private final RunPorts ports;

    /// The use case over its ports.
    public RunBacktest(RunPorts ports) {
        this.ports = ports;
    }

    /// What to run.
    ///
    /// @param config the effective config
    /// @param out folder that holds run packages
    /// @param tap who watches the events
    public record Request(EffectiveConfig config, Path out, Sequencer.Tap tap) {}

    /// Runs it.
    ///
    /// @throws RunException, [dev.assay.application.data.DataException] or [dev.assay.application.strategy.StrategyException] when the
    ///         config, the data or a strategy cannot be used; no package is left then
    public RunSummary run(Request request) {
        long started = ports.clock().nowNanos();
        EffectiveConfig effective = request.config();
        AssayConfig config = effective.config();
        refuseWhileKilled(ports, effective, request.out());
        TrialRegistry registry = new TrialRegistry(request.out());
        DataCatalogue catalogue = ports.catalogues().open(effective.resolve(config.data().catalogue()));
        MarketInputs inputs = MarketInputs.take(effective, catalogue, ports);
        Trials trials = registry.others(config.run().name(), effective.hash(), Assembly.sessionsPerYear(inputs.calendar()));
        Strategies.Made strategies = Strategies.make(effective, inputs.universe(), ports.compiler(),
                Strategies.atConfiguredPaths(effective));
        try (PackageFolder folder = PackageFolder.begin(request.out(), config.run().name(), effective.hash(), started)) {
            Path partial = folder.partial();
            Execution execution;
            try (OperatorWatch watch = new OperatorWatch(ports.killSwitches().at(request.out()),
                    config.risk().killSwitchFile().map(effective::resolve), ports.clock());
                    EventJournal journal = ports.journals().create(partial.resolve(RunFiles.JOURNAL), config.journal().segmentBytes())) {
                execution = Execution.run(config, inputs, strategies, journal, request.tap(), watch);
            }
            PackageWriter writer = new PackageWriter(partial, ports.journals());
            writer.writeContext(effective, inputs, strategies);
            trials.write(partial);
            Headline headline = writer.writeResults(config, inputs, execution, trials, writer.writeBenchmark(effective, inputs));
            writer.writeOrigins(config, inputs);
            writer.embedInputs(config, inputs, catalogue);
            long durationMs = (ports.clock().nowNanos() - started) / 1_000_000;
            RunSummary summary = RunSummary.of(folder.runId(), folder.directory(), "backtest", effective, inputs, execution, headline,
                    ports.codeHash().get(), durationMs);
            Files.writeString(partial.resolve(RunFiles.METRICS), summary.json());
            ports.reporter().write(partial);
            Manifest manifest = Manifest.seal(partial, ports.codeHash().get(), execution.eventHash());
            folder.finish();
            registry.append(summary);
            return summary.sealed(manifest.root());
        } catch (IOException e) {
            throw new RunException("the run package under " + request.out() + " cannot be written: " + e.getMessage()
                    + "; check that the folder is writable and the disk has room, or choose another with --out", e);
        }
    }

    /// @throws RunException while the kill switch is on
    static void refuseWhileKilled(RunPorts ports, EffectiveConfig effective, Path out) {
        for (OperatorCommand command : ports.killSwitches().at(out).inForce()) {
            throw new RunException("the kill switch is on under " + out + ": " + command.action() + " by " + command.operator() + ": "
                    + command.reason() + "; trade again with: assay kill --rearm --out " + out + " --reason 'WHY'");
        }
        effective.config().risk().killSwitchFile().map(effective::resolve).filter(Files::exists).ifPresent(file -> {
            throw new RunException("the kill switch is on: the file " + file + " exists; remove it to trade again (risk.killSwitch.file)");
        });
    }
}
