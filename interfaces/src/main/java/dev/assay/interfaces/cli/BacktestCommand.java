package dev.assay.interfaces.cli;

import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.run.RunBacktest;
import dev.assay.application.run.RunSummary;
import dev.assay.core.loop.Sequencer;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "backtest", description = {"Runs a backtest and leaves a sealed run package with a report.", "",
        "Example:  assay backtest examples/ema-cross.yaml --set account.cash=50000"})
final class BacktestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "The config file (YAML).")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Wiring wiring = new Wiring();
        EffectiveConfig effective = configOptions.load(config, wiring);
        if (QuickStart.refuses(effective)) {
            return QuickStart.TOO_LARGE;
        }
        PrintWriter out = spec.commandLine().getOut();
        RunSummary summary = wiring.backtest().run(new RunBacktest.Request(effective, runOptions.out(), Sequencer.Tap.NONE));
        print(summary, runOptions.json(), out);
        return Failures.OK;
    }

    static void print(RunSummary summary, boolean json, PrintWriter out) {
        out.print(json ? summary.json() : SummaryText.of(summary));
        out.flush();
    }
}
