package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.MINUTE;
import static dev.assay.proofbench.Desk.STRATEGY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A seeded random market of three short sessions and a nervous trader, shown to both venues. Prices lie on a coarse grid, so that equal
/// prices are common.
final class RandomMarket {
    static final long SESSION = 100 * MINUTE;
    private static final int BARS = 6;

    private final Random random;
    private final int seed;
    private final SimulatedBroker fast;
    private final NaiveVenue naive;
    private final Map<ExecType, Integer> seen;
    private long commands;
    private long data;
    private long middle = 1_000;
    private long now;

    RandomMarket(int seed, SimulatedBroker fast, NaiveVenue naive, Map<ExecType, Integer> seen) {
        this.random = new Random(seed);
        this.seed = seed;
        this.fast = fast;
        this.naive = naive;
        this.seen = seen;
    }

    void run() {
        for (int session = 0; session < 3; session++) {
            long start = session * SESSION;
            instant(start);
            if (session > 0 && random.nextInt(4) == 0) {
                split();
            }
            for (int i = 0; i < BARS; i++) {
                bar(start + i * MINUTE);
            }
            fast.onSessionEnd(start + BARS * MINUTE);
            naive.sessionEnd(start + BARS * MINUTE);
            compare("session end");
            act();
        }
    }

    private void instant(long ts) {
        now = ts;
        fast.onInstant(ts);
        naive.instant(ts);
        compare("instant");
    }

