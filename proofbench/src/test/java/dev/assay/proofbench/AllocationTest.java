package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.order.TimeInForce;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Bars that fill nothing cost no memory, with orders resting or without.
class AllocationTest {
    private static final int BARS = 100_000;

    @Test
    void barsThatFillNothingAllocateNothing() {
        Desk desk = new Desk(FillModels.byId("next-open"));
        long idle = allocatedByBars(desk);
        desk.buy(100, limit("1.00", TimeInForce.GTC));
        desk.sell(100, Desk.stop("2.00"));
        desk.sell(100, Desk.stopLimit("2.00", "1.00"));
        desk.lines();
        long resting = allocatedByBars(desk);
        assertThat(desk.lines()).isEmpty();
        assertThat(idle).as("bytes without orders, over %s bars", BARS).isLessThan(BARS);
        assertThat(resting).as("bytes with three orders resting, over %s bars", BARS).isLessThan(BARS);
    }

    /// The second half of the bars, when the first has warmed the code up. Less than a byte a bar is the measurement itself.
    private static long allocatedByBars(Desk desk) {
        Bar bar = bar(10, "10.00", "10.40", "9.90", "10.20");
        BarOpen opening = new BarOpen(ACME, bar.tsOpen(), bar.openUnits());
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 2 * BARS; i++) {
            if (i == BARS) {
                before = thread.getCurrentThreadAllocatedBytes();
            }
            if (desk.broker.wants(ACME)) {
                desk.broker.onMarketData(opening, 1);
                desk.broker.onMarketData(bar, 2);
            }
        }
        return thread.getCurrentThreadAllocatedBytes() - before;
    }
}
