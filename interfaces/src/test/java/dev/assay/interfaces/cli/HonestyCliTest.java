package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tools that ask what a result hangs on, from outside.
class HonestyCliTest {
    private static final Path CONFIG = Path.of("..", "examples", "ema-cross.yaml").toAbsolutePath().normalize();

    @TempDir
    static Path temp;

    private static JsonNode base;

    private record Answer(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeAll
    static void run() {
        base = backtest().json();
    }

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
        return new Answer(exit, out.toString(), err.toString());
    }

    private static Answer configured(String command, String... more) {
        List<String> args = new ArrayList<>(
                List.of(command, CONFIG.toString(), "--json", "--set", "data.catalogue=" + temp.resolve("cat")));
        args.addAll(List.of(more));
        return assay(args.toArray(String[]::new));
    }

    private static Answer backtest(String... more) {
        List<String> args = new ArrayList<>(List.of("--out", temp.resolve("runs").toString()));
        args.addAll(List.of(more));
        return configured("backtest", args.toArray(String[]::new));
    }

    private static String dir(JsonNode run) {
        return run.get("runDir").asString();
    }

    @Test
    void aRunIsTheSameAsItsTwin() {
        Answer same = assay("diff", dir(base), dir(backtest().json()));
        assertThat(same.exit()).as(same.out()).isZero();
        assertThat(same.out()).contains("Config: the same.", "Data: the same.", "Events: the same, one by one.", "Result: the same.");
    }

    @Test
    void theFirstDifferenceAndItsEffectAreNamed() {
        JsonNode other = backtest("--set", "strategy.params.fast=9").json();
        Answer answer = assay("diff", dir(base), dir(other), "--json");
        assertThat(answer.exit()).isEqualTo(Failures.FAILED);
        JsonNode diff = answer.json();
        assertThat(diff.get("same").asBoolean()).isFalse();
        assertThat(diff.get("config")).hasSize(1);
        assertThat(diff.get("config").get(0).get("name").asString()).isEqualTo("strategy.params.fast");
        assertThat(diff.get("config").get(0).get("one").asString()).isEqualTo("10");
        assertThat(diff.get("data")).isEmpty();
        JsonNode one = diff.get("event").get("one");
        JsonNode theirs = diff.get("event").get("other");
        assertThat(one.get(one.size() - 1)).isNotEqualTo(theirs.get(theirs.size() - 1));
        assertThat(diff.get("event").toString()).contains("SIGNAL_TARGET");
        assertThat(diff.get("fill").get("one").toString()).contains("SIGNAL_TARGET", "ORDER_INTENT", "RISK_DECISION", "FILL");
        JsonNode end = diff.get("figures").get(0);
        assertThat(end.get("name").asString()).isEqualTo("endEquity");
        assertThat(end.get("effect").asDouble()).isCloseTo(
                Double.parseDouble(other.get("endEquity").asString()) - Double.parseDouble(base.get("endEquity").asString()), within(1e-6));
        assertThat(Math.abs(diff.get("equity").get("widest").asDouble())).isGreaterThanOrEqualTo(Math.abs(end.get("effect").asDouble()));
    }

    @Test
    void otherDataIsNamedByInstrument() {
        JsonNode other = backtest("--set", "data.to=2012-12-28").json();
        JsonNode diff = assay("diff", dir(base), dir(other), "--json").json();
        assertThat(diff.get("data")).isNotEmpty().anySatisfy(change -> assertThat(change.get("name").asString()).startsWith("bars of "));
    }

    @Test
    void everyStressedRunIsWhatItsValuesGive() {
        JsonNode stress = configured("stress").json();
        JsonNode asIs = stress.get("runs").get(0);
        assertThat(asIs.get("netProfit")).isEqualTo(base.get("netProfit"));
        assertThat(asIs.get("fees")).isEqualTo(base.get("fees"));
        assertThat(asIs.get("sharpe")).isEqualTo(base.get("sharpe"));
        int worse = 0;
        for (JsonNode run : stress.get("runs")) {
            List<String> sets = new ArrayList<>();
            run.get("sets").forEach(set -> sets.addAll(List.of("--set", set.asString())));
            JsonNode again = backtest(sets.toArray(String[]::new)).json();
            assertThat(again.get("netProfit")).as(run.get("run").asString()).isEqualTo(run.get("netProfit"));
            assertThat(again.get("fills")).as(run.get("run").asString()).isEqualTo(run.get("fills"));
            worse += run.get("left").asDouble() < 1 ? 1 : 0;
        }
        assertThat(worse).isGreaterThanOrEqualTo(4);
        JsonNode doubled = stress.get("runs").get(1);
        assertThat(doubled.get("fills")).isEqualTo(asIs.get("fills"));
        assertThat(doubled.get("fees").asString()).isNotEqualTo(asIs.get("fees").asString());
    }

