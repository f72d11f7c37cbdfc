package dev.assay.interfaces.cli;

import dev.assay.application.run.RunBacktest;
import dev.assay.application.run.RunException;
import dev.assay.application.run.RunSummary;
import dev.assay.core.loop.Sequencer;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "demo", description = {"Runs a full backtest on the bundled data: an EMA cross on four stocks, 2001 to 2013.", "",
        "Needs no key and no network. Ends with the report's path."})
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path config = Path.of(System.getProperty("assay.home", ".")).resolve("examples").resolve("demo.yaml");
        if (!Files.isRegularFile(config)) {
            throw new RunException("the demo's config " + config + " is missing; run the launcher of a complete checkout");
        }
        Wiring wiring = new Wiring();
        PrintWriter out = spec.commandLine().getOut();
        RunSummary summary = wiring.backtest()
                .run(new RunBacktest.Request(configOptions.load(config, wiring), runOptions.out(), Sequencer.Tap.NONE));
        BacktestCommand.print(summary, runOptions.json(), out);
        return Failures.OK;
    }
}
