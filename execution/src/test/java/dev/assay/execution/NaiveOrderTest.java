package dev.assay.execution;

import static dev.assay.execution.Desk.qty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The OMS beside a naive order that is derived from its whole history: after every request and every report of seeded random lives both
/// have the same state and the same numbers, and the OMS has told every change and nothing else.
class NaiveOrderTest {
    private static final int LIVES = 3_000;
    private final Set<OrdStatus> seen = EnumSet.noneOf(OrdStatus.class);

    @Test
    void every_life_is_the_one_its_history_gives() {
        long reports = 0;
        for (long seed = 1; seed <= LIVES; seed++) {
            reports += live(seed);
        }
        assertThat(reports).isGreaterThan(LIVES * 10L);
        assertThat(seen).contains(OrdStatus.NEW, OrdStatus.PARTIALLY_FILLED, OrdStatus.FILLED, OrdStatus.CANCELED, OrdStatus.EXPIRED,
                OrdStatus.REJECTED, OrdStatus.SUSPENDED, OrdStatus.PENDING_CANCEL, OrdStatus.PENDING_REPLACE, OrdStatus.PENDING_NEW);
    }

    private int live(long seed) {
        Random random = new Random(seed);
        Desk desk = new Desk();
        ModelVenue venue = new ModelVenue(random, true);
        NaiveOrder naive = new NaiveOrder();
        long id = desk.buy(1 + random.nextInt(1000));
        take(desk, 0, venue, naive);
        int reports = 0;
        for (int step = 0; step < 60; step++) {
            Before before = new Before(desk, id);
            int sent = desk.sent.size();
            ExecutionReport report = null;
            if (random.nextInt(6) == 0) {
                desk.oms.cancel(id, "random", 1, 1);
            } else if (random.nextInt(6) == 0) {
                desk.submit(Desk.replacing(id, Side.BUY, 1 + random.nextInt(1500), OrderTerms.market()));
            } else {
                report = venue.next();
            }
            take(desk, sent, venue, naive);
            if (report != null) {
                naive.received(report);
                desk.oms.onReport(report);
                reports++;
            }
            compare(desk.order(id), naive, "seed " + seed + ", step " + step + ", " + report);
            before.compare(desk, id, report, "seed " + seed + ", step " + step + ", " + report);
            assertThat(desk.findings()).as("seed %d, step %d, %s", seed, step, report).isEmpty();
        }
        return reports;
    }

    private static void take(Desk desk, int from, ModelVenue venue, NaiveOrder naive) {
        for (OrderCommand command : desk.sent.subList(from, desk.sent.size())) {
            venue.take(command);
            naive.sent(command);
        }
    }

    private void compare(Order order, NaiveOrder naive, String at) {
        seen.add(order.status());
        assertThat(order.status()).as(at).isEqualTo(naive.status());
        assertThat(order.orderQty()).as(at).isEqualTo(qty(naive.total()));
        assertThat(order.cumQty()).as(at).isEqualTo(qty(naive.cum()));
        assertThat(order.leavesQty()).as(at).isEqualTo(qty(naive.leaves()));
        assertThat(order.cumNotional().decimal()).as(at).isEqualByComparingTo(naive.notional());
    }

    /// What had been told before a step.
    private static final class Before {
        private final Order order;
        private final int events;
        private final int fills;

        Before(Desk desk, long id) {
            order = desk.order(id);
            events = desk.all(OrderEvent.class).size();
            fills = desk.all(Fill.class).size();
        }

        /// A step that changed state or numbers told one event with exactly them; one that changed nothing of the kind told at most a reason.
        void compare(Desk desk, long id, @Nullable ExecutionReport report, String at) {
            Order after = desk.order(id);
            boolean changed = after.status() != order.status() || !after.orderQty().equals(order.orderQty())
                    || !after.cumQty().equals(order.cumQty()) || !after.leavesQty().equals(order.leavesQty());
            var told = desk.all(OrderEvent.class).subList(events, desk.all(OrderEvent.class).size());
            assertThat(told.size()).as(at).isBetween(changed ? 1 : 0, 1);
            if (!told.isEmpty()) {
                OrderEvent event = told.getFirst();
                assertThat(event).as(at).returns(order.status(), OrderEvent::previous).returns(after.status(), OrderEvent::ordStatus)
                        .returns(after.orderQty(), OrderEvent::orderQty).returns(after.cumQty(), OrderEvent::cumQty)
                        .returns(after.leavesQty(), OrderEvent::leavesQty).returns(after.avgPx(), OrderEvent::avgPx);
            }
            long booked = desk.all(Fill.class).stream().skip(fills).mapToLong(Fill::signedUnits).sum();
            assertThat(booked).as(at + ": fills told are the change of what has filled")
                    .isEqualTo(after.cumQty().units() - order.cumQty().units());
            assertThat(report == null && booked != 0).as(at).isFalse();
        }
    }
}
