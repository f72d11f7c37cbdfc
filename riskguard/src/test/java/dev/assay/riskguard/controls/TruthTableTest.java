package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.ONE;
import static dev.assay.riskguard.Books.XYZ;
import static dev.assay.riskguard.Books.intent;
import static dev.assay.riskguard.Books.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.TradingState;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.Books;
import dev.assay.riskguard.StandardPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every control by one table: an order just inside passes and one just outside is stopped; the same mirrored (short instead of long), after
/// a split, from the other side of zero (a flip), without the working orders that made the difference, and with each input missing.
class TruthTableTest {
    private static final long SECOND = 1_000_000_000L;

    /// How the world of a case looks.
    ///
    /// @param sign 1: buying, long; -1: selling short, short
    /// @param ratio shares for one after a split; prices are divided by it
    /// @param working whether orders work on that side
    private record World(Books books, int sign, int ratio, boolean working) {
        String price(String before) {
            return new BigDecimal(before).divide(BigDecimal.valueOf(ratio)).toPlainString();
        }

        long units(long before) {
            return before * ratio;
        }

        /// ABC at 100, 40 held and 10 working on the order's side, 10,000 USD of XYZ held on the same side.
        World invested() {
            books.held(ABC, Long.toString(sign * units(40))).held(XYZ, Integer.toString(sign * 1000));
            String more = Long.toString(working ? units(10) : 0);
            books.working(ONE, ABC, sign > 0 ? more : "0", sign > 0 ? "0" : more);
            return this;
        }

        OrderIntent order(long quantity) {
            return order(quantity, OrderTerms.market());
        }

        OrderIntent order(long quantity, OrderTerms terms) {
            return intent(sign > 0 ? Side.BUY : Side.SELL_SHORT, ABC, Long.toString(units(quantity)), terms);
        }

        /// A limit order so much worse than 100 for us.
        OrderIntent limit(String away) {
            String price = price(new BigDecimal("100").add(new BigDecimal(away).multiply(BigDecimal.valueOf(sign))).toPlainString());
            return order(1, OrderTerms.limit(Price.of(price), TimeInForce.DAY));
        }

        /// The price has gone from 100 to that, in two steps; a split came after.
        OrderIntent after(String price) {
            books.state().onMark(ABC.number(), Books.price(ABC, "100"), books.now());
            books.state().onMark(ABC.number(), Books.price(ABC, price), books.now());
            split();
            books.mark(ABC, price(price));
            return order(1);
        }

        void split() {
            books.state().onSplit(ABC.number(), ratio, 1);
        }

        OrderIntent ordered(int times) {
            for (int i = 0; i < times; i++) {
                books.state().onOrder(0, ABC.number(), sign, 7, 7, RiskView.NO_PRICE, RiskView.NO_PRICE, books.now());
            }
            split();
            return order(7);
        }

        OrderIntent filled(int times, String usd) {
            for (int i = 0; i < times; i++) {
                books.state().onFill(0, ABC.number(), usd(usd), false);
            }
            return order(1);
        }

        OrderIntent blocked(long quantity) {
            books.state().onBlocked(0, ABC.number(), sign, 50, books.now());
            split();
            return order(quantity);
        }

        OrderIntent resting(String price) {
            String own = price(new BigDecimal("100").add(new BigDecimal(price).multiply(BigDecimal.valueOf(sign))).toPlainString());
            books.resting(ABC, sign > 0 ? "" : own, sign > 0 ? own : "");
            return order(1);
        }

        OrderIntent state(TradingState state, long quantity) {
            books.state().setGlobal(state);
            return order(quantity);
        }
    }

    @FunctionalInterface
    private interface Setup {
        OrderIntent of(World world);
    }

    /// @param turns which variations apply: M mirrored, S after a split, W working orders make the difference, F after a flip
    private record Row(Control control, String turns, Setup inside, Setup outside) {}

    private static Limit amount(String usd) {
        return new Limit.Amount(Money.of(usd, Currency.USD));
    }

    private static Band band(String fraction) {
        return Band.of(new BigDecimal(fraction));
    }

    private static <T> Scoped<T> all(T one) {
        return Scoped.uniform(one);
    }

    private static Row sized(Control control, String turns) {
        return new Row(control, turns, world -> world.invested().order(50), world -> world.invested().order(51));
    }

