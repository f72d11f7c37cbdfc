package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link.Role;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.proofbench.FillModel;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.Match;
import dev.assay.proofbench.RestingOrder;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lists of linked orders through a whole session.
class LinkedOrdersTest {
    /// Gives its orders at its first bar, and what the test says at later ones.
    private record Script(BiConsumer<Integer, StrategyContext> steps, AtomicInteger bars) implements Strategy {
        Script(BiConsumer<Integer, StrategyContext> steps) {
            this(steps, new AtomicInteger());
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            steps.accept(bars.incrementAndGet(), context);
        }
    }

    /// Fills a third of what is left, rounded up.
    private record Thirds(FillModel whole) implements FillModel {
        @Override
        public String id() {
            return "thirds";
        }

        @Override
        public String assumptions() {
            return "a third of everything";
        }

        @Override
        public String whenToChoose() {
            return "in tests";
        }

        @Override
        public boolean reachesStop(RestingOrder order, MarketData datum) {
            return whole.reachesStop(order, datum);
        }

        @Override
        public @Nullable Match match(RestingOrder order, MarketData datum) {
            Match match = whole.match(order, datum);
            return match == null ? null : new Match((match.quantityUnits() + 2) / 3, match.priceUnits(), match.slippageUnits());
        }
    }

    private static OrderTerms limit(String price) {
        return OrderTerms.limit(Price.of(price), TimeInForce.GTC);
    }

    private static OrderTerms stop(String price) {
        return OrderTerms.stop(Price.of(price), TimeInForce.GTC);
    }

    private static List<OrderRequest> bracket() {
        return List.of(OrderRequest.buy(ACME, Quantity.of(100), limit("10"), "entry").as(Role.PARENT, "b"),
                OrderRequest.sell(ACME, Quantity.of(100), stop("9"), "stop").asProtective().as(Role.OCO_CHILD, "b"),
                OrderRequest.sell(ACME, Quantity.of(100), limit("11"), "profit").asProtective().as(Role.OCO_CHILD, "b"));
    }

    private static SessionRig rig(Strategy strategy) {
        return new SessionRig().strategy("one", strategy).bar(1, "10.50", "10.60", "10.40", "10.50");
    }

    private static SessionRig withBracket() {
        return rig(new Script((bar, context) -> {
            if (bar == 1) {
                bracket().forEach(context::emit);
            }
        }));
    }

    @Test
    void aBracketsExitsWaitForItsEntryAndOneCancelsTheOther() {
        SessionRig rig = withBracket().bar(2, "10.50", "10.60", "10.20", "10.30").bar(3, "10.30", "10.40", "9.80", "10.00")
                .bar(4, "10.00", "11.50", "9.90", "11.00").bar(5, "9.50", "9.60", "8.00", "8.50").run();
        assertThat(rig.fills()).containsExactly("entry 100@10", "profit 100@11");
        assertThat(rig.session().workingOrders()).isEmpty();
        assertThat(rig.payloads(OrderEvent.class)).filteredOn(event -> event.tag().equals("stop")).last()
                .returns("CANCELED", event -> event.ordStatus().name());
    }

    @Test
    void exitsAreSizedByWhatTheEntryHasFilledAndReducedByEachOther() {
        SessionRig rig = withBracket().fills(new Thirds(FillModels.byId("next-open"))).bar(2, "10.30", "10.40", "9.80", "10.10")
                .bar(3, "10.10", "11.20", "10.05", "10.50").run();
        // 34 of 100 bought; 12 of 34 sold at the profit price; the stop works for the other 22
        assertThat(rig.fills()).containsExactly("entry 34@10", "profit 12@11");
        assertThat(rig.session().workingOrders()).extracting(o -> o.tag() + " " + o.leavesQty()).containsExactlyInAnyOrder("entry 66",
                "stop 22", "profit 22");
    }

    @Test
    void withoutGroupsAtTheBrokerTheEngineReducesTheOther() {
        SessionRig rig = withBracket().plug(PlainBroker::new).fills(new Thirds(FillModels.byId("next-open")))
                .bar(2, "10.30", "10.40", "9.80", "10.10").bar(3, "10.10", "11.20", "10.05", "10.50")
                .bar(4, "10.50", "10.60", "8.50", "8.60")
                .bar(5, "8.60", "8.70", "8.50", "8.60").run();
        assertThat(rig.payloads(SignalOutcome.class)).extracting(SignalOutcome::reasonCode).contains("HELD");
        assertThat(rig.fills()).startsWith("entry 34@10", "profit 12@11");
        long bought = sum(rig, Side.BUY);
        assertThat(sum(rig, Side.SELL)).isLessThanOrEqualTo(bought);
    }

    private static long sum(SessionRig rig, Side side) {
        return rig.payloads(Fill.class).stream().filter(fill -> fill.side() == side).mapToLong(fill -> fill.quantity().units()).sum();
    }

