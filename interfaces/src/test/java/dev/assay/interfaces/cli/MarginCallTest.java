package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// Shares held with borrowed money through the autumn of 2008, from the command line: the broker calls and closes, and the package proves it.
class MarginCallTest {
    private static final Path CONFIG = Path.of("..", "examples", "zipline-buy-and-hold.yaml").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    /// 100 shares each of two stocks for 23,008 dollars, with 13,000 of one's own: half is 11,504. They lose more than half until November.
    @Test
    void theBrokerCallsAndClosesAndThePackageProvesIt() throws IOException {
        Answer answer = assay("backtest", CONFIG.toString(), "--json", "--out", temp.resolve("runs").toString(), "--set",
                "data.catalogue=" + temp.resolve("catalogue"), "--set", "account.cash=13000", "--set", "account.margin.model=reg-t",
                "--set",
                "account.margin.graceSessions=2", "--set", "data.to=2008-12-31", "--set", "risk.maxOrderNotional=1000%", "--set",
                "risk.maxGrossExposure=1000%", "--set", "risk.maxPositionNotional=1000%", "--set", "risk.maxDailyLoss=100%", "--set",
                "risk.maxDrawdown=100%", "--set", "risk.maxIntradayDrawdown=100%", "--set", "risk.maxLeverage=1000%", "--set",
                "risk.margin.maxUse=1000%");
        assertThat(answer.exit()).as(answer.err()).isZero();
        Path run = Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());

        List<String> states = new ArrayList<>();
        for (String[] call : rows(run.resolve("margin-calls.csv"))) {
            states.add(call[2]);
            boolean below = new BigDecimal(call[3]).compareTo(new BigDecimal(call[4])) < 0;
            assertThat(below).as(String.join(",", call)).isEqualTo(!call[2].equals("MET") && !call[2].equals("CLEARED"));
        }
        assertThat(states).contains("CALLED", "LIQUIDATION").last().isIn("MET", "CLEARED", "LIQUIDATION");
        assertThat(Files.readString(run.resolve("log.jsonl"))).contains("the broker's own order: no control is asked");
        assertThat(Files.readString(run.resolve("assumptions.csv"))).contains("margin:reg-t").contains("2 sessions later");
        Answer verified = assay("verify", run.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
    }
}
