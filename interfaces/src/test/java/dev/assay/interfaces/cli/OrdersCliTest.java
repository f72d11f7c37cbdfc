package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `assay orders` and `assay chaos` over the bundled example: every order of `orders.csv` and every fill of `fills.csv` is told, and every life hangs together
/// from the datum to the fill.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersCliTest {
    private Path temp = Path.of(".");
    private Path run = Path.of(".");
    private String endEquity = "";

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private static JsonNode json(String... args) {
        Answer answer = assay(args);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return JsonMapper.shared().readTree(answer.out());
    }

    @BeforeAll
    void backtest(@TempDir Path folder) {
        temp = folder;
        JsonNode summary = json("backtest", Path.of("..", "examples", "ema-cross.yaml").toString(), "--json", "--out",
                temp.resolve("runs").toString(), "--set", "data.catalogue=" + temp.resolve("catalogue"), "--set", "data.to=2005-12-31");
        run = Path.of(summary.get("runDir").asString());
        endEquity = summary.get("endEquity").asString();
    }

    @Test
    void everyOrderAndEveryFillOfTheRunIsTold() throws IOException {
        JsonNode all = json("orders", run.toString(), "--json");
        List<String> rows = Files.readAllLines(run.resolve("orders.csv"));
        TreeMap<Long, String> statuses = new TreeMap<>();
        rows.stream().skip(1).map(row -> row.split(",")).forEach(cells -> statuses.put(Long.valueOf(cells[0]), cells[11]));
        assertThat(statuses).hasSizeGreaterThan(10);
        TreeMap<Long, String> told = new TreeMap<>();
        TreeSet<Long> fills = new TreeSet<>();
        for (JsonNode order : all.get("orders")) {
            told.put(order.get("clOrdId").asLong(), order.get("status").asString());
            order.get("life").forEach(step -> {
                if (step.get("kind").asString().equals("FILL")) {
                    fills.add(step.get("id").asLong());
                }
            });
        }
        assertThat(told).isEqualTo(statuses);
        assertThat(fills).containsExactlyElementsOf(
                Files.readAllLines(run.resolve("fills.csv")).stream().skip(1).map(row -> Long.valueOf(row.split(",")[0])).sorted()
                        .toList());
        assertThat(all.get("total").asInt()).isEqualTo(statuses.size());
    }

    @Test
    void aLifeWalksBackFromTheFillToTheDatum() {
        for (JsonNode order : json("orders", run.toString(), "--json").get("orders")) {
            TreeMap<Long, JsonNode> steps = new TreeMap<>();
            order.get("life").forEach(step -> steps.put(step.get("id").asLong(), step));
            assertThat(order.get("life").size()).isEqualTo(steps.size());
            for (JsonNode step : steps.values()) {
                if (!step.get("kind").asString().equals("FILL")) {
                    continue;
                }
                StringBuilder walk = new StringBuilder();
                JsonNode at = step;
                while (at != null) {
                    walk.append(at.get("kind").asString()).append(' ');
                    long cause = at.get("causationId").asLong();
                    at = cause == at.get("id").asLong() ? null : steps.get(cause);
                }
                assertThat(walk.toString()).isEqualTo("FILL REPORT COMMAND RISK INTENT SIGNAL INPUT ");
            }
        }
    }

    @Test
    void filtersChooseAndUnknownNamesAreExplained() {
        JsonNode one = json("orders", run.toString(), "3", "--json");
        assertThat(one.get("orders").size()).isEqualTo(1);
        assertThat(one.get("orders").get(0).get("clOrdId").asInt()).isEqualTo(3);
        assertThat(json("orders", run.toString(), "--status", "rejected", "--json").get("orders").size()).isZero();
        int filled = json("orders", run.toString(), "--status", "filled,canceled", "--strategy", "ema-cross", "--json").get("orders")
                .size();
        assertThat(filled).isPositive();
        assertThat(assay("orders", run.toString(), "--instrument", "AAPL", "--brief").out()).contains("ORDER").contains("FILLED");
        assertThat(assay("orders", run.toString(), "3").out()).contains("Order 3  ema-cross").contains("SIGNAL").contains("<- ")
                .contains("1 of ");
        assertThat(assay("orders", run.toString(), "--instrument", "NOPE")).satisfies(answer -> {
            assertThat(answer.exit()).isEqualTo(Failures.USAGE);
            assertThat(answer.err()).contains("no instrument NOPE").contains("AAPL");
        });
        assertThat(assay("orders", run.toString(), "999999").err()).contains("no order 999999");
        assertThat(assay("orders", temp.toString()).err()).contains("is no run package");
        assertThat(assay("orders", run.toString(), "--status", "gone").err()).contains("--status").contains("FILLED");
    }

    /// Bracket orders too; there the millisecond matters, because what fills inside a bar is known only after the bar's close.
    @Test
    void overALinkWithoutDelayBracketOrdersDoWhatTheyDoInABacktest() {
        String config = Path.of("..", "examples", "bracket-breakout.yaml").toString();
        String[] where = {"--set", "data.catalogue=" + temp.resolve("catalogue"), "--set", "data.to=2004-12-31"};
        JsonNode backtest = json(Stream.concat(Stream.of("backtest", config, "--json", "--out", temp.resolve("runs").toString()),
                Stream.of(where)).toArray(String[]::new));
        JsonNode chaos = json(Stream.concat(Stream.of("chaos", config, "--json", "--seeds", "1"), Stream.of(where)).toArray(String[]::new));

        assertThat(chaos.get("directEquity").asString()).isEqualTo(backtest.get("endEquity").asString());
        assertThat(chaos.get("broken").size()).isZero();

        JsonNode held = json(Stream.concat(Stream.of("backtest", config, "--json", "--out", temp.resolve("held").toString(), "--set",
                "execution.maxSignalsPerInstant=1"), Stream.of(where)).toArray(String[]::new));
        assertThat(orders(backtest)).isGreaterThan(100);
        assertThat(orders(held)).as("a batch holds one of a bracket's three orders, and an entry without its exits is not sent").isZero();
    }

    private static int orders(JsonNode backtest) {
        return json("orders", backtest.get("runDir").asString(), "--json").get("total").asInt();
    }

    @Test
    void chaosWithoutFaultsIsTheBacktestAndWithThemKeepsEveryInvariant() {
        String[] chaos = {"chaos", Path.of("..", "examples", "ema-cross.yaml").toString(), "--seeds", "3", "--json", "--set",
                "data.catalogue=" + temp.resolve("catalogue"), "--set", "data.to=2005-12-31"};
        JsonNode result = json(chaos);
        assertThat(result.get("cleanEquity").asString()).isEqualTo(endEquity);
        assertThat(result.get("directEquity").asString()).isEqualTo(endEquity);
        assertThat(result.get("broken").size()).isZero();
        assertThat(result.get("faults").valueStream().mapToInt(JsonNode::asInt).sum()).isPositive();
        assertThat(json(chaos)).isEqualTo(result);
        assertThat(assay("chaos", "x.yaml", "--seeds", "0").err()).contains("at least one seed");
        assertThat(assay("chaos", "--help").out()).contains("Examples");
    }
}
