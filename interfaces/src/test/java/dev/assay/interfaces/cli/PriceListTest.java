package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The bundled example of a broker's whole price list: what the run charged, against a reckoning of its fills in decimals by the table itself.
class PriceListTest {
    private static final Path CONFIG = Path.of("..", "examples", "ibkr-tiered.yaml").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Answer backtest(String... more) {
        List<String> args = new ArrayList<>(
                List.of("backtest", CONFIG.toString(), "--json", "--out", temp.resolve("runs").toString(), "--set",
                        "data.catalogue=" + temp.resolve("catalogue")));
        args.addAll(List.of(more));
        return assay(args.toArray(String[]::new));
    }

    private Path run(String... more) {
        Answer answer = backtest(more);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static BigDecimal ledger(BigDecimal amount) {
        return amount.setScale(6, RoundingMode.HALF_EVEN);
    }

    @Test
    void everyChargeOfTheRunIsTheOneOfTheTable() throws IOException {
        Path run = run();
        Map<String, BigDecimal> expected = new TreeMap<>();
        String month = "";
        BigDecimal shares = BigDecimal.ZERO;
        List<String[]> fills = rows(run.resolve("fills.csv"));
        assertThat(fills).hasSizeGreaterThan(20);
        for (String[] fill : fills) {
            BigDecimal quantity = new BigDecimal(fill[6]);
            BigDecimal value = quantity.multiply(new BigDecimal(fill[7]));
            shares = fill[1].startsWith(month) && !month.isEmpty() ? shares.add(quantity) : quantity;
            month = fill[1].substring(0, 7);
            assertThat(shares).as("the first tier holds all of the month").isLessThan(new BigDecimal("300000"));
            BigDecimal commission = ledger(
                    quantity.multiply(new BigDecimal("0.0035")).max(new BigDecimal("0.35")).min(value.movePointLeft(2)));
            expected.merge("commission:ibkr-tiered", commission, BigDecimal::add);
            expected.merge("clearing:nscc-dtc", ledger(quantity.multiply(new BigDecimal("0.0002"))), BigDecimal::add);
            expected.merge("exchange:nyse-pass-through", ledger(commission.multiply(new BigDecimal("0.000175"))), BigDecimal::add);
            expected.merge("exchange:finra-pass-through", ledger(commission.multiply(new BigDecimal("0.000563"))), BigDecimal::add);
            if (!fill[5].equals("BUY")) {
                expected.merge("regulatory:sec-31", ledger(value.multiply(new BigDecimal("0.0000224"))), BigDecimal::add);
                expected.merge("regulatory:finra-taf", ledger(quantity.multiply(new BigDecimal("0.000119")).min(new BigDecimal("5.95"))),
                        BigDecimal::add);
            }
        }

        Map<String, BigDecimal> booked = new TreeMap<>();
        for (String[] cost : rows(run.resolve("costs.csv"))) {
            if (!cost[0].equals("dividend")) {
                assertThat(cost[1]).startsWith(cost[0] + ":");
                booked.put(cost[1], new BigDecimal(cost[3]).setScale(6));
            }
        }
        assertThat(booked).isEqualTo(expected);
        assertThat(Files.readString(run.resolve("assumptions.csv"))).contains("ASSUMED: regulatory:sec-31 is 0.0000224")
                .contains("schedule:ibkr-tiered-us-shares");
        Answer verified = assay("verify", run.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void withoutTheStatedRatesTheRunStopsAndNamesRuleAndDate() {
        Answer answer = backtest("--set", "costs.assumed=[]");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("no rate of regulatory:sec-31 is known for AAPL on 2010-01-04").contains("costs.assumed");
    }

    /// Money that is not invested earns tiered interest, and borrowed money costs; a cash account refuses what it has no settled money for.
    @Test
    void interestIsItsOwnLineAndACashAccountHoldsOrdersToItsMoney() throws IOException {
        Path run = run("--set", "costs.carry.credit=[{from: 0, rate: 0%}, {from: 10000, rate: 0.5%}]", "--set", "account.type=cash",
                "--set",
                "account.settlement.marketBuffer=0%", "--set", "run.name=cash-account");

        assertThat(rows(run.resolve("costs.csv"))).anySatisfy(row -> {
            assertThat(row[0]).isEqualTo("financing");
            assertThat(row[1]).isEqualTo("interest:credit");
            assertThat(new BigDecimal(row[3])).isNegative();
        });
        assertThat(Files.readString(run.resolve("assumptions.csv"))).contains("A cash account").contains("0.5 % from 10000");
        Answer verified = assay("verify", run.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }
}
