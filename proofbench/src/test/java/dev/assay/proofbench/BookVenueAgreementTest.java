package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookDelta.Action;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import dev.assay.core.market.Trade.Aggressor;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The venue with a book and a naive one agree, fill by fill, on seeded random books, trades and orders.
class BookVenueAgreementTest {
    private static final int SEEDS = 60;
    private static final int EVENTS = 1_500;
    /// One cent in price units.
    private static final long CENT = 100;

    @Test
    void bothVenuesFillTheSame() {
        long fills = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            fills += run(seed);
        }
        assertThat(fills).as("fills were compared often").isGreaterThan(5_000);
    }

    private static int run(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedBroker fast = new SimulatedBroker(Desk.UNIVERSE, FillModels.byId("book"), Desk.HALF_CENT, Money.of("0", Desk.USD));
        NaiveBookVenue naive = new NaiveBookVenue();
        List<Long> sent = new ArrayList<>();
        List<String> fills = new ArrayList<>();
        long ids = 0;
        for (int i = 0; i < EVENTS; i++) {
            fast.onInstant(i);
            int kind = random.nextInt(100);
            long price = (1_000 + random.nextInt(12)) * CENT;
            long size = random.nextInt(40);
            if (i == 5 || kind == 0) {
                TreeMap<Long, Long> bids = levels(random, 1_005, -1);
                TreeMap<Long, Long> asks = levels(random, 1_006, 1);
                naive.snapshot(bids.descendingMap(), asks);
                give(fast, new BookSnapshot(Desk.ACME, i, 0, list(bids.descendingMap()), list(asks)), i);
            } else if (kind < 50) {
                boolean bid = price < 1_006 * CENT == random.nextInt(12) > 0;
                naive.level(bid, price, size);
                give(fast, new BookDelta(Desk.ACME, i, 0, size == 0 ? Action.DELETE : Action.SET, bid, price, size, 0), i);
            } else if (kind < 75) {
                boolean seller = random.nextBoolean();
                naive.trade(price, size + 1, seller);
                give(fast, new Trade(Desk.ACME, i, price, size + 1, seller ? Aggressor.SELLER : Aggressor.BUYER), i);
            } else if (kind < 92 || sent.isEmpty()) {
                boolean buy = random.nextBoolean();
                boolean market = random.nextInt(6) == 0;
                TimeInForce time = random.nextInt(5) == 0 ? TimeInForce.IOC : TimeInForce.GTC;
                sent.add(++ids);
                naive.order(ids, buy, market ? null : price, size + 1, time == TimeInForce.IOC);
                fast.send(new NewOrderSingle(ids, Desk.STRATEGY, Desk.ACME, buy ? Side.BUY : Side.SELL, Quantity.of(size + 1),
                        market ? OrderTerms.market(time) : OrderTerms.limit(Desk.ACME.price(price), time), "t", false), 0);
            } else {
                long order = sent.remove(random.nextInt(sent.size()));
                naive.cancel(order);
                fast.send(new CancelRequest(++ids, order, null, Desk.ACME, "no longer wanted"), 0);
            }
            for (BrokerMessage message = fast.poll(); message != null; message = fast.poll()) {
                ExecutionReport report = (ExecutionReport) message;
                if (report.execType() == ExecType.TRADE) {
                    fills.add(report.clOrdId() + " " + report.lastQty() + "@" + Objects.requireNonNull(report.lastPx()).units());
                }
            }
            assertThat(fills).as("seed %s, event %s", seed, i).isEqualTo(naive.fills);
            assertThat(fast.workingOrders().stream().map(order -> order.clOrdId() + " " + order.leavesUnits()).toList())
                    .as("seed %s, event %s", seed, i).containsExactlyInAnyOrderElementsOf(naive.working());
        }
        return fills.size();
    }

    private static void give(SimulatedBroker fast, MarketData datum, long id) {
        if (fast.wants(Desk.ACME)) {
            fast.onMarketData(datum, id + 1);
        }
    }

    @SuppressWarnings("NonApiType") // the order of its keys matters
    private static TreeMap<Long, Long> levels(SplittableRandom random, long from, int step) {
        TreeMap<Long, Long> levels = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            levels.put((from + (long) step * (i + random.nextInt(2))) * CENT, 1L + random.nextInt(60));
        }
        return levels;
    }

    private static List<BookLevel> list(java.util.NavigableMap<Long, Long> levels) {
        return levels.entrySet().stream().map(level -> new BookLevel(level.getKey(), level.getValue(), 0)).toList();
    }
}
