package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The bundled example of a share in euros in an account in dollars, against figures worked by hand.
class ForeignShareTest {
    private static final Path CONFIG = Path.of("..", "examples", "foreign-share.yaml").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Answer backtest(Path config, String... more) {
        List<String> args = new ArrayList<>(
                List.of("backtest", config.toString(), "--json", "--out", temp.resolve("runs").toString(), "--set",
                        "data.catalogue=" + temp.resolve("catalogue")));
        args.addAll(List.of(more));
        return assay(args.toArray(String[]::new));
    }

    private Path run(String... more) {
        Answer answer = backtest(CONFIG, more);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /// By hand. 100 shares at the open of the second day, 50.40 EUR, fee 1.00 (the minimum): -5,041.00 EUR. 40 of them at the open of the
    /// fifth day, 54.80 EUR, fee 1.00: -2,850.00 EUR. Each day's equity is 100,000 USD + (shares x close + cash in EUR) x close of EURUSD.
    private static final Map<String, String> EQUITY = new LinkedHashMap<>();

    static {
        EQUITY.put("2025-03-03", "100000.00");
        EQUITY.put("2025-03-04", "100173.31"); // (5,200 - 5,041) x 1.09
        EQUITY.put("2025-03-05", "100229.90"); // (5,250 - 5,041) x 1.10
        EQUITY.put("2025-03-06", "100514.08"); // (5,500 - 5,041) x 1.12
        EQUITY.put("2025-03-07", "100432.90"); // (3,240 - 2,850) x 1.11
        EQUITY.put("2025-03-10", "100397.80"); // (3,210 - 2,850) x 1.105
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    @Test
    void equityPositionsAndLedgerAreTheOnesWorkedByHand() throws IOException {
        Path run = run();
        Map<String, String> equity = new LinkedHashMap<>();
        for (Map<String, String> row : rows(run.resolve("equity.csv"))) {
            equity.put(cell(row, "ts").substring(0, 10), cell(row, "equity"));
        }
        assertThat(equity).containsExactlyEntriesOf(EQUITY);
        assertThat(rows(run.resolve("positions.csv"))).singleElement().satisfies(row -> assertThat(row).containsEntry("symbol", "RHINE")
                .containsEntry("currency", "EUR").containsEntry("qty", "60").containsEntry("avgPx", "50.4000")
                .containsEntry("cost", "3024.00")
                .containsEntry("realizedPnl", "176.00").containsEntry("fees", "2.00"));
        // 176 EUR at 1.12, the last close when the shares were sold.
        assertThat(rows(run.resolve("trades.csv"))).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("grossPnl", "197.12").containsEntry("currency", "EUR"));
        Map<String, BigDecimal> cash = new LinkedHashMap<>();
        for (Map<String, String> row : rows(run.resolve("ledger.csv"))) {
            if (cell(row, "account").equals("CASH")) {
                cash.merge(cell(row, "currency"), new BigDecimal(cell(row, "amount")), BigDecimal::add);
            }
        }
        assertThat(cash).containsEntry("USD", new BigDecimal("100000.00")).containsEntry("EUR", new BigDecimal("-2850.00"));
        assertThat(Files.readString(run.resolve("report.html"))).contains("EURUSD").contains("Positions at the end");
        assertThat(assay("verify", run.toString())).satisfies(answer -> assertThat(answer.exit()).as(answer.out()).isZero());
    }

    @Test
    void aConstantRateIsAnAssumptionThatThePackagePrints() throws IOException {
        Path config = temp.resolve("constant.yaml");
        Path examples = CONFIG.getParent();
        Files.writeString(config, Files.readString(CONFIG).replace("pair: EURUSD", "constant: 1.25").replace("data/", examples + "/data/")
                .replace("file: ", "file: " + examples + "/"));
        Answer answer = backtest(config);
        assertThat(answer.exit()).as(answer.err()).isZero();
        Path run = Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());
        assertThat(rows(run.resolve("equity.csv")).getLast().get("equity")).as("(3,210 - 2,850) x 1.25").isEqualTo("100450.00");
        assertThat(Files.readString(run.resolve("assumptions.csv"))).contains("1.25").contains("EUR/USD");
    }

    @Test
    void aMissingRateIsAnErrorThatNamesThePair() throws IOException {
        String text = Files.readString(CONFIG).replace("data/", CONFIG.getParent() + "/data/").replace("file: ",
                "file: " + CONFIG.getParent() + "/");
        Path config = temp.resolve("missing.yaml");
        Files.writeString(config, text.replace("rates:", "").replace("    - {currency: EUR, pair: EURUSD}", ""));
        assertThat(backtest(config)).satisfies(answer -> {
            assertThat(answer.exit()).isNotZero();
            assertThat(answer.err()).contains("account.rates").contains("RHINE is quoted in EUR").contains("EUR/USD");
        });
        Files.writeString(config, text.replace("pair: EURUSD", "pair: RHINE"));
        assertThat(backtest(config).err()).contains("RHINE is no currency pair");
        Files.writeString(config, text.replace("pair: EURUSD", "pair: EURUSD, constant: 1"));
        assertThat(backtest(config).err()).contains("pair and constant are both given");
    }
}
