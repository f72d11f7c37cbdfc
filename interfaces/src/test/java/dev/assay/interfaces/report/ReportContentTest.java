package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the page says of the sample run, read against the package's own files.
final class ReportContentTest {
    private static SamplePackage run;
    private static String page;

    @BeforeAll
    static void write(@TempDir Path dir) {
        run = SamplePackage.in(dir);
        page = run.page();
    }

    @Test
    void headlineShowsTheFiguresOfMetrics() {
        assertThat(Pages.section(page, "summary")).contains("Net profit +62,422.79 USD after all costs").contains("Total return +62.42%")
                .contains("CAGR +12.91%").contains("Max. drawdown −18.01%").contains("Sharpe ratio 0.87").contains("Volatility 15.32%")
                .contains("Start equity 100,000.00").contains("End equity 162,422.79").contains("Fees 178.91").contains("Orders 83")
                .contains("Fills 60").contains("Round trips 30").contains("Rejections 26").contains("Strategy failures 1");
        assertThat(page).contains("<h1>ema-cross-and-breakout</h1>").contains("ema-cross, breakout on AAPL, IBM")
                .contains("2005-01-03 to 2008-12-31 · 2,014 bars · USD");
    }

    @Test
    void aFailedStrategyIsToldAtTheTopAndInItsSection() {
        assertThat(Pages.section(page, "summary")).startsWith("A strategy failed. breakout threw in onBar at 2007-08-16 20:00");
        assertThat(Pages.section(page, "failures")).contains(
                "2007-08-16 20:00 breakout onBar 48213 IndexOutOfBoundsException: Index 55 out of bounds for length 55 (Breakout.java:41)");
    }

    @Test
    void everyEquityPointIsDrawnAndNothingIsRounded() {
        JsonNode equity = Pages.data(page).get("equity");
        List<String> lines = run.lines("equity.csv");
        assertThat(equity.get("t").size()).isEqualTo(lines.size() - 1);
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",");
            assertThat(new BigDecimal(equity.get("equity").get(i - 1).asString())).isEqualByComparingTo(fields[1]);
            assertThat(new BigDecimal(equity.get("drawdown").get(i - 1).asString())).isEqualByComparingTo(fields[9]);
        }
    }

    @Test
    void aYearsTotalIsWhatEquityDidThatYear() {
        MonthlyReturns monthly = MonthlyReturns.read(run.dir());
        assertThat(monthly.years()).hasSize(4);
        double start = 100_000;
        for (MonthlyReturns.Year year : monthly.years()) {
            double end = lastEquityOf(year.year());
            assertThat(year.total().doubleValue()).isCloseTo(end / start - 1, within(1e-8));
            start = end;
        }
        assertThat(Pages.section(page, "months"))
                .contains("2007 −0.95 −5.44 +2.81 +5.25 +14.14 −0.07 +6.88 +0.90 +5.12 +8.45 −5.47 +2.43 +37.62");
        assertThat(page).contains("<td class=\"num gain5\">+14.14</td>").contains("<td class=\"num flat\">0.00</td>");
    }

    private static double lastEquityOf(int year) {
        String line = run.lines("equity.csv").stream().filter(l -> l.startsWith(Integer.toString(year))).toList().getLast();
        return Double.parseDouble(line.split(",")[1]);
    }

    @Test
    void ordersAreCountedByStatusAndReason() {
        assertThat(Pages.section(page, "orders")).contains("60 Filled 23 Canceled")
                .contains("Canceled 23 position closed by the strategy S-000006");
        assertThat(Pages.data(page).get("tables").get("orders").get("rows").size()).isEqualTo(83);
    }

    @Test
    void anOrderThatWasShrunkSaysSo() {
        JsonNode row = rowWith("orders", "S-000016");
        assertThat(row.toString()).contains("shrunk from 1,183 by max-gross-exposure; filled at next open");
        assertThat(rowWith("orders", "S-000017").toString()).doesNotContain("shrunk");
    }

    private static JsonNode rowWith(String table, String text) {
        for (JsonNode row : Pages.data(page).get("tables").get(table).get("rows")) {
            if (row.toString().contains("\"" + text + "\"")) {
                return row;
            }
        }
        throw new AssertionError("no row with " + text);
    }

    @Test
    void riskControlsShowTheirCountsAndReasons() {
        assertThat(Pages.section(page, "risk")).contains("max-gross-exposure 100 % of equity 82 47 9 26")
                .contains("Rejected 26 max-gross-exposure GROSS_EXPOSURE gross exposure would be 129.9 % of equity")
                .contains("Shrunk 9 max-order-notional ORDER_NOTIONAL");
        assertThat(Pages.data(page).get("tables").get("decisions").get("total").asInt()).isEqualTo(44);
    }

    @Test
    void costsAssumptionsAndDataAreNamed() {
        assertThat(Pages.section(page, "costs")).contains("Commission USD 0.005 per share, at least USD 1.00 per order USD 178.91 60")
                .contains("Fees in the account: 178.91 USD");
        assertThat(Pages.section(page, "assumptions"))
                .contains("Fill next-open A market order decided at a close fills in full at the next open");
        assertThat(Pages.section(page, "data")).contains("yahoo-daily/AAPL AAPL")
                .contains("1,007 rows, 2005-01-03 21:00 to 2008-12-31 21:00")
                .contains("sha256 855f0b122ac0e4c5b9464d1862f6c56bcd2c1cd7eb94db6fa6c798546964dff8").contains("split 2:1 on 2005-02-28");
        assertThat(Pages.data(page).get("tables").get("actions").get("rows").get(0).toString()).contains("2 for 1: positions doubled");
    }

    @Test
    void theRunIsIdentified() {
        assertThat(Pages.section(page, "identity")).contains("Run id 20081231-ema-cross-and-breakout-7c41")
                .contains("Event hash 862417b9e7c3720bcb3263cd873b09892d787823b6f9a0f453e42824c5a4d4b6")
                .contains("Config hash 14783f56f35b6f7c008fc84a5be19594c87e737e366b625b355ff55048b32d2d")
                .contains("Code version 0.1.0-SNAPSHOT+ed42add")
                .contains("Check it assay verify runs/20081231-ema-cross-and-breakout-7c41")
                .contains("maxOrderNotional: 60000 # --set risk.maxOrderNotional=60000");
    }

    @Test
    void chartDataHoldsEveryFillAndBar() {
        JsonNode data = Pages.data(page);
        assertThat(data.get("fills").size()).isEqualTo(run.lines("fills.csv").size() - 1);
        assertThat(data.get("trades").size()).isEqualTo(run.lines("trades.csv").size() - 1);
        assertThat(data.get("bars").get(0).get("symbol").asString()).isEqualTo("AAPL");
        assertThat(data.get("bars").get(1).get("c").size()).isEqualTo(1007);
    }
}
