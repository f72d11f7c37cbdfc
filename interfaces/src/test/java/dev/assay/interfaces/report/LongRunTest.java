package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A run with many orders: the page stays of a size a browser opens at once, and says what it leaves out; counts cover every row.
final class LongRunTest {
    private static final int ORDERS = 60_000;

    @Test
    void tablesCarryALimitedNumberOfRowsAndCountAll(@TempDir Path dir) {
        SamplePackage run = many(dir);

        String page = run.page();

        JsonNode orders = Pages.data(page).get("tables").get("orders");
        assertThat(orders.get("rows").size()).isEqualTo(Listing.LIMIT);
        assertThat(orders.get("total").asInt()).isEqualTo(ORDERS);
        assertThat(Pages.section(page, "orders")).contains("45,000 Filled 15,000 Rejected")
                .contains("Rejected 15,000 notional 60000 is above 60000 S-000000");
        assertThat(page.length()).isLessThan(8_000_000);
    }

    static SamplePackage many(Path dir) {
        SamplePackage run = SamplePackage.in(dir);
        StringBuilder orders = new StringBuilder(run.lines("orders.csv").getFirst()).append('\n');
        for (int i = 0; i < ORDERS; i++) {
            boolean rejected = i % 4 == 0;
            orders.append("S-%06d,ema-cross,AAPL,%s,MARKET,%d,,,DAY,2005-03-01T21:00:00Z,2005-03-02T14:30:00Z,%s,%d,%s,%s,%d\n".formatted(i,
                    i % 2 == 0 ? "BUY" : "SELL", 100 + i % 7, rejected ? "REJECTED" : "FILLED", rejected ? 0 : 100 + i % 7,
                    rejected ? "" : "44.86", rejected ? "notional " + (60_000 + i) + " is above 60000" : "filled at next open", i));
        }
        return run.write("orders.csv", orders.toString());
    }

    @Test
    void reasonsThatDifferInWordsAreCountedUpToALimit() {
        Tally tally = new Tally();
        for (int i = 0; i < 2000; i++) {
            tally.add("S-" + i, i % 2 == 0 ? "REJECTED" : "CANCELED", "why " + "x".repeat(i));
        }
        assertThat(tally.total()).isEqualTo(2000);
        assertThat(tally.entries().stream().mapToLong(Tally.Entry::count).sum()).isEqualTo(2000);
        assertThat(tally.entries()).hasSize(502);
        assertThat(tally.entries().getFirst()).isEqualTo(new Tally.Entry(List.of("REJECTED", Tally.OTHERS), 750, "S-500"));
    }
}
