package dev.assay.interfaces.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/// The entry point of `./assay`. Exit codes: 0 ok, 1 the run failed, 2 usage or configuration.
@Command(name = "assay", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, subcommandsRepeatable = false, description = "Trading research, backtesting and paper trading whose results can be checked by anyone.%n", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:ok", "1:the run failed, or a package could not be verified",
        "2:usage or configuration"}, footerHeading = "%nStart here:%n", footer = {
                "  assay demo                           a full backtest on bundled data",
                "  assay new strategy Breakout          your own strategy, working, in one file",
                "  assay backtest breakout.yaml         run it",
                "  assay paper examples/paper-sim.yaml  trade it on the wall clock; --speed max for no waiting",
                "  assay parity RUN                     why a paper session was not its backtest, if it was not",
                "  assay verify RUN                     prove what a run did",
                "  assay orders RUN                     every order: why, what was sent, what came back",
                "  assay why RUN FILL                   from a fill back to the vendor's line",
                "  assay lookahead breakout.yaml        does any signal know the future?",
                "  assay stress breakout.yaml           what is left when trading is worse than assumed",
                "  assay chaos breakout.yaml            the same under a faulty broker"}, subcommands = {DemoCommand.class,
                        BacktestCommand.class, PaperCommand.class, ParityCommand.class, StatusCommand.class, HaltCommand.class,
                        ReduceOnlyCommand.class, RearmCommand.class,
                        VerifyCommand.class, OrdersCommand.class, WhyCommand.class, DiffCommand.class, LookaheadCommand.class,
                        StressCommand.class,
                        WarmUpCommand.class,
                        MonteCarloCommand.class, ChaosCommand.class, RiskCommand.class, KillCommand.class, SandboxCommand.class,
                        DataCommand.class, ConfigCommand.class,
                        ModelsCommand.class,
                        NewCommand.class,
                        CompletionCommand.class})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Runs the command line and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// The command line, for the entry point and for tests.
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(new Failures());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        helpEverywhere(line);
        return line;
    }

    private static void helpEverywhere(CommandLine line) {
        for (CommandLine child : line.getSubcommands().values()) {
            child.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this help and exits.").build());
            helpEverywhere(child);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
