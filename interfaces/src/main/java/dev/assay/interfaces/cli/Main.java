package dev.assay.interfaces.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point of `./assay`. Exit codes: 0 ok, 1 the run failed, 2 usage or configuration.
@Command(name = "assay", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, synopsisHeading = "", customSynopsis = {
        "Usage: assay [OPTIONS]"}, description = "Trading research, backtesting and paper trading whose results can be checked by anyone.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:ok", "1:the run failed", "2:usage or configuration"})
public final class Main implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    /// Runs the command line and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