    private void split() {
        int numerator = 1 + random.nextInt(3);
        int denominator = 1 + random.nextInt(3);
        BigDecimal before = fast.positions().isEmpty() ? BigDecimal.ZERO : fast.positions().getFirst().quantity().decimal();
        BigDecimal cashBefore = fast.cash().getFirst().toDouble() == 0 ? BigDecimal.ZERO : new BigDecimal(fast.cash().getFirst().plain());
        fast.onCorporateAction(new CorporateAction.Split(ACME, 0, numerator, denominator), 90_000);
        naive.split(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
        // The books' arithmetic of splits has its own tests: here the naive books take it over.
        naive.position = before.multiply(BigDecimal.valueOf(numerator)).divideToIntegralValue(BigDecimal.valueOf(denominator));
        naive.cash = naive.cash.add(new BigDecimal(fast.cash().getFirst().plain())).subtract(cashBefore);
        middle = Math.max(100, middle * denominator / numerator);
    }

    private void bar(long start) {
        long open = grid();
        long close = grid();
        long high = Math.max(open, close) + 5L * random.nextInt(4);
        long low = Math.min(open, close) - 5L * random.nextInt(4);
        long volume = random.nextInt(10) == 0 ? 0 : random.nextInt(2000);
        instant(start);
        act();
        if (fast.wants(ACME) && random.nextInt(8) > 0) {
            fast.onMarketData(new BarOpen(ACME, start, open * 100), ++data);
            naive.liquidity.meet(NaiveVenue.offer("OPENING", start, data, BigDecimal.ZERO));
            naive.price(NaiveVenue.Source.OPENING, start, cents(open), cents(open), data);
            compare("opening");
        }
        act();
        instant(start + MINUTE / 2);
        tick(start + MINUTE / 2);
        act();
        instant(start + MINUTE);
        assertThat(naive.empty() || fast.wants(ACME)).as("wants, seed %s", seed).isTrue();
        if (fast.wants(ACME)) {
            fast.onMarketData(new Bar(ACME, start, start + MINUTE, open * 100, high * 100, low * 100, close * 100, volume), ++data);
            naive.bar(start, start + MINUTE, new BigDecimal[]{cents(open), cents(high), cents(low), cents(close)},
                    BigDecimal.valueOf(volume), data);
            compare("bar");
        }
        middle = close;
    }

    private void tick(long ts) {
        int kind = random.nextInt(6);
        long size = 1L + random.nextInt(500);
        if (kind == 0 && fast.wants(ACME)) {
            long price = grid();
            fast.onMarketData(new Trade(ACME, ts, price * 100, size, Trade.Aggressor.UNKNOWN), ++data);
            naive.liquidity.meet(NaiveVenue.offer("TRADE", ts, data, BigDecimal.valueOf(size)));
            naive.price(NaiveVenue.Source.TRADE, ts, cents(price), cents(price), data);
            compare("trade");
        } else if (kind == 1 && fast.wants(ACME)) {
            long bid = grid();
            long ask = bid + 5;
            boolean noBid = random.nextInt(5) == 0;
            fast.onMarketData(new Quote(ACME, ts, bid * 100, noBid ? 0 : size, ask * 100, size + 1), ++data);
            naive.liquidity.meet(new NaiveLiquidity.Offer("QUOTE", ts, data, cents(bid), BigDecimal.valueOf(noBid ? 0 : size), cents(ask),
                    BigDecimal.valueOf(size + 1)));
            naive.price(NaiveVenue.Source.QUOTE, ts, noBid ? null : cents(bid), cents(ask), data);
            compare("quote");
        }
    }

    private void act() {
        for (int i = random.nextInt(4); i > 0; i--) {
            long id = ++commands;
            int kind = random.nextInt(10);
            if (kind < 6) {
                Side side = Side.values()[random.nextInt(3)];
                long quantity = 1L + random.nextInt(300);
                OrderTerms terms = terms();
                long group = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0;
                fast.send(new NewOrderSingle(id, STRATEGY, ACME, side, Quantity.of(quantity), terms, "", false, null, group), 0);
                naive.enter(id, side == Side.BUY, BigDecimal.valueOf(quantity), terms, group);
            } else if (kind < 8) {
                long target = target(id);
                fast.send(new CancelRequest(id, target, null, ACME, "changed my mind"), 0);
                naive.cancel(id, target);
            } else {
                long target = target(id);
                long quantity = 1L + random.nextInt(300);
                OrderTerms terms = terms(target);
                fast.send(new ReplaceRequest(id, target, null, ACME, Quantity.of(quantity), terms), 0);
                naive.replace(id, target, BigDecimal.valueOf(quantity), terms);
            }
            compare("command " + id);
        }
    }

    /// Mostly an order that works, sometimes any id.
    private long target(long id) {
        List<RestingOrder> working = fast.workingOrders();
        return working.isEmpty() || random.nextInt(5) == 0
                ? 1L + random.nextInt((int) id)
                : working.get(random.nextInt(working.size())).clOrdId;
    }

    private OrderTerms terms(long target) {
        for (RestingOrder order : fast.workingOrders()) {
            if (order.clOrdId == target && random.nextInt(3) == 0) {
                return order.terms();
            }
        }
        return terms();
    }

    private OrderTerms terms() {
        OrdType type = OrdType.values()[random.nextInt(OrdType.values().length)];
        TimeInForce timeInForce = switch (random.nextInt(16)) {
            case 0 -> TimeInForce.IOC;
            case 1 -> TimeInForce.FOK;
            case 2 -> TimeInForce.OPG;
            case 3 -> TimeInForce.CLS;
            case 4, 5 -> TimeInForce.GTD;
            case 6, 7, 8, 9 -> TimeInForce.DAY;
            default -> TimeInForce.GTC;
        };
        boolean rests = type == OrdType.LIMIT
                && (timeInForce == TimeInForce.GTD || timeInForce == TimeInForce.DAY || timeInForce == TimeInForce.GTC);
        long expiry = timeInForce == TimeInForce.GTD ? Math.max(1, now + (random.nextInt(8) - 1) * MINUTE / 2) : 0;
        Trail trail = type != OrdType.TRAILING_STOP
                ? null
                : random.nextBoolean() ? Trail.amount(new Price(1 + random.nextInt(20), 2)) : Trail.basisPoints(1 + random.nextInt(200));
        Quantity shown = rests && random.nextInt(4) == 0 ? Quantity.of(1 + random.nextInt(200)) : null;
        return new OrderTerms(type, type.hasLimit() ? price() : null, type.hasStop() ? price() : null, timeInForce, trail, expiry, shown,
                rests && random.nextInt(4) == 0, random.nextInt(6) == 0);
    }

    private @Nullable Price price() {
        return random.nextInt(30) == 0 ? new Price(grid() * 10 + 5, 3) : new Price(grid(), 2);
    }

    /// Cents near the last close, on a grid of five.
    private long grid() {
        return (middle / 5 + random.nextInt(9) - 4) * 5;
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private void compare(String after) {
        List<String> said = new ArrayList<>();
        for (ExecutionReport report = (ExecutionReport) fast.poll(); report != null; report = (ExecutionReport) fast.poll()) {
            seen.merge(report.execType(), 1, Integer::sum);
            describe(report, said);
        }
        List<String> expected = naive.take();
        if (!said.equals(expected)) {
            assertThat(said).as("seed %s, after %s", seed, after).isEqualTo(expected);
        }
    }

    private static void describe(ExecutionReport report, List<String> said) {
        if (report.orderId().equals("NONE") && report.execType() == ExecType.CANCEL_REJECTED) {
            said.add("CANCEL_REJECTED " + report.clOrdId() + " unknown");
            return;
        }
        said.add(report.execType() + " " + report.clOrdId() + " " + report.ordStatus() + " of " + report.orderQty() + " filled "
                + report.cumQty() + " left " + report.leavesQty() + " at " + report.transactTs());
        if (report.lastPx() != null && report.fee() != null) {
            said.add("  " + report.lastQty() + " at " + NaiveVenue.text(report.lastPx().decimal()) + " moved "
                    + NaiveVenue.text(report.slippage().decimal()) + " fee " + NaiveVenue.text(new BigDecimal(report.fee().plain()))
                    + " datum " + report.datumId());
        }
    }
}
