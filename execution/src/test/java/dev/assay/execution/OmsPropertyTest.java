package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.qty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Payload;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Against a venue that does anything legal: quantities, notional, fees and sums always agree with its own account.
class OmsPropertyTest {
    private static final CumulativeCost COSTS = CostModels.perShare(Price.of("0.003"), Price.of("1"), Price.of("0"));

    /// One order with its venue, driven at random.
    private static final class Pair {
        final Desk desk = new Desk(COSTS);
        final Random random;
        final ModelVenue venue;
        final long id;

        Pair(long seed) {
            random = new Random(seed);
            venue = new ModelVenue(random);
            id = desk.buy(1 + random.nextInt(1000));
            venue.take(desk.sent.getLast());
        }

        /// A request of ours, or a report of the venue's; null where neither happened.
        @Nullable
        ExecutionReport step() {
            int sent = desk.sent.size();
            if (random.nextInt(5) == 0) {
                desk.oms.cancel(id, "random", 1, 1);
            } else if (random.nextInt(5) == 0) {
                desk.submit(Desk.replacing(id, Side.BUY, 1 + random.nextInt(1500), OrderTerms.market()));
            } else {
                return venue.next();
            }
            desk.sent.subList(sent, desk.sent.size()).forEach(venue::take);
            return null;
        }
    }

    @Property(tries = 1500)
    void any_sequence_of_legal_reports_keeps_the_books_exact(@ForAll long seed) {
        Pair pair = new Pair(seed);
        for (int i = 0; i < 60; i++) {
            ExecutionReport report = pair.step();
            if (report != null) {
                pair.desk.oms.onReport(report);
            }
            assertThat(pair.desk.findings()).as("seed %d, after %s", seed, report).isEmpty();
            check(pair, seed);
        }
        assertEventsMakeSense(pair.desk);
    }

    private static void check(Pair pair, long seed) {
        Order order = pair.desk.order(pair.id);
        LiveOrder live = pair.desk.live(pair.id);
        assertThat(live.own).as("seed %d", seed).isEqualTo(pair.venue.status());
        assertThat(order.cumQty()).isEqualTo(qty(pair.venue.cum()));
        assertThat(order.cumNotional().decimal()).isEqualByComparingTo(pair.venue.notional());
        if (live.closed()) {
            assertThat(order.leavesQty()).isEqualTo(qty(0));
        } else {
            assertThat(order.cumQty().plus(order.leavesQty())).isEqualTo(order.orderQty());
        }
        assertThat(pair.desk.oms.workingBuyUnits(ACME)).isEqualTo(live.over() ? 0 : live.mayStillFill());
        assertThat(pair.desk.oms.workingCount()).isEqualTo(live.over() ? 0 : 1);
    }

    private static void assertEventsMakeSense(Desk desk) {
        long position = 0;
        long fees = 0;
        BigDecimal notional = BigDecimal.ZERO;
        for (Fill fill : desk.all(Fill.class)) {
            position += fill.signedUnits();
            fees += fill.fee().units();
            notional = notional.add(BigDecimal.valueOf(fill.signedUnits()).multiply(fill.price().decimal()));
        }
        Order order = desk.order(1);
        assertThat(position).isEqualTo(order.cumQty().units());
        assertThat(notional).isEqualByComparingTo(order.cumNotional().decimal());
        Money fee = position == 0 ? ACME.currency().zero() : COSTS.fee(ACME, Side.BUY, order.cumQty(), order.cumNotional());
        assertThat(fees).isEqualTo(fee.units());
        OrdStatus last = OrdStatus.PENDING_NEW;
        for (OrderEvent event : desk.all(OrderEvent.class)) {
            assertThat(event.previous()).as("events form a chain").isEqualTo(last);
            assertThat(event.reason()).isNotBlank();
            last = event.ordStatus();
        }
        List<Payload> told = new ArrayList<>(desk.all(OrderEvent.class));
        told.addAll(desk.all(Fill.class));
        assertThat(desk.heard).containsExactlyInAnyOrderElementsOf(told);
    }