    private static List<Row> table() {
        return List.of(
                new Row(new KillSwitch(), "MS", w -> w.order(1), w -> w.state(TradingState.HALTED, 1)),
                new Row(new ReduceOnlyMode(), "MS", w -> {
                    w.books.held(ABC, Long.toString(-w.sign * w.units(9)));
                    return w.state(TradingState.REDUCE_ONLY, 9);
                }, w -> w.state(TradingState.REDUCE_ONLY, 1)),
                new Row(new Connection(Connection.OnDisconnect.CANCEL_ALL), "MS", w -> w.order(1), w -> {
                    w.books.state().setConnected(false);
                    return w.order(1);
                }),
                new Row(new InstrumentPermission(Scoped.of(2, 5, (s, i) -> i == ABC.number()), all(false)), "MS", w -> w.order(1),
                        w -> intent(Side.BUY, XYZ, "1", OrderTerms.market())),
                new Row(new PreOrderRules(), "M", w -> w.limit("0.01"), w -> w.limit("0.005")),
                new Row(new TradingHours(true), "MS", w -> {
                    w.books.open(true);
                    return w.order(1);
                }, w -> w.order(1)),
                new Row(new ShortSale(ShortSale.Rule.LOCATED, all(Quantity.of(50))), "", w -> intent(Side.SELL_SHORT, ABC, "50",
                        OrderTerms.market()), w -> intent(Side.SELL_SHORT, ABC, "51", OrderTerms.market())),
                new Row(new MarketDataReasonability(10), "MS", w -> {
                    w.books.markTs(ABC, w.books.now() - 10);
                    return w.order(1);
                }, w -> {
                    w.books.markTs(ABC, w.books.now() - 11);
                    return w.order(1);
                }),
                new Row(new MarketDataQuality(band("0.1"), band("0.1")), "MS", w -> w.after("110"), w -> w.after("110.02")),
                new Row(new MaxMessageRate(2, SECOND), "MS", w -> w.ordered(1), w -> w.ordered(2)),
                new Row(new MaxOrdersPerDay(2, Scoped.uniform(null)), "MS", w -> w.ordered(1), w -> w.ordered(2)),
                new Row(new DuplicateOrder(2, SECOND), "MS", w -> w.ordered(1), w -> w.ordered(2)),
                new Row(new RepeatedExecution(2), "MS", w -> w.filled(1, "1"), w -> w.filled(2, "1")),
                new Row(new PriceCollar(band("0.05"), band("0.05"), SECOND), "MS", w -> w.limit("5"), w -> w.limit("5.02")),
                new Row(new VolatilityProtection(band("0.05"), SECOND), "MS", w -> w.after("105"), w -> w.after("105.02")),
                new Row(new SelfMatch(), "MS", w -> w.resting("0.02"), w -> w.resting("0")),
                new Row(new MaxOrderQuantity(all(Quantity.of(50))), "M", w -> w.order(50), w -> w.order(51)),
                sized(new MaxOrderValue(all(amount("5000"))), "MS"),
                new Row(new NoSlicing(SECOND), "MS", w -> w.blocked(50), w -> w.blocked(51)),
                sized(new ControlledDeployment(new ControlledDeployment.Stage(List.of("XNYS"), 10, amount("5000"))), "MS"),
                new Row(new CreditThreshold(amount("10000")), "MSW", w -> {
                    w.invested().books.held(XYZ, "0").held(ABC, "0");
                    w.filled(1, "4000");
                    return w.order(50);
                }, w -> {
                    w.invested().books.held(XYZ, "0").held(ABC, "0");
                    w.filled(1, "4000");
                    return w.order(51);
                }),
                new Row(new DailyLoss(amount("1000")), "MS", w -> {
                    w.books.equity("99000.000001");
                    return w.order(1);
                }, w -> {
                    w.books.equity("99000");
                    return w.order(1);
                }),
                new Row(new MaxDrawdown(amount("1000"), amount("5000")), "MS", w -> {
                    w.books.equity("99000.000001");
                    return w.order(1);
                }, w -> {
                    w.books.equity("99000");
                    return w.order(1);
                }),
                sized(new PositionLimit(all(amount("10000")), Scoped.uniform(null)), "MSWF"),
                sized(new StrategyLimit(all(new StrategyLimit.Own(amount("10000"), null, null)), List.of(ABC, XYZ)), "MSWF"),
                sized(new Concentration(amount("10000"), List.of()), "MSWF"),
                sized(new ExposureLimit(amount("20000")), "MSWF"),
                sized(new NetExposure(amount("20000")), "MSW"),
                sized(new Leverage(band("0.2"), band("0.5"), band("1")), "MSWF"));
    }

