package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// Corporate actions from a text file to the equity of a run, against figures worked by hand.
class CorporateActionsTest {
    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text);
    }

    @BeforeEach
    void files() throws IOException {
        write("OLDCO.csv", """
                Date,Open,High,Low,Close,Volume
                2025-03-03,10,10,10,10,1000000
                2025-03-04,10,10,10,10,1000000
                2025-03-05,10,10,10,10,1000000
                2025-03-06,8,8,8,8,1000000
                2025-03-07,8,8,8,8,1000000
                2025-03-10,8,8,8,8,1000000
                """);
        write("NEWCO.csv", """
                Date,Open,High,Low,Close,Volume
                2025-03-11,12,12,12,12,1000000
                2025-03-12,13,13,13,13,1000000
                """);
        write("SPUN.csv", """
                Date,Open,High,Low,Close,Volume
                2025-03-06,9,9,9,9,1000000
                2025-03-07,9,9,9,9,1000000
                2025-03-10,9,9,9,9,1000000
                2025-03-11,9,9,9,9,1000000
                2025-03-12,9,9,9,9,1000000
                """);
        write("actions.csv", """
                symbol,action,ex_date,pay_date,ratio,amount,currency,other,basis
                OLDCO,dividend,2025-03-05,2025-03-07,,0.50,USD,,
                OLDCO,spin-off,2025-03-06,,1:5,,,SPUN,0.2
                OLDCO,merger,2025-03-11,2025-03-12,2:3,1.00,USD,NEWCO,
                SPUN,delisting,2025-03-12,2025-03-12,,0.00,USD,,
                OLDCO,spin-off,2025-03-10,,1:5,,,SPUN,
                OLDCO,reorganisation,2025-03-10,,1:5,,,SPUN,0.2
                """);
        write("bars.yaml", """
                dataset: made-up
                source: invented
                timeframe: 1d
                adjustment: raw
                session: XNYS
                columns: {time: Date, open: Open, high: High, low: Low, close: Close, volume: Volume}
                time: {format: iso}
                symbol: {from: file-name}
                instrument: {kind: equity, mic: XNYS, currency: USD, priceScale: 4, tick: 0.01}
                """);
        write("actions.yaml", """
                dataset: made-up-actions
                source: invented
                kind: corporate_action
                session: XNYS
                columns: {symbol: symbol, action: action, exDate: ex_date, payDate: pay_date, ratio: ratio, amount: amount, currency: currency, other: other, basis: basis}
                instrument: {kind: equity, mic: XNYS, currency: USD, priceScale: 4, tick: 0.01}
                """);
        write("Hold.java", """
                import dev.assay.core.market.Bar;
                import dev.assay.core.money.Quantity;
                import dev.assay.signalcore.Strategy;
                import dev.assay.signalcore.StrategyContext;

                public class Hold implements Strategy {
                    private boolean bought;

                    @Override
                    public void onBar(Bar bar, StrategyContext context) {
                        if (!bought && bar.instrument().symbol().equals("OLDCO")) {
                            context.targetQuantity(bar.instrument(), Quantity.of(101));
                            bought = true;
                        }
                    }
                }
                """);
        write("run.yaml", """
                data:
                  catalogue: catalogue
                  sources:
                    - {files: [OLDCO.csv, NEWCO.csv, SPUN.csv], mapping: bars.yaml}
                    - {files: [actions.csv], mapping: actions.yaml}
                  dataset: made-up
                  corporateActions: made-up-actions
                  instruments: [OLDCO, NEWCO, SPUN]
                  timeframe: 1d
                strategy: {file: Hold.java}
                account: {currency: USD, cash: 10000}
                costs: {slippage: {model: none}, commission: {model: none}}
                """);
    }

    private Answer backtest(String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("backtest", temp.resolve("run.yaml").toString(), "--json", "--out", temp.resolve("runs").toString()));
        args.addAll(List.of(more));
        return assay(args.toArray(String[]::new));
    }

    /// 101 bought at 10 on the 4th. 5th: 50.50 owed. 6th: 20 SPUN and a fifth of one, paid at 10 x 0.2 x 5 = 10: 2.00; cost 808 and 202.
    /// 11th: OLDCO, last at 8, becomes 1.00 in cash (101, owed) and 67 and a third NEWCO; a third is paid at (8 - 1) x 3 ÷ 2 = 10.50: 3.50.
    /// 12th: SPUN ends at nothing.
    @Test
    void equityIsTheOneWorkedByHand() throws IOException {
        Answer answer = backtest();
        assertThat(answer.exit()).as(answer.err()).isZero();
        Path run = Path.of(JsonMapper.shared().readTree(answer.out()).get("runDir").asString());
        List<String> equity = Files.readAllLines(run.resolve("equity.csv"));
        assertThat(equity.subList(1, equity.size())).extracting(row -> row.split(",", -1)[1]).containsExactly("10000.00", "10000.00",
                "10050.50", // 8,990 + 50.50 + 1,010
                "10030.50", // 8,992 + 50.50 + 101 x 8 + 20 x 9
                "10030.50", "10030.50", //
                "10131.00", // 8,992 + 50.50 + 3.50 + 101 + 67 x 12 + 20 x 9
                "10018.00"); // 9,147 + 67 x 13
        assertThat(Files.readAllLines(run.resolve("positions.csv"))).containsExactly(
                "strategy,symbol,currency,qty,avgPx,cost,realizedPnl,fees,dividends,side",
                "Hold,OLDCO,USD,0,,0.00,0.00,0.00,50.50,net", "Hold,NEWCO,USD,67,10.5000,703.50,0.00,0.00,0.00,net",
                "Hold,SPUN,USD,0,,0.00,-200.00,0.00,0.00,net");
        List<String> ledger = Files.readAllLines(run.resolve("ledger.csv"));
        assertThat(ledger).extracting(row -> row.split(",", -1)[2]).contains("dividend:ex", "dividend:pay", "spin-off:basis",
                "spin-off:receive", "spin-off:cash-in-lieu", "merger:cash", "merger:pay", "merger:exchange", "merger:receive",
                "merger:cash-in-lieu", "delisting:cash");
        assertThat(Files.readString(run.resolve("actions.csv"))).contains("spins off 1 SPUN for 5", "delisted");
        assertThat(assay("verify", run.toString())).satisfies(verified -> assertThat(verified.exit()).as(verified.out()).isZero());
    }

    /// Rows that do not say what their kind needs are kept apart with the reason; nothing is guessed.
    @Test
    void rowsThatDoNotSayEnoughAreQuarantined() {
        assertThat(backtest().exit()).isZero();
        Answer found = assay("data", "query", "--catalogue", temp.resolve("catalogue").toString(),
                "SELECT reason, field, words FROM quarantine ORDER BY line");
        assertThat(found.out()).as(found.err()).contains("basis", "BAD_ACTION", "is no kind of action known");
    }

    @Test
    void theOtherInstrumentMustBeInTheRun() {
        Answer answer = backtest("--set", "data.instruments=[OLDCO]");
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.err()).contains("the spin-off of OLDCO gives shares of SPUN, which is not among the run's instruments",
                "add SPUN to data.instruments");
    }
}
