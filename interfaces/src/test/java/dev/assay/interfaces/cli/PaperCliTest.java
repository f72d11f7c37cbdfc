package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.live.StopSignal;
import dev.assay.application.run.RunPaperSession;
import dev.assay.application.run.RunSummary;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.loop.Sequencer;
import dev.assay.interfaces.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A paper session from outside: the same as the backtest of its config, event by event; proven; ended cleanly.
class PaperCliTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
    private static final List<String> RESULTS = List.of("orders.csv", "fills.csv", "decisions.csv", "ledger.csv", "equity.csv",
            "trades.csv",
            "costs.csv", "positions.csv", "statistics.csv", "controls.csv", "log.jsonl");

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {
        JsonNode json() {
            assertThat(exit).as(err).isZero();
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Answer run(String command, Path config, String... more) {
        List<String> args = new ArrayList<>(List.of(command, config.toString(), "--json", "--out", temp.resolve("runs").toString(), "--set",
                "data.catalogue=" + temp.resolve("catalogue")));
        args.addAll(List.of(more));
        return assay(args.toArray(String[]::new));
    }

    /// Orders, decisions, fills, ledger, event by event: nothing differs. Brackets and a strategy in one file; both sides of a position; a foreign currency;
    /// fee tiers; an order book in the queue of which orders wait.
    @ParameterizedTest
    @ValueSource(strings = {"paper-sim", "both-sides", "foreign-share", "ibkr-tiered", "order-book"})
    void aSessionOnCompleteDataIsTheBacktest(String example) throws IOException {
        Path config = EXAMPLES.resolve(example + ".yaml");
        JsonNode backtest = run("backtest", config).json();
        JsonNode paper = run("paper", config, "--speed", "max").json();

        assertThat(paper.get("mode").asString()).isEqualTo("paper");
        assertThat(paper.get("fills").asInt()).isPositive();
        assertThat(paper.get("eventHash")).isEqualTo(backtest.get("eventHash"));
        Path one = Path.of(backtest.get("runDir").asString());
        Path other = Path.of(paper.get("runDir").asString());
        for (String name : RESULTS) {
            assertThat(other.resolve(name)).hasSameTextualContentAs(one.resolve(name));
        }
        if (!example.equals("order-book")) { // recorded markets have no data set that diff could name
            Answer differences = assay("diff", one.toString(), other.toString());
            assertThat(differences.exit()).as(differences.out()).isZero();
        }
        Answer proven = assay("verify", other.toString());
        assertThat(proven.exit()).as(proven.out()).isZero();
        Answer why = assay("why", other.toString(), "1");
        assertThat(why.exit()).as(why.err()).isZero();
        assertThat(why.out()).as("which datum bears which number follows from the recorded inputs").doesNotContain("cannot be replayed");
    }

    /// Timers, the end of sessions, latency of orders and answers, orders worked over time: the pace of the clock changes none of it.
    @Test
    void thePaceChangesNothing() {
        Path config = EXAMPLES.resolve("paper-sim.yaml");
        String[] set = {"--set", "data.to=2004-06-30", "--set", "latency.order.model=constant", "--set", "latency.order.ms=250", "--set",
                "latency.response.model=constant", "--set",
                "latency.response.ms=40", "--set",
                "execution.reconcileEvery=1d"};
        JsonNode backtest = run("backtest", config, set).json();
        List<String> paced = new ArrayList<>(List.of("--speed", "8000000"));
        paced.addAll(List.of(set));
        JsonNode paper = run("paper", config, paced.toArray(String[]::new)).json();
        assertThat(paper.get("eventHash")).isEqualTo(backtest.get("eventHash"));
        assertThat(paper.get("reconciliations").asInt()).isGreaterThan(100);
    }

    private static final class StopAtFill implements Sequencer.Tap {
        private final StopSignal stop;
        private int left;

        StopAtFill(StopSignal stop, int fills) {
            this.stop = stop;
            this.left = fills;
        }

        @Override
        public boolean wants(EventType type) {
            return type == EventType.FILL;
        }

        @Override
        public void offer(Event event) {
            if (--left == 0) {
                stop.request("ann", "lunch");
            }
        }
    }

    @Test
    void aStopCancelsWhatWorksAndLeavesAPackageThatIsProven() throws IOException {
        Path config = EXAMPLES.resolve("paper-sim.yaml");
        JsonNode whole = run("backtest", config).json();
        RunSummary stopped = stopAt(config, 20);
        assertThat(stopped.text("to")).isLessThan(whole.get("to").asString());
        assertThat(Integer.parseInt(stopped.text("fills"))).isBetween(20, 40);
        Path run = Path.of(stopped.text("runDir"));
        assertThat(Files.readString(run.resolve("orders.csv"))).contains("HALT by ann: lunch");
        Answer proven = assay("verify", run.toString());
        assertThat(proven.exit()).as(proven.out()).isZero();

        // The record is what proves it: a byte of it changed is found.
        Path record = run.resolve("recorded").resolve("00000001.sbe");
        byte[] bytes = Files.readAllBytes(record);
        bytes[bytes.length / 2] ^= 1;
        Files.write(record, bytes);
        assertThat(assay("verify", run.toString()).out()).contains("recorded/00000001.sbe");
    }

    @Test
    void aStopMayKeepWhatWorks() throws IOException {
        RunSummary kept = stopAt(EXAMPLES.resolve("paper-sim.yaml"), 20, "--set", "paper.onStop=keep");
        assertThat(Integer.parseInt(kept.text("workingAtEnd"))).isPositive();
        assertThat(Files.readString(Path.of(kept.text("runDir")).resolve("orders.csv"))).doesNotContain("HALT by ann");
        assertThat(assay("verify", kept.text("runDir")).exit()).isZero();
    }

    private RunSummary stopAt(Path config, int fills, String... options) throws IOException {
        Wiring wiring = new Wiring();
        String text = Files.readString(config).replace("data/", EXAMPLES.resolve("data") + "/").replace("../catalogue",
                temp.resolve("catalogue").toString()).replace("BracketBreakout.java", EXAMPLES.resolve("BracketBreakout.java").toString());
        Path copy = temp.resolve("stop.yaml");
        Files.writeString(copy, options.length == 0 ? text : text.replace("onStop: cancel", "onStop: keep"));
        StopSignal stop = new StopSignal();
        return wiring.paper().run(new ConfigOptions().load(copy, wiring), temp.resolve("runs"),
                new RunPaperSession.Manner(Double.POSITIVE_INFINITY, new StopAtFill(stop, fills), stop, directory -> {}));
    }

    @Test
    void mistakesAreExplained() {
        Path config = EXAMPLES.resolve("paper-sim.yaml");
        assertThat(assay("paper").err()).contains("takes a CONFIG").contains("--resume RUN");
        assertThat(run("paper", config, "--speed", "fast").err()).contains("--speed fast is no speed").contains("max");
        assertThat(run("paper", config, "--speed", "0").err()).contains("above 0");
        assertThat(run("paper", config, "--speed", "max", "--set", "latency.feed.model=constant", "--set", "latency.feed.ms=5").err())
                .contains("latency.feed");
        assertThat(run("paper", config, "--speed", "max", "--set", "data.from=2014-01-01", "--set", "data.to=2014-02-01").err())
                .contains("no bar of");
        assertThat(assay("paper", "--resume", temp.toString())).satisfies(answer -> {
            assertThat(answer.exit()).isEqualTo(Failures.USAGE);
            assertThat(answer.err()).contains("holds no paper session");
        });
        String sealed = run("paper", config, "--speed", "max", "--set", "data.to=2004-02-01").json().get("runDir").asString();
        assertThat(assay("paper", "--resume", sealed).err()).contains("has ended and is sealed").contains("assay verify");
        assertThat(temp.resolve("runs")).isDirectoryContaining("glob:**paper-sim*");
        assertThat(temp.resolve("runs")).isDirectoryNotContaining("glob:**.partial");
    }
}