    @Property(tries = 1500)
    void reordered_and_repeated_fills_end_at_the_same_books(@ForAll long seed) {
        Random random = new Random(seed);
        Desk desk = new Desk(COSTS);
        long id = desk.buy(500);
        ModelVenue venue = new ModelVenue(random);
        venue.take(desk.sent.getFirst());
        List<ExecutionReport> reports = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ExecutionReport report = venue.next();
            boolean revision = report != null
                    && (report.execType() == ExecType.TRADE_CANCEL || report.execType() == ExecType.TRADE_CORRECT);
            if (revision || venue.status() == OrdStatus.REJECTED) {
                return;
            }
            if (report != null) {
                reports.add(report);
                reports.add(report);
            }
        }
        java.util.Collections.shuffle(reports, random);
        reports.forEach(desk.oms::onReport);
        assertThat(desk.order(id).cumQty()).as("seed %d", seed).isEqualTo(qty(venue.cum()));
        assertThat(desk.order(id).cumNotional().decimal()).isEqualByComparingTo(venue.notional());
        assertThat(desk.live(id).own).isEqualTo(venue.status() == OrdStatus.PENDING_NEW ? OrdStatus.PENDING_NEW : venue.status());
        assertThat(desk.oms.held(id)).isFalse();
    }

    @Property(tries = 1500)
    void an_illegal_report_changes_nothing_and_is_never_silent(@ForAll long seed) {
        Pair pair = new Pair(seed);
        for (int i = 0; i < 20; i++) {
            ExecutionReport report = pair.step();
            if (report == null) {
                continue;
            }
            Order before = pair.desk.order(pair.id);
            int told = pair.desk.heard.size();
            int found = pair.desk.findings().size();
            ExecutionReport wrong = spoil(report, pair.random);
            if (wrong != null) {
                pair.desk.oms.onReport(wrong);
                assertThat(pair.desk.findings()).as("seed %d: %s", seed, wrong).hasSize(found + 1);
                assertThat(pair.desk.order(pair.id)).as("seed %d: %s", seed, wrong).isEqualTo(before);
                assertThat(pair.desk.heard).hasSize(told);
                assertThat(pair.desk.oms.held(pair.id)).isTrue();
                return;
            }
            pair.desk.oms.onReport(report);
        }
    }

    /// Illegal reports between legal ones, again and again: each is found, none changes anything, and once a person has settled it the order goes
    /// on as if it had never been.
    @Property(tries = 1000)
    void illegal_reports_between_legal_ones_leave_no_trace(@ForAll long seed) {
        Pair pair = new Pair(seed);
        int spoiled = 0;
        for (int i = 0; i < 20; i++) {
            ExecutionReport report = pair.step();
            if (report == null) {
                check(pair, seed);
                continue;
            }
            ExecutionReport wrong = spoil(report, pair.random);
            if (wrong != null) {
                Order before = pair.desk.order(pair.id);
                pair.desk.oms.onReport(relabelled(wrong, "bad-" + i + "-", ""));
                spoiled++;
                assertThat(pair.desk.findings()).as("seed %d: %s", seed, wrong).hasSize(spoiled);
                assertThat(pair.desk.order(pair.id)).as("seed %d: %s", seed, wrong).isEqualTo(before);
                assertThat(pair.desk.oms.unfreeze(pair.id, "checked with the broker", 1, 1)).isTrue();
            }
            pair.desk.oms.onReport(report);
            assertThat(pair.desk.oms.held(pair.id)).as("seed %d, after %s", seed, report).isFalse();
            check(pair, seed);
        }
    }

    /// Several orders in one instrument whose reports come between each other: each keeps its own quantities and notional, and the sums over
    /// working orders are theirs.
    @Property(tries = 500)
    void orders_beside_each_other_keep_their_own_books(@ForAll long seed) {
        Random random = new Random(seed);
        Desk desk = new Desk(COSTS);
        List<ModelVenue> venues = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            venues.add(new ModelVenue(random));
            ids.add(desk.buy(1 + random.nextInt(1000)));
            venues.get(i).take(desk.sent.getLast());
        }
        for (int step = 0; step < 120; step++) {
            int at = random.nextInt(venues.size());
            ModelVenue venue = venues.get(at);
            int sent = desk.sent.size();
            if (random.nextInt(10) == 0) {
                desk.oms.cancel(ids.get(at), "random", 1, 1);
            } else if (random.nextInt(10) == 0) {
                desk.submit(Desk.replacing(ids.get(at), Side.BUY, 1 + random.nextInt(1500), OrderTerms.market()));
            } else {
                ExecutionReport report = venue.next();
                if (report != null) {
                    desk.oms.onReport(relabelled(report, "venue-" + at + "-", "venue-" + at + "-"));
                }
            }
            desk.sent.subList(sent, desk.sent.size()).forEach(venue::take);
            assertThat(desk.findings()).as("seed %d, step %d", seed, step).isEmpty();
            long working = 0;
            int count = 0;
            for (int i = 0; i < venues.size(); i++) {
                Order order = desk.order(ids.get(i));
                LiveOrder live = desk.live(ids.get(i));
                assertThat(live.own).as("seed %d, step %d", seed, step).isEqualTo(venues.get(i).status());
                assertThat(order.cumQty()).isEqualTo(qty(venues.get(i).cum()));
                assertThat(order.cumNotional().decimal()).isEqualByComparingTo(venues.get(i).notional());
                assertThat(live.closed() ? order.leavesQty() : order.orderQty().minus(order.cumQty())).isEqualTo(order.leavesQty());
                working += live.over() ? 0 : live.mayStillFill();
                count += live.over() ? 0 : 1;
            }
            assertThat(desk.oms.workingBuyUnits(ACME)).isEqualTo(working);
            assertThat(desk.oms.workingCount()).isEqualTo(count);
        }
    }

    /// The same report under other ids.
    private static ExecutionReport relabelled(ExecutionReport r, String prefix, String refPrefix) {
        return new ExecutionReport(prefix + r.execId(), refPrefix + r.orderId(), r.clOrdId(), r.origClOrdId(), r.instrument(), r.side(),
                r.execType(), r.ordStatus(), r.orderQty(), r.cumQty(), r.leavesQty(), r.lastQty(), r.lastPx(),
                r.execRefId().isEmpty() ? "" : refPrefix + r.execRefId(), r.text(), r.transactTs(), r.datumId(), r.fee(), r.slippage(),
                r.detail());
    }

    /// The report made impossible in one field; null where that field may say anything.
    private static @Nullable ExecutionReport spoil(ExecutionReport r, Random random) {
        boolean trade = r.execType() == ExecType.TRADE;
        boolean revision = r.execType() == ExecType.TRADE_CANCEL || r.execType() == ExecType.TRADE_CORRECT;
        return switch (random.nextInt(6)) {
            case 0 -> with(r, r.execType(), r.ordStatus(), r.cumQty().units() - 1, r.lastQty().units(), trade || revision,
                    r.execRefId());
            case 1 -> with(r, r.execType(), r.ordStatus(), r.cumQty().units(), r.lastQty().units() + 1, trade, r.execRefId());
            case 2 -> with(r, r.execType(), r.ordStatus(), r.cumQty().units(), r.lastQty().units(), revision, "nothing");
            case 3 -> with(r, r.execType(), OrdStatus.EXPIRED, r.cumQty().units(), r.lastQty().units(),
                    trade && r.ordStatus() != OrdStatus.EXPIRED, r.execRefId());
            case 4 -> with(r, ExecType.TRADE, r.ordStatus(), r.cumQty().units(), 0, trade, r.execRefId());
            default -> with(r, ExecType.REPLACED, r.ordStatus(), r.cumQty().units(), 0, trade, r.execRefId());
        };
    }

    private static @Nullable ExecutionReport with(ExecutionReport r, ExecType type, OrdStatus status, long cum, long last, boolean applies,
            String refId) {
        return !applies || cum < 0
                ? null
                : new ExecutionReport(r.execId(), r.orderId(), r.clOrdId(), r.origClOrdId(), r.instrument(), r.side(), type, status,
                        r.orderQty(), qty(cum), r.leavesQty(), qty(last), r.lastPx(), refId, r.text(), r.transactTs(), r.datumId(), r.fee(),
                        r.slippage());
    }
}
