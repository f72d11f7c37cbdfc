package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.run.RunBacktest;
import dev.assay.application.run.RunSummary;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.loop.Sequencer;
import dev.assay.interfaces.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `assay risk` and `assay kill` from outside, mistakes included.
class RiskCliTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Path config() {
        return EXAMPLES.resolve("ema-cross.yaml");
    }

    private Path runs() {
        return temp.resolve("runs");
    }

    private Answer backtest(String... sets) {
        List<String> args = new ArrayList<>(List.of("backtest", config().toString(), "--json", "--out", runs().toString(), "--set",
                "data.catalogue=" + temp.resolve("catalogue")));
        for (String set : sets) {
            args.addAll(List.of("--set", set));
        }
        return assay(args.toArray(String[]::new));
    }

    private Path run(String... sets) {
        Answer answer = backtest(sets);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());
    }

    /// Orders of at most 50,000 USD from an account of 100,000: the orders are cut, and the tables say so.
    @Test
    void whatTheControlsOfARunDid() {
        Path run = run("risk.maxOrderNotional=50000");
        Answer text = assay("risk", run.toString());
        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("MAX_ORDER_VALUE").contains("50,000.00 USD").contains("MAX_ORDER_VALUE ORDER_VALUE")
                .contains("Orders and parts of orders that did not go out");
        assertThat(assay("risk", "show", run.toString()).out()).isEqualTo(text.out());
        JsonNode json = JsonMapper.shared().readTree(assay("risk", run.toString(), "--json").out());
        JsonNode row = json.get("controls").valueStream().filter(each -> each.get("control").asString().equals("MAX_ORDER_VALUE"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("shrunk").asInt()).isPositive();
        assertThat(row.get("checked").asInt()).isGreaterThanOrEqualTo(row.get("hit").asInt());
        assertThat(json.get("controls").size()).isEqualTo(29);
    }

    @Test
    void noRunStartsWhileTheFileOfTheKillSwitchExists() throws IOException {
        Path stop = Files.createFile(temp.resolve("STOP"));
        Answer refused = backtest("risk.killSwitch.file=" + stop);
        assertThat(refused.exit()).isEqualTo(Failures.USAGE);
        assertThat(refused.err()).contains("the kill switch is on").contains(stop.toString()).contains("risk.killSwitch.file")
                .doesNotContain("\tat ");
        Files.delete(stop);
        run("risk.killSwitch.file=" + stop);
    }

    @Test
    void aRunThatIsNoneIsExplained() {
        Answer none = assay("risk", temp.resolve("nothing").toString());
        assertThat(none.exit()).isNotZero();
        assertThat(none.err()).contains("nothing").doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(assay("risk").exit()).isEqualTo(Failures.USAGE);
    }

    @Test
    void everyControlsVerdictOnAnOrder() {
        String[] base = {"risk", "explain", "--config", config().toString(), "--set", "data.catalogue=" + temp.resolve("catalogue"),
                "--intent"};
        Answer asked = assay(with(base, "BUY 100 AAPL"));
        assertThat(asked.exit()).as(asked.err()).isZero();
        for (String id : new Wiring().vocabulary().riskControls()) {
            assertThat(asked.out()).contains(id);
        }
        assertThat(assay(with(base, "BUY 100000000 AAPL")).out()).contains("MAX_ORDER_QTY").contains("is above the limit 10000000");
        for (String wrong : List.of("BUY AAPL", "PURCHASE 100 AAPL", "BUY -5 AAPL", "BUY 100 NOSUCH", "")) {
            Answer refused = assay(with(base, wrong));
            assertThat(refused.exit()).as(wrong).isNotZero();
            assertThat(refused.err()).as(wrong).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    private static String[] with(String[] base, String last) {
        String[] all = java.util.Arrays.copyOf(base, base.length + 1);
        all[base.length] = last;
        return all;
    }

    @Test
    void theReadyPolicies() {
        Answer all = assay("risk", "policies");
        assertThat(all.exit()).isZero();
        assertThat(all.out()).contains("conservative", "standard", "aggressive", "day-trading");
        assertThat(assay("risk", "policies", "conservative").out()).contains("onDisconnect: cancel-all").contains("maxOrderNotional");
        Answer none = assay("risk", "policies", "reckless");
        assertThat(none.exit()).isNotZero();
        assertThat(none.err()).contains("reckless").contains("conservative").doesNotContain("\tat ");
    }

    @Test
    void aReleaseIsWrittenDownOrRefused() throws IOException {
        String[] base = {"risk", "release", "--out", runs().toString(), "--strategy", "ema", "--symbol", "AAPL", "--operator", "ann",
                "--reason", "agreed", "--control", "MAX_ORDER_QTY", "--for"};
        assertThat(assay(with(base, "15m")).out()).contains("One order of ema in AAPL may pass MAX_ORDER_QTY in the next 15m.");
        assertThat(Files.readString(runs().resolve("kill-switch.tsv"))).contains("RELEASE\tema AAPL MAX_ORDER_QTY ").contains("\tann\t");
        assertThat(assay(with(base, "soon"))).satisfies(refused -> {
            assertThat(refused.exit()).isEqualTo(Failures.USAGE);
            assertThat(refused.err()).contains("--for soon").contains("such as 30s");
        });
        Answer hard = assay("risk", "release", "--out", runs().toString(), "--strategy", "ema", "--symbol", "AAPL", "--operator", "ann",
                "--reason", "please", "--control", "DAILY_LOSS_DRAWDOWN", "--for", "15m");
        assertThat(hard.exit()).isEqualTo(Failures.USAGE);
        assertThat(hard.err()).contains("expected a control that may be soft").contains("MAX_ORDER_QTY");
    }

    @Test
    void theKillSwitchStopsRunsUntilReArmed() {
        Answer silent = assay("kill", "--out", runs().toString());
        assertThat(silent.exit()).isEqualTo(Failures.USAGE);
        assertThat(silent.err()).contains("--reason");
        assertThat(assay("kill", "--status", "--out", runs().toString()).out()).contains("Trading is active under");
        Answer killed = assay("kill", "--out", runs().toString(), "--operator", "ann", "--reason", "prices look wrong");
        assertThat(killed.exit()).isZero();
        assertThat(killed.out()).contains("HALT of all strategies is in force").contains("by ann: prices look wrong");
        Answer refused = backtest();
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("the kill switch is on").contains("prices look wrong").contains("--rearm");
        assertThat(assay("kill", "--rearm", "--flatten", "--reason", "both", "--out", runs().toString()).exit()).isEqualTo(Failures.USAGE);
        assertThat(assay("kill", "--rearm", "--operator", "bob", "--reason", "checked", "--out", runs().toString()).out())
                .contains("Trading is active");
        assertThat(backtest().exit()).isZero();
    }

    /// Somebody orders a halt while a backtest runs: it is an event of that run, nothing goes out after it, and the package proves itself.
    @Test
    void aRunningBacktestObeysTheKillSwitchAndItsReplayDoesToo() throws IOException {
        Wiring wiring = new Wiring();
        ConfigOptions options = new ConfigOptions();
        CommandLine.populateCommand(options, "--set", "data.catalogue=" + temp.resolve("catalogue"));
        List<EventType> after = new ArrayList<>();
        boolean[] ordered = new boolean[2];
        Sequencer.Tap tap = new Sequencer.Tap() {
            @Override
            public boolean wants(EventType type) {
                return type == EventType.NEW_ORDER || type == EventType.OPERATOR_COMMAND;
            }

            @Override
            public void offer(Event event) {
                if (event.payload() instanceof OperatorCommand command) {
                    assertThat(command.reason()).isEqualTo("enough");
                    ordered[1] = true;
                } else if (ordered[1]) {
                    after.add(event.type());
                } else if (!ordered[0]) {
                    ordered[0] = true;
                    wiring.killSwitch(runs()).append(new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, "ann", "enough"),
                            wiring.clock().nowNanos());
                    pause();
                }
            }
        };
        RunSummary summary = wiring.backtest().run(new RunBacktest.Request(options.load(config(), wiring), runs(), tap));
        assertThat(ordered).containsOnly(true);
        assertThat(after).isEmpty();
        Answer proven = assay("verify", summary.text("runDir"));
        assertThat(proven.exit()).as(proven.out()).isZero();
    }

    /// The watch looks five times a second.
    private static void pause() {
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void withoutAReasonNothingIsSwitchedOff() {
        Answer bare = backtest("risk.disabled=[{id: PRICE_COLLAR}]");
        assertThat(bare.exit()).isNotZero();
        assertThat(bare.err()).contains("risk.disabled").contains("reason");
        Answer blank = backtest("risk.disabled=[{id: PRICE_COLLAR, reason: \" \"}]");
        assertThat(blank.exit()).isNotZero();
        Answer unknown = backtest("risk.disabled=[{id: NO_SUCH_CONTROL, reason: why not}]");
        assertThat(unknown.exit()).isNotZero();
        assertThat(unknown.err()).contains("NO_SUCH_CONTROL");
        Answer always = backtest("risk.disabled=[{id: KILL_SWITCH, reason: why not}]");
        assertThat(always.exit()).isNotZero();
        Answer none = backtest("risk.policy=none");
        assertThat(none.exit()).as("there is no run without a policy").isNotZero();
        assertThat(none.err()).contains("risk.policy").contains("conservative");
    }

    /// A switched-off control stands in red in the report, with its reason; the others do not.
    @Test
    void theReportShowsWhatIsSwitchedOffInRed() throws IOException {
        Path run = run("risk.disabled=[{id: PRICE_COLLAR, reason: a study of limit prices}]");
        String page = Files.readString(run.resolve("report.html"));
        assertThat(page).contains("a study of limit prices");
        assertThat(page).contains("<strong class=\"tag bad\">PRICE_COLLAR</strong> is switched off: a study of limit prices")
                .containsOnlyOnce("is switched off").contains(".tag.bad { color: var(--down); }");
        Matcher down = Pattern.compile("--down: *#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})").matcher(page);
        assertThat(down.find()).isTrue();
        assertThat(Integer.parseInt(down.group(1), 16)).as("red")
                .isGreaterThan(2 * Math.max(Integer.parseInt(down.group(2), 16), Integer.parseInt(down.group(3), 16)));
    }
}