    @Test
    void cancellingTheListCancelsEveryOrderOfIt() {
        SessionRig rig = rig(new Script((bar, context) -> {
            if (bar == 1) {
                bracket().forEach(context::emit);
            } else if (bar == 2) {
                context.emit(new Cancel(ACME, "b"));
            }
        })).bar(2, "10.50", "10.60", "10.20", "10.30").bar(3, "10.30", "10.40", "8.80", "10.00").run();
        assertThat(rig.fills()).isEmpty();
        assertThat(rig.session().workingOrders()).isEmpty();
    }

    @Test
    void ordersThatMakeNoListAreExplained() {
        SessionRig rig = rig(new Script((bar, context) -> {
            if (bar == 1) {
                context.emit(OrderRequest.buy(ACME, Quantity.of(1), limit("10"), "alone").as(Role.OCO, "x"));
                context.emit(OrderRequest.buy(ACME, Quantity.of(1), limit("10"), "orphan").as(Role.CHILD, "y"));
                context.emit(OrderRequest.buy(ACME, Quantity.of("0.5"), limit("10"), "tiny").as(Role.OCO, "z"));
                context.emit(OrderRequest.buy(ACME, Quantity.of(1), limit("10"), "fine").as(Role.OCO, "z"));
            }
        })).bar(2, "10.50", "10.60", "8.20", "10.30").run();
        assertThat(rig.payloads(SignalOutcome.class)).extracting(SignalOutcome::reasonCode).containsExactly("BELOW_ONE_LOT", "BAD_LIST",
                "BAD_LIST", "BAD_LIST");
        assertThat(rig.fills()).isEmpty();
    }

    /// Whatever the market does, the exits never sell more than the entry has bought, and of two orders that share a quantity no more than
    /// that is filled.
    @Test
    void neverMoreThanTheParentAllows() {
        long filledBrackets = 0;
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            SessionRig rig = new SessionRig().strategy("one", new Script((bar, context) -> lists(bar, context, random)));
            if (random.nextBoolean()) {
                rig.fills(new Thirds(FillModels.byId("next-open")));
            }
            for (int day = 1; day <= 25; day++) {
                bar(rig, day, random);
            }
            rig.run();
            filledBrackets += check(rig, seed);
        }
        assertThat(filledBrackets).as("lists whose children filled").isGreaterThan(300);
    }

    private static void lists(int bar, StrategyContext context, Random random) {
        String list = "l" + bar;
        Quantity quantity = Quantity.of(1 + random.nextInt(100));
        if (bar % 5 == 1) {
            context.emit(OrderRequest.buy(ACME, quantity, limit(cents(1000 - random.nextInt(30))), list + "-entry").as(Role.PARENT, list));
            context.emit(OrderRequest.sell(ACME, quantity, stop(cents(960 - random.nextInt(30))), list + "-stop").asProtective()
                    .as(Role.OCO_CHILD, list));
            context.emit(OrderRequest.sell(ACME, quantity, limit(cents(1010 + random.nextInt(40))), list + "-profit").asProtective()
                    .as(Role.OCO_CHILD, list));
        } else if (bar % 5 == 3) {
            context.emit(OrderRequest.buy(ACME, quantity, limit(cents(960 + random.nextInt(40))), list + "-low").as(Role.OCO, list));
            context.emit(OrderRequest.buy(ACME, quantity, stop(cents(1000 + random.nextInt(40))), list + "-high").as(Role.OCO, list));
        }
    }

    private static void bar(SessionRig rig, int day, Random random) {
        int open = 970 + random.nextInt(60);
        int close = 970 + random.nextInt(60);
        rig.bar(day, cents(open), cents(Math.max(open, close) + random.nextInt(30)), cents(Math.min(open, close) - random.nextInt(30)),
                cents(close));
    }

    private static String cents(int cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static int check(SessionRig rig, int seed) {
        Map<Long, String> tags = new TreeMap<>();
        Map<String, Long> asked = new TreeMap<>();
        rig.payloads(OrderEvent.class).forEach(event -> tags.put(event.clOrdId(), event.tag()));
        rig.payloads(dev.assay.core.signal.SignalEvent.class).forEach(event -> {
            if (event.signal() instanceof OrderRequest request && request.link() != null) {
                asked.put(request.link().list(), request.quantity().units());
            }
        });
        Map<String, Long> entry = new TreeMap<>();
        Map<String, Long> others = new TreeMap<>();
        for (Fill fill : rig.payloads(Fill.class)) {
            String[] tag = java.util.Objects.requireNonNull(tags.get(fill.clOrdId())).split("-");
            (tag[1].equals("entry") ? entry : others).merge(tag[0], fill.quantity().units(), Long::sum);
            long most = entry.getOrDefault(tag[0], asked.getOrDefault(tag[0], 0L));
            assertThat(others.getOrDefault(tag[0], 0L)).as("list %s, seed %s", tag[0], seed).isLessThanOrEqualTo(most);
        }
        return others.size();
    }
}