    @Test
    void anHonestStrategyPassesAndNothingIsLeftBehind() throws IOException {
        Path registry = temp.resolve("runs").resolve("trials.jsonl");
        List<String> trials = Files.readAllLines(registry);
        Answer answer = configured("lookahead", "--cuts", "12");
        assertThat(answer.exit()).as(answer.out()).isZero();
        JsonNode found = answer.json();
        assertThat(found.get("lookahead").asBoolean()).isFalse();
        assertThat(found.get("cuts").size()).isEqualTo(12);
        assertThat(found.get("compared").asLong()).isGreaterThan(500);
        assertThat(Files.readAllLines(registry)).isEqualTo(trials);
        assertThat(CONFIG.resolveSibling("runs")).doesNotExist();
    }

    @Test
    void aShortWarmUpDriftsAndALongOneDoesNot() {
        JsonNode warm = configured("warmup", "--lengths", "0,20,400,480", "--set", "strategy.params.slow=100").json();
        JsonNode rows = warm.get("lengths");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).get("different").asInt()).isPositive();
        assertThat(rows.get(0).get("instrument").asString()).isEqualTo("AAPL");
        assertThat(rows.get(0).get("value")).isNotEqualTo(rows.get(0).get("reference"));
        assertThat(rows.get(1).get("different").asInt()).isZero();
        assertThat(rows.get(2).get("different").asInt()).isZero();
        assertThat(warm.get("enough").asInt()).isEqualTo(20);
        assertThat(rows.get(2).get("endEquity")).isEqualTo(rows.get(3).get("endEquity"));
    }

    @Test
    void shufflingIsTheSameForTheSameSeed() {
        Answer first = assay("montecarlo", dir(base), "--paths", "300", "--histories", "3", "--json");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(assay("montecarlo", dir(base), "--paths", "300", "--histories", "3", "--json").out()).isEqualTo(first.out());
        assertThat(assay("montecarlo", dir(base), "--paths", "300", "--seed", "2", "--json").out()).isNotEqualTo(first.out());
        JsonNode rows = first.json().get("rows");
        assertThat(rows).hasSize(4);
        JsonNode reordered = rows.get(0);
        // The order of gains does not change their sum, but how deep one falls between them.
        assertThat(reordered.get("finalEquity").get(0).asDouble()).isCloseTo(reordered.get("finalEquity").get(4).asDouble(), within(1e-6));
        assertThat(reordered.get("finalEquity").get(2).asDouble()).isCloseTo(reordered.get("runFinalEquity").asDouble(), within(1e-6));
        assertThat(reordered.get("maxDrawdown").get(0).asDouble()).isLessThan(reordered.get("maxDrawdown").get(4).asDouble());
        assertThat(rows.get(2).get("runFinalEquity").asDouble())
                .isCloseTo(Double.parseDouble(base.get("endEquity").asString()), within(1e-4));
        assertThat(rows.get(2).get("runMaxDrawdown").asDouble()).isCloseTo(base.get("maxDrawdown").asDouble(), within(1e-9));
    }

    @Test
    void mistakesAreExplained() {
        assertThat(configured("lookahead", "--cuts", "0").exit()).isEqualTo(Failures.USAGE);
        assertThat(configured("warmup", "--lengths", "100").exit()).isEqualTo(Failures.USAGE);
        assertThat(assay("montecarlo", temp.toString()).err()).contains("is no run package");
        assertThat(assay("montecarlo", dir(base), "--ruin", "1.5").exit()).isEqualTo(Failures.USAGE);
        assertThat(assay("diff", dir(base), temp.resolve("nothing").toString()).exit()).isEqualTo(Failures.USAGE);
        assertThat(assay("stress", temp.resolve("none.yaml").toString()).err()).contains("there is no config file");
    }
}
