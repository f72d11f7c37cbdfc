package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bundled example gives, row by row, what Zipline's own test of its buy-and-hold example expects.
class PublishedRunTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "zipline-buy-and-hold.yaml").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    /// Data without volumes, and data without quotes, stop a run whose models need them, with the way out.
    @Test
    void dataThatCannotCarryAModelStopTheRun() throws IOException {
        Path csv = temp.resolve("PLAIN.csv");
        Files.writeString(csv, "Date,Open,High,Low,Close\n2012-01-03,10,11,9,10\n2012-01-04,10,11,9,10\n");
        Path mapping = temp.resolve("plain.yaml");
        Files.writeString(mapping, """
                dataset: plain
                source: test
                timeframe: 1d
                adjustment: raw
                session: XNYS
                columns: {time: Date, open: Open, high: High, low: Low, close: Close}
                time: {format: iso}
                symbol: {from: file-name}
                instrument: {kind: equity, mic: XNAS, currency: USD, priceScale: 2, tick: 0.01, quantityScale: 0, lot: 1}
                """);
        Path config = temp.resolve("plain-config.yaml");
        Files.writeString(config, """
                data: {sources: [{files: [PLAIN.csv], mapping: plain.yaml}], dataset: plain, instruments: [PLAIN]}
                strategy: {name: buy-and-hold}
                """);
        assertThat(refused(config, "fills.participation=5%")).contains("fills.participation needs volumes",
                "data set plain has none for PLAIN",
                "set no fills.participation");
        assertThat(refused(config, "fills.impact.model=square-root")).contains("fills.impact.model square-root needs volumes",
                "fills.impact.model to none");
        assertThat(refused(config, "fills.model=mid")).contains("mid trades on quotes, but the data set plain holds bars only",
                "next-open");
        assertThat(refused(EXAMPLE, "fills.impact.model=square-root")).contains("fills.impact.exponent", "2", "0.5");
        assertThat(refused(config, "fills.participation=0%")).contains("fills.participation", "out of range");
    }

    private String refused(Path config, String set) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(new StringWriter(), true)).setErr(new PrintWriter(err, true));
        int exit = line.execute("backtest", config.toString(), "--out", temp.resolve("runs").toString(), "--set",
                "data.catalogue=" + temp.resolve("catalogue"), "--set", set);
        assertThat(exit).as(err.toString()).isNotZero();
        assertThat(err.toString()).doesNotContain("\tat ");
        return err.toString();
    }

    /// Every model that a config may choose on daily bars runs, and the run's assumptions name it.
    @Test
    void everyModelRunsAndIsNamedAmongTheAssumptions() throws IOException {
        for (String model : List.of("next-open", "next-close", "this-close", "typical-price", "average-price", "worst-price")) {
            assertThat(assumed("fills.model=" + model)).contains("fills," + model);
        }
        assertThat(assumed("costs.slippage.model=edge")).contains("Ardia, Guidotti and Kroencke (2024) from the 21 bars");
        assertThat(assumed("costs.slippage.model=corwin-schultz", "costs.slippage.window=40")).contains("from the 40 bars");
        assertThat(assumed("costs.slippage.model=abdi-ranaldo")).contains("Abdi and Ranaldo (2017)");
        assertThat(assumed("fills.impact.model=square-root", "fills.impact.coefficient=0.8", "fills.impact.exponent=0.5"))
                .contains("0.8 × volatility × share ^ 0.5");
        assertThat(assumed("fills.impact.model=almgren", "fills.impact.exponent=0.6"))
                .contains("half of 0.314 × volatility × share plus 0.1 × volatility × share ^ 0.6");
        assertThat(assumed("fills.limitOrders=chance", "fills.touchProbability=0.25")).contains("Here the probability is 0.25.");
        assertThat(assumed("fills.path=nearest-extreme-first")).contains("to the nearer extreme");
    }

    private String assumed(String... settings) throws IOException {
        List<String> more = new ArrayList<>();
        for (String setting : settings) {
            more.addAll(List.of("--set", setting));
        }
        JsonNode summary = run(more.toArray(String[]::new));
        return Files.readString(Path.of(summary.get("runDir").asString(), "assumptions.csv"));
    }

    @Test
    void modelsAreListedWithWhatTheyAssume() {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out, true)).execute("models")).isZero();
        assertThat(out.toString()).contains("fills.model", "worst-price", "almgren", "per-share", "latency", "Choose it");
        StringWriter json = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(json, true)).execute("models", "--json")).isZero();
        assertThat(JsonMapper.shared().readTree(json.toString()).size()).isGreaterThan(25);
    }

    private JsonNode run(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> args = new ArrayList<>(
                List.of("backtest", EXAMPLE.toString(), "--json", "--out", temp.resolve("runs").toString(), "--set",
                        "data.catalogue=" + temp.resolve("catalogue")));
        args.addAll(List.of(more));
        assertThat(line.execute(args.toArray(String[]::new))).as(err.toString()).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    private record Row(Map<String, String> values) {
        String get(String name) {
            return Objects.requireNonNull(values.get(name), name);
        }
    }

    private static List<Row> rows(List<String> lines) {
        String[] names = lines.getFirst().split(",", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], values[i]);
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private static List<Row> published(String name) {
        try (var in = Objects.requireNonNull(PublishedRunTest.class.getResourceAsStream(name), name)) {
            return rows(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> written(JsonNode summary, String name) throws IOException {
        return rows(Files.readAllLines(Path.of(summary.get("runDir").asString(), name)));
    }

    private static String cents(String number) {
        return new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    @Test
    void everyDayAndEveryTradeIsAsPublished() throws IOException {
        JsonNode summary = run();
        assertThat(cents(summary.get("endEquity").asString())).isEqualTo("10032855.90");
        List<Row> days = published("zipline-buy-and-hold-daily.csv");
        List<Row> equity = written(summary, "equity.csv");
        assertThat(equity).hasSameSizeAs(days).hasSize(1259);
        for (int i = 0; i < days.size(); i++) {
            Row day = days.get(i);
            Row ours = equity.get(i);
            assertThat(ours.get("ts")).startsWith(day.get("session_close_utc").substring(0, 16));
            assertThat(cents(ours.get("equity"))).as("portfolio value, %s", day).isEqualTo(cents(day.get("portfolio_value")));
            assertThat(cents(ours.get("cash"))).as("cash, %s", day).isEqualTo(cents(day.get("ending_cash")));
        }
        Map<String, Row> fills = new TreeMap<>();
        written(summary, "fills.csv").forEach(fill -> fills.put(fill.get("symbol").replaceFirst(":.*|\\.XNAS$", ""), fill));
        List<Row> transactions = published("zipline-buy-and-hold-transactions.csv");
        assertThat(fills).hasSameSizeAs(transactions);
        for (Row transaction : transactions) {
            Row fill = Objects.requireNonNull(fills.get(transaction.get("symbol")), () -> "fills " + fills);
            assertThat(fill.get("ts")).startsWith(transaction.get("dt_utc").substring(0, 16));
            assertThat(fill.get("qty")).isEqualTo(transaction.get("amount"));
            assertThat(new BigDecimal(fill.get("price"))).isCloseTo(new BigDecimal(transaction.get("price")),
                    within(new BigDecimal("0.000001")));
        }
        for (Row order : published("zipline-buy-and-hold-orders.csv")) {
            if (!order.get("filled").equals("0")) {
                assertThat(new BigDecimal(Objects.requireNonNull(fills.get(order.get("symbol"))).get("fees")))
                        .isEqualByComparingTo(order.get("commission"));
            }
        }
    }

    /// Three million shares are more than 2.5 % of the first day's volume of 49,599,600, and the rest less than that of the next.
    @Test
    void whatTheVolumeDoesNotGiveWaitsForLaterBars() throws IOException {
        JsonNode summary = run("--set", "strategy.params.quantity=3000000", "--set", "data.instruments=MSFT", "--set",
                "account.cash=1000000000",
                "--set", "risk.maxPriceJump=1000%");
        List<Row> fills = written(summary, "fills.csv");
        assertThat(fills).extracting(fill -> fill.get("qty")).containsExactly("1239990", "1760010");
        double share = 1_239_990.0 / 49_599_600;
        assertThat(new BigDecimal(fills.getFirst().get("price")).doubleValue()).isCloseTo(35.369 * (1 + 0.1 * share * share),
                within(0.000001));
    }
}
