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
                assertThat(new BigDecimal(Objects.requireNonNull(fills.get(order.get("symbol"))).get("fees"))).isEqualByComparingTo(order.get("commission"));
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
