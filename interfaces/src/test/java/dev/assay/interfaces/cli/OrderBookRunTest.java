package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bundled recording of an order book: run, verified, changed, and refused where it cannot carry what is asked.
class OrderBookRunTest {
    private static final Path CONFIG = Path.of("..", "examples", "order-book.yaml").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Answer backtest(Path config, String... sets) {
        List<String> args = new ArrayList<>(List.of("backtest", config.toString(), "--json", "--out", temp.resolve("runs").toString()));
        for (String set : sets) {
            args.addAll(List.of("--set", set));
        }
        return assay(args.toArray(String[]::new));
    }

    private JsonNode run(String... sets) {
        Answer answer = backtest(CONFIG, sets);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return JsonMapper.shared().readTree(answer.out());
    }

    private String refused(String... sets) {
        Answer answer = backtest(CONFIG, sets);
        assertThat(answer.exit()).as(answer.out()).isNotZero();
        assertThat(answer.err()).doesNotContain("\tat ");
        return answer.err();
    }

    @Test
    void aRunIsVerifiedFromItsPackageAloneAndAChangedRecordingIsFound() throws IOException {
        JsonNode run = run();
        Path folder = Path.of(run.get("runDir").asString());
        assertThat(run.get("fills").asInt()).isGreaterThan(10);
        Answer verified = assay("verify", folder.toString());
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(Files.readString(folder.resolve("assumptions.csv"))).contains("fills,book", "every cancel is taken to be behind us");
        assertThat(Files.readString(folder.resolve("inputs.csv"))).contains("captures@", "BTCUSDT", "12065");
        Path carried = folder.resolve("inputs").resolve("0-btcusdt-20240808.gz");
        byte[] bytes = Files.readAllBytes(carried);
        bytes[bytes.length / 2] ^= 1;
        Files.write(carried, bytes);
        Answer changed = assay("verify", folder.toString());
        assertThat(changed.exit()).isNotZero();
        assertThat(changed.out() + changed.err()).contains("0-btcusdt-20240808.gz", "the file was changed");
    }

    @Test
    void theQueueDecidesAndTheSameConfigGivesTheSameEvents() {
        JsonNode careful = run();
        assertThat(run().get("eventHash")).isEqualTo(careful.get("eventHash"));
        JsonNode hopeful = run("fills.queue=log");
        assertThat(hopeful.get("eventHash")).as("another place in the queue, other fills").isNotEqualTo(careful.get("eventHash"));
        JsonNode quoted = run("fills.model=next-open", "costs.slippage.model=none");
        assertThat(quoted.get("fills").asInt()).as("quotes and trades fill other models too").isPositive();
    }

    @Test
    void latencyChangesWhatHappensAndIsReplayed() throws IOException {
        JsonNode none = run();
        Path measured = temp.resolve("measured.csv");
        Files.writeString(measured, "ts,nanos\n1723161250000000000,30000000\n1723161270000000000,90000000\n");
        String[] late = {"latency.feed.model=uniform", "latency.feed.maxMs=30", "latency.order.model=log-normal", "latency.order.ms=20",
                "latency.order.sigma=0.8", "latency.response.model=recorded", "latency.response.file=" + measured};
        JsonNode slow = run(late);
        assertThat(slow.get("eventHash")).isNotEqualTo(none.get("eventHash"));
        assertThat(slow.get("reconciliationFindings").asInt()).isZero();
        Files.delete(measured);
        Path folder = Path.of(slow.get("runDir").asString());
        Answer verified = assay("verify", folder.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
        assertThat(Files.readString(folder.resolve("assumptions.csv"))).contains("latency,feed:uniform", "latency,order:log-normal",
                "latency,response:recorded");
        String[] other = java.util.Arrays.copyOf(late, late.length + 1);
        other[late.length] = "run.seed=2";
        Files.writeString(measured, "ts,nanos\n1723161250000000000,30000000\n1723161270000000000,90000000\n");
        assertThat(run(other).get("eventHash")).isNotEqualTo(slow.get("eventHash"));
        assertThat(refused("latency.order.model=constant")).contains("latency.order.ms: is missing");
        Files.writeString(measured, "ts,nanos\n5,1\n4,1\n");
        assertThat(refused("latency.order.model=recorded", "latency.order.file=" + measured)).contains("measured.csv:3",
                "later than the row before");
    }

    @Test
    void theBarsOwnTradesGiveTheirAverage() {
        assertThat(run("fills.model=vwap", "costs.slippage.model=quoted-spread").get("fills").asInt()).isPositive();
    }

    @Test
    void whatTheRecordingCannotCarryStopsTheRun() throws IOException {
        assertThat(refused("fills.participation=5%")).contains("fills.participation: does not go with fills.model book");
        assertThat(refused("costs.slippage.model=basis-points")).contains("costs.slippage.model: does not go with fills.model book");
        assertThat(refused("data.dataset=x")).contains("data.captures: does not go with data.dataset");
        assertThat(refused("data.timeframe=1w")).contains("data.timeframe: bars of 1w are not made from recorded trades");
        Path trades = temp.resolve("trades.txt");
        Files.writeString(trades, "1723161254087896568 {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"p\":\"61837.63\",\"q\":\"0.02\",\"m\":true}\n");
        Path config = temp.resolve("trades.yaml");
        Files.writeString(config, Files.readString(CONFIG).replace("data/btcusdt-20240808.gz", trades.toString()).replace("TouchMaker.java",
                CONFIG.resolveSibling("TouchMaker.java").toString()));
        Answer answer = backtest(config);
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.err()).contains("book trades on an order book, but the recording of BTCUSDT holds trades");
        assertThat(backtest(config, "fills.model=next-open", "costs.slippage.model=quoted-spread").err()).contains("needs quotes");
        Answer mid = backtest(config, "fills.model=mid");
        assertThat(mid.err()).contains("mid, or costs.slippage.model, needs quotes, but the recording of BTCUSDT holds trades");
    }
}
