package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static dev.assay.application.session.SessionRig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.market.Bar;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the broker lacks is done by the engine, with the same fills. Every price prints twice, so that the order which the engine sends on
/// the first print finds the same price at the second.
class EmulationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = DAY + DAY * 15 / 24;

    /// Gives its orders at the first trade.
    private static final class Once implements Strategy {
        private final List<OrderRequest> orders;
        private boolean done;

        Once(List<OrderRequest> orders) {
            this.orders = orders;
        }

        @Override
        public void onTrade(Trade trade, StrategyContext context) {
            if (!done) {
                done = true;
                orders.forEach(context::emit);
            }
        }
    }

    private static Price cents(long cents) {
        return new Price(cents, 2);
    }

    private static List<OrderRequest> orders(Random random) {
        List<OrderRequest> orders = new ArrayList<>();
        // Orders of one side: an order held here is judged when its price comes, and would meet what rests on the other side by then.
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL_SHORT;
        for (int i = 0; i < 12; i++) {
            TimeInForce time = random.nextBoolean() ? TimeInForce.DAY : TimeInForce.GTC;
            Price first = cents(980 + random.nextInt(40));
            Price second = cents(980 + random.nextInt(40));
            OrderTerms terms = switch (i % 6) {
                case 0 -> OrderTerms.stop(first, time);
                case 1 -> OrderTerms.stopLimit(first, second, time);
                case 2 -> OrderTerms.trailingStop(Trail.amount(cents(1 + random.nextInt(20))), time);
                case 3 -> OrderTerms.trailingStop(Trail.basisPoints(20 + random.nextInt(200)), time);
                case 4 -> OrderTerms.marketIfTouched(first, time);
                default -> OrderTerms.limitIfTouched(first, second, time);
            };
            if (random.nextInt(3) == 0) {
                terms = terms.withExpiry(START + (1 + 2L * random.nextInt(30)) * SECOND + SECOND / 2);
            }
            orders.add(new OrderRequest(ACME, side, Quantity.of(i + 1), terms, "o" + i, false));
        }
        return orders;
    }

    private static SessionRig rig(int seed) {
        Random random = new Random(seed);
        SessionRig rig = new SessionRig().strategy("one", new Once(orders(random)));
        long price = 1_000;
        for (int i = 0; i < 40; i++) {
            price += random.nextInt(13) - 6;
            if (i == 0) {
                rig.trade(START - SECOND, BigDecimal.valueOf(price, 2).toPlainString());
            }
            for (int print = 0; print < 2; print++) {
                rig.trade(START + (2L * i + print) * SECOND, BigDecimal.valueOf(price, 2).toPlainString());
            }
        }
        return rig;
    }

    @Test
    void nativeAndEmulatedOrdersFillAlike() {
        long fills = 0;
        for (int seed = 0; seed < 120; seed++) {
            SessionRig known = rig(seed).run();
            SessionRig emulated = rig(seed).plug(PlainBroker::new).run();
            assertThat(emulated.fills().stream().sorted().toList()).as("seed %s", seed).isEqualTo(known.fills().stream().sorted().toList());
            fills += known.fills().size();
        }
        assertThat(fills).as("fills compared").isGreaterThan(500);
    }

    @Test
    void aHeldOrderIsExplainedAndGoesThroughRiskGuardWhenItsPriceComes() {
        SessionRig rig = new SessionRig()
                .strategy("one",
                        new Once(List.of(OrderRequest.buy(ACME, Quantity.of(5), OrderTerms.stop(cents(1010), TimeInForce.GTC), "s"))))
                .plug(PlainBroker::new).trade(START, "10.00").trade(START + SECOND, "10.05").trade(START + 2 * SECOND, "10.12")
                .trade(START + 3 * SECOND, "10.20").run();
        assertThat(rig.payloads(SignalOutcome.class)).extracting(SignalOutcome::explanation)
                .containsExactly("Plain takes no STOP orders: \"s\" is held here until its price comes");
        assertThat(rig.payloads(dev.assay.core.order.RiskDecision.class)).hasSize(1);
        assertThat(rig.payloads(dev.assay.core.order.OrderIntent.class)).singleElement()
                .returns("STOP held at 10.1000 was reached; as the strategy asked", intent -> intent.reason());
        assertThat(rig.fills()).containsExactly("s 5@10.2");
    }

    /// On bars a stop at the venue fills inside the bar; one that is held here is reached at the bar's close, and fills at the next opening. A
    /// backtest and a live session do the same in either case.
    @Test
    void onBarsAHeldStopActsAfterTheBarInBacktestAndLiveAlike() {
        for (boolean live : new boolean[]{false, true}) {
            assertThat(onBars(live).run().fills()).as("at the venue").containsExactly("s 5@10.5");
            SessionRig held = onBars(live).plug(PlainBroker::new).run();
            assertThat(held.fills()).as("held here").containsExactly("s 5@10.7");
            assertThat(held.payloads(dev.assay.core.order.OrderIntent.class)).singleElement().satisfies(
                    intent -> assertThat(intent.reason()).startsWith("STOP held at 10.5000 was reached"));
        }
    }

    private static SessionRig onBars(boolean live) {
        SessionRig rig = new SessionRig().strategy("one", new Strategy() {
            private boolean done;

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                if (!done) {
                    done = true;
                    context.emit(OrderRequest.buy(ACME, Quantity.of(5), OrderTerms.stop(cents(1050), TimeInForce.GTC), "s"));
                }
            }
        }).bar(1, "10.00", "10.10", "9.90", "10.00").bar(2, "10.20", "10.80", "10.10", "10.60").bar(3, "10.70", "10.90", "10.60", "10.80");
        return live ? rig.live() : rig;
    }

    @Test
    void whatCannotBeEmulatedIsRefusedAloud() {
        OrderTerms limit = OrderTerms.limit(cents(990), TimeInForce.GTC);
        SessionRig rig = new SessionRig()
                .strategy("one", new Once(List.of(OrderRequest.buy(ACME, Quantity.of(5), limit.withPostOnly(), "a"),
                        OrderRequest.buy(ACME, Quantity.of(5), limit.withDisplay(Quantity.of(1)), "b"),
                        OrderRequest.buy(ACME, Quantity.of(5), OrderTerms.market(TimeInForce.CLS), "c"))))
                .plug(PlainBroker::new).trade(START, "10.00").run();
        assertThat(rig.payloads(SignalOutcome.class)).extracting(SignalOutcome::reasonCode).containsExactly("UNSUPPORTED", "UNSUPPORTED",
                "UNSUPPORTED");
    }
}