    private static World world(int sign, int ratio, boolean working) {
        World world = new World(new Books().mark(XYZ, "10"), sign, ratio, working);
        world.books.mark(ABC, world.price("100"));
        return world;
    }

    private static void holds(Row row, int sign, int ratio) {
        World inside = world(sign, ratio, true);
        assertThat(row.control.judge(row.inside.of(inside), inside.books)).as("just inside").isSameAs(Verdict.ACCEPT);
        World outside = world(sign, ratio, true);
        assertStopped(row, row.control.judge(row.outside.of(outside), outside.books));
    }

    private static void assertStopped(Row row, Verdict verdict) {
        assertThat(verdict).as("just outside").isNotInstanceOf(Verdict.Accept.class);
        String code = verdict instanceof Verdict.Shrink s ? s.reasonCode() : ((Verdict.Reject) verdict).reasonCode();
        assertThat(row.control.spec().reasonCodes()).contains(code);
        assertThat(code).isNotIn("NO_LIMIT", "NO_PRICE", "OTHER_CURRENCY", "OVERFLOW");
    }

    @Test
    void theTableHasEveryControl() {
        assertThat(table().stream().map(row -> row.control.spec().id()))
                .containsExactlyInAnyOrderElementsOf(StandardPolicy.catalogue().stream().map(ControlSpec::id).toList());
    }

    @TestFactory
    Stream<DynamicTest> everyControlInEverySituation() {
        return table().stream().flatMap(row -> {
            String id = row.control.spec().id() + " ";
            Stream.Builder<DynamicTest> tests = Stream.builder();
            tests.add(DynamicTest.dynamicTest(id + "inside and outside", () -> holds(row, 1, 1)));
            if (row.turns.contains("M")) {
                tests.add(DynamicTest.dynamicTest(id + "short", () -> holds(row, -1, 1)));
            }
            if (row.turns.contains("S")) {
                tests.add(DynamicTest.dynamicTest(id + "after a split", () -> holds(row, 1, 2)));
                tests.add(DynamicTest.dynamicTest(id + "short, after a split", () -> holds(row, -1, 4)));
            }
            if (row.turns.contains("W")) {
                tests.add(DynamicTest.dynamicTest(id + "without working orders", () -> withoutWorking(row)));
            }
            if (row.turns.contains("F")) {
                tests.add(DynamicTest.dynamicTest(id + "after a flip", () -> flipped(row)));
            }
            tests.add(DynamicTest.dynamicTest(id + "inputs missing", () -> missing(row)));
            return tests.build();
        });
    }

    /// What was too much with ten working passes without them, up to ten more.
    private static void withoutWorking(Row row) {
        World world = world(1, 1, false);
        row.outside.of(world);
        assertThat(row.control.judge(world.order(60), world.books)).isSameAs(Verdict.ACCEPT);
        assertStopped(row, row.control.judge(world.order(61), world.books));
    }

    /// From 40 long to the largest short position, 40 and 100, and one more.
    private static void flipped(Row row) {
        World world = world(-1, 1, false);
        world.invested().books.held(ABC, "40");
        assertThat(row.control.judge(world.order(140), world.books)).isSameAs(Verdict.ACCEPT);
        assertStopped(row, row.control.judge(world.order(141), world.books));
    }

    /// Without a price, or in another currency, what needs it says so; nothing passes unseen.
    private static void missing(Row row) {
        for (String code : List.of("NO_PRICE", "OTHER_CURRENCY")) {
            if (row.control.spec().reasonCodes().contains(code)) {
                World world = world(1, 1, true);
                OrderIntent order = row.outside.of(world);
                if (code.equals("NO_PRICE")) {
                    world.books.unmarked(ABC);
                    order = row.control instanceof PriceCollar ? order : world.order(1);
                } else {
                    world.books.in(Currency.of("EUR"));
                }
                assertThat(row.control.judge(order, world.books)).isInstanceOfSatisfying(Verdict.Reject.class,
                        rejected -> assertThat(rejected.reasonCode()).isEqualTo(code));
            }
        }
    }
}
