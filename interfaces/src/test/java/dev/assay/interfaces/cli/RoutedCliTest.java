package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whole runs with two brokers, with netting and with a throttle, each proven by `assay verify`.
class RoutedCliTest {
    private static final Path DATA = Path.of("..", "examples", "data").toAbsolutePath().normalize();

    private static final String TWO = """
            data:
              sources:
                - files: [{data}/AAPL.csv, {data}/MSFT.csv]
                  mapping: {data}/yahoo-daily.yaml
                - files: [{data}/corporate-actions.csv]
                  mapping: {data}/corporate-actions.yaml
              catalogue: catalogue
              dataset: us-daily
              instruments: [AAPL, MSFT]
              from: 2003-01-02
              to: 2005-12-31
            strategies:
              - {id: quick, name: ema-cross, params: {fast: 5, slow: 20}}
              - {id: calm, name: sma-cross, params: {fast: 10, slow: 30}}
            account: {cash: 100000}
            """;

    private static final String BROKERS = """
            brokers:
              - name: cheap
                costs: {commission: {model: none}, slippage: {model: none}}
              - name: dear
                orderTypes: [market]
                fills: {model: next-close}
                costs: {commission: {model: percent, rate: 0.5%}}
            routes:
              - {broker: dear, strategies: [quick], instruments: [MSFT]}
              - {broker: cheap}
            """;

    @TempDir
    Path temp;

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

    private Path config(String more) throws IOException {
        return Files.writeString(temp.resolve("two.yaml"), TWO.replace("{data}", DATA.toString()) + more);
    }

    private JsonNode backtest(String more, String... sets) throws IOException {
        List<String> args = new ArrayList<>(
                List.of("backtest", config(more).toString(), "--json", "--out", temp.resolve("runs").toString()));
        args.addAll(List.of(sets));
        JsonNode summary = json(args.toArray(String[]::new));
        Answer verified = assay("verify", summary.get("runDir").asString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
        return summary;
    }

    @Test
    void twoBrokersTradeOneAccountAndTheRunIsProven() throws IOException {
        JsonNode summary = backtest(BROKERS);
        assertThat(backtest(BROKERS).get("eventHash")).isEqualTo(summary.get("eventHash"));
        Path run = Path.of(summary.get("runDir").asString());
        TreeMap<String, TreeSet<String>> routes = new TreeMap<>();
        TreeMap<Long, String> byOrder = new TreeMap<>();
        for (JsonNode order : json("orders", run.toString(), "--json").get("orders")) {
            String whose = order.get("strategy").asString() + " " + order.get("instrument").asString();
            routes.computeIfAbsent(whose, key -> new TreeSet<>()).add(order.get("route").asString());
            byOrder.put(order.get("clOrdId").asLong(), order.get("route").asString());
        }
        assertThat(routes).hasToString("{calm AAPL=[cheap], calm MSFT=[cheap], quick AAPL=[cheap], quick MSFT=[dear]}");
        int dear = 0;
        for (String row : Files.readAllLines(run.resolve("fills.csv")).stream().skip(1).toList()) {
            String[] cells = row.split(",");
            boolean costs = Double.parseDouble(cells[8]) > 0;
            assertThat(costs).as(row).isEqualTo("dear".equals(byOrder.get(Long.valueOf(cells[2]))));
            dear += costs ? 1 : 0;
        }
        assertThat(dear).isPositive();
        assertThat(Files.readString(run.resolve("assumptions.csv"))).contains("fills at cheap,next-open")
                .contains("fills at dear,next-close");
        assertThat(assay("orders", run.toString()).out()).contains(", at dear").contains(", at cheap");
    }

    @Test
    void faultyRoutesAreExplained() throws IOException {
        Answer none = assay("backtest", config(BROKERS.replace("  - {broker: cheap}\n", "")).toString(), "--out", temp.toString());
        assertThat(none.exit()).isEqualTo(Failures.USAGE);
        assertThat(none.err()).contains("routes: no rule fits orders of quick in AAPL");
        assertThat(
                assay("backtest", config(BROKERS.replace("{broker: cheap}", "{broker: chepa}")).toString(), "--out", temp.toString()).err())
                .contains("routes[1].broker: \"chepa\" is none of brokers").contains("did you mean \"cheap\"?");
        assertThat(assay("backtest", config(BROKERS.substring(0, BROKERS.indexOf("routes:"))).toString(), "--out", temp.toString()).err())
                .contains("there are no routes");
        assertThat(assay("backtest", config("routes: [{broker: cheap}]\n").toString(), "--out", temp.toString()).err())
                .contains("there are no brokers to route to");
        assertThat(assay("chaos", config(BROKERS).toString(), "--seeds", "1").err()).contains("brokers: assay chaos");
    }

    /// The strategies of this config often turn on the same day; what one sells the other buys.
    @Test
    void nettingKeepsOrdersInsideTheAccount() throws IOException {
        JsonNode plain = backtest("");
        JsonNode netted = backtest("", "--set", "execution.netting=last");
        assertThat(orders(netted)).isLessThan(orders(plain));
        assertThat(Files.readString(Path.of(netted.get("runDir").asString()).resolve("fills.csv"))).contains(",0,quick,")
                .contains(",0,calm,");
    }

    @Test
    void theThrottleHoldsOrdersBackAndSaysSo() throws IOException {
        JsonNode plain = backtest("");
        JsonNode held = backtest("", "--set", "execution.maxOrdersPerSecond=1");
        assertThat(orders(held)).as("two strategies that trade one stock on one day").isLessThan(orders(plain));
        assertThat(orders(held)).isPositive();
    }

    private static int orders(JsonNode backtest) {
        return json("orders", backtest.get("runDir").asString(), "--json").get("total").asInt();
    }
}
