package dev.assay.interfaces.cli;

import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.live.ControlSocket;
import dev.assay.application.live.StopSignal;
import dev.assay.application.run.RunException;
import dev.assay.application.run.RunPaperSession;
import dev.assay.application.run.RunSummary;
import dev.assay.core.loop.Sequencer;
import dev.assay.interfaces.Wiring;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "paper", description = {
        "Trades a config on the wall clock before the simulated broker: stored data is played as if it came in. Every input is recorded before it is "
                + "acted on, so a session that was killed goes on with --resume where it was. Ctrl-C ends it cleanly, with a report.",
        "", "Examples:  assay paper examples/paper-sim.yaml --speed max", "           assay paper examples/paper-sim.yaml --speed 3600",
        "           assay paper --resume runs/paper-sim-20261123-101500-1a2b3c4d"})
final class PaperCommand implements Callable<Integer> {
    private static final String MAX = "max";
    private static final long TERMINAL_MILLIS = 1_000;
    private static final long LINE_MILLIS = 60_000;

    @Parameters(paramLabel = "CONFIG", arity = "0..1", description = "The config file (YAML); none with --resume.")
    private @Nullable Path config;

    @Option(names = "--resume", paramLabel = "RUN", description = "Takes up a session that broke off: the folder that it named when it began.")
    private @Nullable Path resume;

    @Option(names = "--speed", paramLabel = "N|max", description = "Seconds of market time in one second, or max for as fast as can be. Default: 1; "
            + "of a session that is taken up, the speed it had.")
    private @Nullable String speed;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = config;
        Path folder = resume;
        if ((file == null) == (folder == null)) {
            throw new RunException("assay paper takes a CONFIG to begin a session, or --resume RUN to take one up; give one of the two");
        }
        Wiring wiring = new Wiring();
        StopSignal stop = new StopSignal();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopped(stop, done), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            RunPaperSession paper = wiring.paper();
            RunSummary summary;
            if (file != null) {
                EffectiveConfig effective = configOptions.load(file, wiring);
                summary = paper.run(effective, runOptions.out(), manner(speed(1), stop));
            } else {
                Path session = java.util.Objects.requireNonNull(folder);
                summary = paper.resume(session, manner(speed(RunPaperSession.speed(session)), stop));
            }
            BacktestCommand.print(summary, runOptions.json(), spec.commandLine().getOut());
            return Failures.OK;
        } finally {
            done.countDown();
            leave(hook);
        }
    }

    private RunPaperSession.Manner manner(double pace, StopSignal stop) {
        PrintWriter err = spec.commandLine().getErr();
        return new RunPaperSession.Manner(pace, Sequencer.Tap.NONE, stop, directory -> {
            err.println(
                    "Paper session " + directory + (Double.isInfinite(pace) ? "" : ", " + Shown.ratio(pace) + " s of market time a second")
                            + ". Ctrl-C ends it; if it breaks off: assay paper --resume " + directory);
            err.flush();
            Thread.ofPlatform().daemon().name("view").start(() -> watch(directory, err));
        });
    }

    /// Shows how the session stands: refreshed in place on a terminal, else one line a minute.
    @SuppressWarnings("SystemConsoleNull") // it is null wherever the JVM has no console of its own to give, as under a test runner
    private static void watch(Path directory, PrintWriter err) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        try {
            while (true) {
                Thread.sleep(terminal ? TERMINAL_MILLIS : LINE_MILLIS);
                String answer = ControlSocket.ask(directory, "status");
                if (answer != null && answer.startsWith("{\"run\"")) {
                    JsonNode status = JsonMapper.shared().readTree(answer);
                    err.print(terminal ? "\033[H\033[J" + SessionText.whole(status) : SessionText.brief(status) + System.lineSeparator());
                    err.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double speed(double otherwise) {
        String given = speed;
        if (given == null) {
            return otherwise;
        }
        if (given.equals(MAX)) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double value = Double.parseDouble(given);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw noSpeed(given, e);
        }
        throw noSpeed(given, null);
    }

    private static RunException noSpeed(String given, @Nullable Throwable cause) {
        String text = "--speed " + given + " is no speed: give seconds of market time in one second, above 0, such as 60, or max";
        return cause == null ? new RunException(text) : new RunException(text, cause);
    }

    private static void stopped(StopSignal stop, CountDownLatch done) {
        stop.request(System.getProperty("user.name", "operator"), "stopped from the terminal (paper.onStop)");
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leave(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending: the hook has run
        }
    }
}
