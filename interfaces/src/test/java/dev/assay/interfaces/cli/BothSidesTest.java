package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The bundled example of a strategy that holds both sides of one share, against figures worked by hand.
class BothSidesTest {
    private static final Path CONFIG = Path.of("..", "examples", "both-sides.yaml").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private Path run(String... more) {
        List<String> args = new java.util.ArrayList<>(List.of("backtest", CONFIG.toString(), "--json", "--out",
                temp.resolve("runs").toString(), "--set", "data.catalogue=" + temp.resolve("catalogue")));
        args.addAll(List.of(more));
        Answer answer = assay(args.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.err()).isZero();
        return Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());
    }

    /// 100 bought to open at 50.40; 40 sold to open at 52.00; 60 bought at 54.80, of which 40 close (52.00 - 54.80 = -112) and 20 open; 30
    /// of the oldest sold at 54.00 (30 x 3.60 = 108). What is left: 70 at 50.40 and 20 at 54.80.
    @Test
    void figuresAreTheOnesWorkedByHand() throws IOException {
        Path run = run();
        List<String> equity = Files.readAllLines(run.resolve("equity.csv"));
        assertThat(equity.subList(1, equity.size())).extracting(row -> row.split(",", -1)[1]).containsExactly("10000.00", "10160.00",
                "10190.00", "10340.00", "10232.00", "10187.00");
        assertThat(Files.readAllLines(run.resolve("positions.csv"))).containsExactly(
                "strategy,symbol,currency,qty,avgPx,cost,realizedPnl,fees,dividends,side",
                "BothSides,RHINE,EUR,90,51.3778,4624.00,108.00,0.00,0.00,long", "BothSides,RHINE,EUR,0,,0.00,-112.00,0.00,0.00,short");
        assertThat(Files.readAllLines(run.resolve("ledger.csv"))).filteredOn(row -> row.contains("POSITION"))
                .extracting(row -> row.split(",", -1)).extracting(row -> row[2] + " " + row[5] + " " + row[6])
                .containsExactly("fill:open POSITION 5040.00", "fill:open SHORT_POSITION -2080.00", "fill:close SHORT_POSITION 2080.00",
                        "fill:open POSITION 1096.00", "fill:close POSITION -1512.00");
        assertThat(Files.readAllLines(run.resolve("trades.csv")).subList(1, 3)).extracting(row -> row.split(",", -1))
                .extracting(row -> row[2] + " " + row[5] + " " + row[8]).containsExactly("SELL_SHORT 40 -112.00", "BUY 30 108.00");
        assertThat(Files.readString(run.resolve("decisions.csv"))).contains("CLOSE_BEYOND_POSITION", "holds 40 short");
        assertThat(assay("verify", run.toString())).satisfies(answer -> assertThat(answer.exit()).as(answer.out()).isZero());
    }

    /// In a netting account an order cannot open or close by name: it is explained, not taken for something else.
    @Test
    void aNettingAccountSaysWhyItTakesNoEffect() throws IOException {
        Path run = run("--set", "account.positions=netting");
        assertThat(Files.readAllLines(run.resolve("fills.csv"))).as("only the order without effect").hasSize(2);
        assertThat(assay("orders", run.toString()).out()).doesNotContain("too-much");
    }
}
