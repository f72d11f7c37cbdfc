package dev.assay.adapters.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.execution.contract.BrokerContract;
import dev.assay.execution.contract.CheckResult;
import dev.assay.sandbox.SandboxFault;
import dev.assay.sandbox.SandboxFaults;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Trading under faults: what the link does to requests, answers and updates, nothing is lost and nothing is doubled. Every storm repeats by its seed.
class AlpacaFaultsTest {
    /// What the adapter hides by itself: whoever uses it notices nothing.
    private static final SandboxFaults HIDDEN = new SandboxFaults(Map.of(SandboxFault.SERVER_ERROR, 60, SandboxFault.LOST_ANSWER, 60,
            SandboxFault.PARTIAL_BODY, 60, SandboxFault.SLOW, 50, SandboxFault.DUPLICATE_UPDATE, 200, SandboxFault.DISCONNECT, 60), 20, 0);
    private static final SandboxFaults ALL = all();

    private static SandboxFaults all() {
        Map<SandboxFault, Integer> chances = new EnumMap<>(HIDDEN.chances());
        chances.put(SandboxFault.THROTTLED, 50);
        chances.put(SandboxFault.LATE_FILL, 150);
        chances.put(SandboxFault.BUST, 60);
        return new SandboxFaults(chances, 20, 0);
    }

    @Test
    void theContractHoldsUnderFaultsThatTheAdapterHides() {
        List<CheckResult> results = BrokerContract.run(() -> new AlpacaBench(HIDDEN, 11));
        assertThat(results).allSatisfy(result -> assertThat(result.fault()).as(result.check()).isEmpty());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Math.min(40, Integer.getInteger("assay.chaos.seeds", 4)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStormEndsWithEqualBooks(long seed) {
        try (AlpacaBench bench = new AlpacaBench(ALL, seed)) {
            OrderStorm storm = new OrderStorm(bench, seed);
            storm.rage(25);
            Map<SandboxFault, Long> faults = bench.sandbox.faults();
            bench.sandbox.rest();
            storm.calm();
            String what = "seed " + seed + ", faults " + faults;
            assertThat(faults.values().stream().mapToLong(Long::longValue).sum()).as(what).isGreaterThan(10);
            assertThat(storm.twice()).as(what).isEmpty();
            // The broker's own books, asked for through the adapter, against what its reports add up to.
            Map<String, Quantity> held = new TreeMap<>();
            for (PositionsAnswer.Held one : storm.positions().positions()) {
                held.put(one.instrument().symbol(), one.quantity());
            }
            assertThat(storm.held()).as(what).isEqualTo(held);
            Money cash = storm.account().cash().getFirst().amount();
            assertThat(storm.cash()).as(what).isEqualTo(cash);
            Map<Long, String> working = new TreeMap<>();
            for (OrdersAnswer.State state : storm.orders().orders()) {
                working.put(state.clOrdId(), state.cumQty() + " of " + state.orderQty());
            }
            assertThat(storm.working()).as(what).isEqualTo(working);
            assertThat(storm.unanswered()).as(what).isEmpty();
        }
    }
}
