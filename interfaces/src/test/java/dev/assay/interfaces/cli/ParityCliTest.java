package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.live.StopSignal;
import dev.assay.application.run.RunPaperSession;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A paper session beside its backtest: nothing differs on complete data; what is planted is found, with its class and its effect.
class ParityCliTest {
    private static final Path DATA = Path.of("..", "examples", "data").toAbsolutePath().normalize();
    private static final String CONFIG = """
            data:
              sources:
                - {files: [AAPL.csv], mapping: %1$s/yahoo-daily.yaml}
              catalogue: catalogue
              instruments: [AAPL]
              from: 2004-01-02
              to: 2005-12-30
            strategy: {name: ema-cross, params: {fast: 5, slow: 20}}
            account: {cash: 100000}
            costs: {commission: {model: per-share, rate: 0.01}}
            """.formatted(DATA);

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {
        JsonNode json() {
            assertThat(err).isEmpty();
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private List<String> rows() throws IOException {
        return new ArrayList<>(Files.readAllLines(DATA.resolve("AAPL.csv")));
    }

    private Path config(List<String> rows) throws IOException {
        Files.write(temp.resolve("AAPL.csv"), rows);
        Path config = temp.resolve("parity.yaml");
        Files.writeString(config, CONFIG);
        return config;
    }

    private String paper(Path config) {
        Answer answer = assay("paper", config.toString(), "--speed", "max", "--json", "--out", temp.resolve("runs").toString());
        assertThat(answer.exit()).as(answer.err()).isZero();
        return JsonMapper.shared().readTree(answer.out()).get("runDir").asString();
    }

    /// The vendor's later history: another catalogue in the place of the first.
    private void later(List<String> rows) throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("catalogue"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Path config = config(rows);
        Answer filled = assay("backtest", config.toString(), "--out", temp.resolve("runs").toString());
        assertThat(filled.exit()).as(filled.err()).isZero();
    }

    private static int row(List<String> rows, String date) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).startsWith(date)) {
                return i;
            }
        }
        throw new AssertionError(date);
    }

    private static List<JsonNode> own(JsonNode parity) {
        return parity.get("list").valueStream().filter(each -> each.get("follows").asInt() == 0).toList();
    }

    private static void addsUp(JsonNode parity) {
        double sum = parity.get("list").valueStream().mapToDouble(each -> each.get("effect").asDouble()).sum();
        assertThat(sum).isCloseTo(parity.get("paperEquity").asDouble() - parity.get("backtestEquity").asDouble(),
                org.assertj.core.data.Offset.offset(0.01));
        assertThat(parity.get("replayed").asBoolean()).isTrue();
        assertThat(parity.get("divergences").asInt()).isEqualTo(parity.get("list").size());
    }

    @Test
    void onCompleteDataNothingDiffers() throws IOException {
        String run = paper(config(rows()));
        Answer answer = assay("parity", run, "--json");
        assertThat(answer.exit()).as(answer.out()).isZero();
        JsonNode parity = answer.json();
        assertThat(parity.get("divergences").asInt()).isZero();
        assertThat(parity.get("list")).isEmpty();
        assertThat(parity.get("replayed").asBoolean()).isTrue();
        assertThat(parity.get("backtestHash")).isEqualTo(parity.get("paperHash"));
        assertThat(assay("parity", run).out()).contains("bit for bit").contains("no divergence");
    }

    @Test
    void aRevisedBarIsNamed() throws IOException {
        List<String> rows = rows();
        String run = paper(config(rows));
        int at = row(rows, "2004-06-15");
        String[] cells = rows.get(at).split(",");
        cells[4] = String.format(java.util.Locale.ROOT, "%.2f", Double.parseDouble(cells[3]) + 0.01);
        rows.set(at, String.join(",", cells));
        later(rows);
        JsonNode parity = assay("parity", run, "--json").json();
        List<JsonNode> causes = own(parity);
        assertThat(causes).hasSize(1);
        assertThat(causes.getFirst().get("class").asString()).isEqualTo("data revised");
        assertThat(causes.getFirst().get("input").asString()).contains("AAPL").contains("2004-06-15");
        addsUp(parity);
        assertThat(assay("parity", run).out()).contains("data revised").contains("The first one, with what led to it");
    }

    @Test
    void aDroppedBarIsNamed() throws IOException {
        List<String> rows = rows();
        int at = row(rows, "2004-06-15");
        String bar = rows.remove(at);
        String run = paper(config(rows));
        rows.add(at, bar);
        later(rows);
        JsonNode parity = assay("parity", run, "--json").json();
        List<JsonNode> causes = own(parity);
        assertThat(causes.getFirst().get("class").asString()).isEqualTo("late or missing datum");
        assertThat(causes.getFirst().get("input").asString()).contains("2004-06-15");
        assertThat(causes.getFirst().get("paper")).isEmpty();
        assertThat(causes.getFirst().get("backtest")).isNotEmpty();
        addsUp(parity);
    }

    /// Another assumption of the backtest, one at a time: what the session would then have been told apart by.
    @ParameterizedTest
    @CsvSource({"cost, costs.commission.rate=0.02", "fill price, costs.slippage.bps=25", "fill quantity, fills.participation=0.0001%",
            "latency, fills.model=next-close", "rejection, risk.maxOrderQuantity=100"})
    void anotherAssumptionIsClassed(String kind, String set) throws IOException {
        String run = paper(config(rows()));
        Answer answer = assay("parity", run, "--json", "--set", set);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Failures.FAILED);
        JsonNode parity = answer.json();
        assertThat(own(parity).getFirst().get("class").asString()).isEqualTo(kind);
        assertThat(own(parity).getFirst().get("paper")).isNotEmpty();
        addsUp(parity);
    }

    @Test
    void anOperatorIsAnExternalAction() throws IOException {
        StopSignal stop = new StopSignal();
        Sequencer.Tap tap = new Sequencer.Tap() {
            private int left = 5;

            @Override
            public boolean wants(EventType type) {
                return type == EventType.FILL;
            }

            @Override
            public void offer(Event event) {
                if (--left == 0) {
                    stop.request("ann", "prices look wrong");
                }
            }
        };
        Wiring wiring = new Wiring();
        String run = wiring.paper().run(new ConfigOptions().load(config(rows()), wiring), temp.resolve("runs"),
                new RunPaperSession.Manner(Double.POSITIVE_INFINITY, tap, stop, directory -> {})).text("runDir");
        JsonNode parity = assay("parity", run, "--json").json();
        TreeSet<String> kinds = new TreeSet<>();
        parity.get("list").forEach(each -> kinds.add(each.get("class").asString()));
        assertThat(kinds).containsExactly("external action");
        assertThat(own(parity).getFirst().get("input").asString()).contains("HALT").contains("ann").contains("prices look wrong");
        addsUp(parity);
    }

    @Test
    void aBacktestIsNoPaperSession() throws IOException {
        Answer backtest = assay("backtest", config(rows()).toString(), "--json", "--out", temp.resolve("runs").toString());
        Answer refused = assay("parity", JsonMapper.shared().readTree(backtest.out()).get("runDir").asString());
        assertThat(refused.exit()).isEqualTo(Failures.USAGE);
        assertThat(refused.err()).contains("is no paper session");
        assertThat(assay("parity", temp.toString()).err()).contains("is no run package");
    }
}
