package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run without trades explains itself, and an empty section says that it is empty.
final class EmptyRunTest {
    private static final String REJECT = "7,2005-01-04T21:00:00Z,ema-cross,AAPL,BUY,100,REJECT,0,max-order-notional,ORDER_NOTIONAL,"
            + "\"100 shares are USD 6,400.00, above USD 5,000.00\"";
    private static final String ORDER = "S-000001,ema-cross,AAPL,BUY,LIMIT,100,1.00,,DAY,2005-01-04T21:00:00Z,2005-01-05T21:00:00Z,EXPIRED,0,,"
            + "limit 1.00 was never reached,4";

    @TempDir
    private Path dir;

    @Test
    void everySectionSaysThatItIsEmpty() {
        String page = SamplePackage.empty(dir).page();
        assertThat(Pages.section(page, "equity")).contains("No equity point was recorded.");
        assertThat(Pages.section(page, "months")).contains("No month was completed");
        assertThat(Pages.section(page, "trades")).contains("No bar was recorded").contains("No position was opened and closed again.")
                .contains("No order was filled.");
        assertThat(Pages.section(page, "orders")).contains("No order was sent.");
        assertThat(Pages.section(page, "risk")).contains("No control was recorded.")
                .contains("No order was rejected or shrunk by a risk control.");
        assertThat(Pages.section(page, "costs")).contains("No cost was booked.");
        assertThat(Pages.section(page, "assumptions")).contains("No assumption was recorded.");
        assertThat(Pages.section(page, "data")).contains("No input was recorded.").contains("No corporate action fell into the run.");
        assertThat(Pages.section(page, "failures")).contains("No strategy failed; none was quarantined.");
    }

    @Test
    void noSignalIsToldAsSuch() {
        assertThat(Pages.section(SamplePackage.empty(dir).page(), "summary"))
                .contains("No trade was made. The strategies saw 2,014 bars and asked for no order: no signal was given");
    }

    @Test
    void noBarsIsToldAsSuch() {
        SamplePackage run = SamplePackage.empty(dir).replace("metrics.json", "\"bars\": 2014", "\"bars\": 0");
        assertThat(Pages.section(run.page(), "summary")).contains("No bar fell between 2005-01-03 14:30 and 2008-12-31 21:00")
                .doesNotContain("asked for no order");
    }

    @Test
    void allRejectedNamesTheControlAndTheReason() {
        String page = SamplePackage.empty(dir).add("decisions.csv", REJECT).add("decisions.csv", REJECT.replace("7,2005", "9,2006")).page();
        assertThat(Pages.section(page, "summary")).contains("The risk controls rejected all 2 orders:").contains(
                "2 by max-order-notional (ORDER_NOTIONAL), for example: 100 shares are USD 6,400.00, above USD 5,000.00");
    }

    @Test
    void unfilledOrdersNameTheirEnd() {
        String page = SamplePackage.empty(dir).add("orders.csv", ORDER).page();
        assertThat(Pages.section(page, "summary")).contains("1 order was recorded and it was not filled:")
                .contains("1 Expired: limit 1.00 was never reached (first: S-000001)");
    }

    @Test
    void aStoppedStrategyIsNamed() {
        String page = SamplePackage.empty(dir)
                .add("failures.csv", "2005-01-04T21:00:00Z,ema-cross,onBar,3,IllegalStateException: boom,quarantine").page();
        assertThat(Pages.section(page, "summary"))
                .contains("Strategy ema-cross failed at 2005-01-04 21:00 and was stopped: IllegalStateException: boom");
    }

    @Test
    void undefinedRatiosAreNotZero() {
        String page = SamplePackage.empty(dir).replace("metrics.json", "\"sharpe\": 0.870127", "\"sharpe\": null")
                .replace("metrics.json", "\"cagr\": 0.12905224", "\"cagr\": \"NaN\"").page();
        assertThat(Pages.section(page, "summary")).contains("Sharpe ratio n/a").contains("CAGR n/a");
    }

    @Test
    void aRunInWhichEverythingWentThroughSaysSo() {
        SamplePackage run = SamplePackage.in(dir);
        run.write("decisions.csv", run.lines("decisions.csv").getFirst() + "\n");
        run.write("orders.csv", run.lines("orders.csv").getFirst() + "\n" + run.lines("orders.csv").get(1) + "\n");
        assertThat(Pages.section(run.page(), "risk")).contains("No order was rejected or shrunk by a risk control.");
        assertThat(Pages.section(run.page(), "orders")).contains("Every order was filled.");
    }
}
