package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.COIN;
import static dev.assay.riskguard.Books.TWO;
import static dev.assay.riskguard.Books.XYZ;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.exit;
import static dev.assay.riskguard.Books.intent;
import static dev.assay.riskguard.Books.replacing;
import static dev.assay.riskguard.Books.sell;
import static dev.assay.riskguard.controls.Verdicts.passes;
import static dev.assay.riskguard.controls.Verdicts.rejects;
import static dev.assay.riskguard.controls.Verdicts.shrinks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.Books;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The controls that count orders, fills and permissions.
class PaceControlsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Books books = new Books().mark(ABC, "100").mark(XYZ, "10").mark(COIN, "50000");
    private final RiskState state = books.state();

    private void ordered(OrderIntent intent, long ts) {
        int scale = intent.instrument().priceScale();
        state.onOrder(intent.strategy().number(), intent.instrument().number(), intent.side().sign(), OrderMath.units(intent),
                OrderMath.units(intent), DuplicateOrder.price(intent.terms().limitPx(), scale),
                DuplicateOrder.price(intent.terms().stopPx(), scale), ts);
    }

    private static OrderIntent by(dev.assay.core.signal.StrategyId strategy, OrderIntent intent) {
        return new OrderIntent(strategy, intent.instrument(), intent.side(), intent.quantity(), intent.terms(), intent.tag(),
                intent.protective(), intent.replaces(), intent.reason());
    }

    @Test
    void ordersOfADay() {
        MaxOrdersPerDay control = new MaxOrdersPerDay(2, Scoped.uniform(null));
        ordered(buy(ABC, "1"), 1);
        passes(control, buy(ABC, "1"), books);
        ordered(buy(XYZ, "1"), 2);
        rejects(control, buy(ABC, "1"), books, "ORDERS_PER_DAY", "2 orders went out today, the limit is 2");
        passes(control, exit(sell(ABC, "1")), books);
        state.onDayStart(1);
        passes(control, buy(ABC, "1"), books);
        rejects(new MaxOrdersPerDay(0, Scoped.uniform(null)), buy(ABC, "1"), books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("2 a day");
        assertThat(new MaxOrdersPerDay(0, Scoped.uniform(null)).limit()).isEqualTo("not configured: every order is rejected");
    }

    @Test
    void ordersOfAStrategyInADay() {
        MaxOrdersPerDay control = new MaxOrdersPerDay(100, Scoped.of(2, 5, (s, i) -> s == 0 ? 1 : null));
        passes(control, buy(ABC, "1"), books);
        ordered(buy(ABC, "1"), 1);
        rejects(control, buy(XYZ, "1"), books, "ORDERS_PER_DAY", "strategy one sent 1 orders today, its limit is 1");
        passes(control, by(TWO, buy(XYZ, "1")), books);
        ordered(by(TWO, buy(XYZ, "1")), 1);
        passes(control, by(TWO, buy(XYZ, "1")), books);
        assertThat(control.limit()).isEqualTo("100 a day, fewer for some strategies");
    }

    @Test
    void equalOrdersInAWindow() {
        DuplicateOrder control = new DuplicateOrder(2, SECOND);
        long now = books.now();
        OrderIntent order = intent(Side.BUY, ABC, "10", OrderTerms.limit(Price.of("99"), TimeInForce.DAY));
        ordered(order, now - SECOND);
        ordered(order, now - SECOND + 1);
        passes(control, order, books);
        ordered(order, now);
        rejects(control, order, books, "DUPLICATE", "2 equal orders (BUY 10 ABC) went out in the last 1s, the limit is 2");
        passes(control, intent(Side.BUY, ABC, "11", order.terms()), books);
        passes(control, intent(Side.SELL, ABC, "10", order.terms()), books);
        passes(control, intent(Side.BUY, ABC, "10", OrderTerms.limit(Price.of("99.01"), TimeInForce.DAY)), books);
        passes(control, intent(Side.BUY, ABC, "10", OrderTerms.stopLimit(Price.of("98"), Price.of("99"), TimeInForce.DAY)), books);
        passes(control, intent(Side.BUY, XYZ, "10", order.terms()), books);
        passes(control, by(TWO, order), books);
        passes(control, replacing(7, order), books);
        rejects(control, intent(Side.BUY, ABC, "10", OrderTerms.limit(Price.of("99.0000"), TimeInForce.GTC)), books, "DUPLICATE");
        passes(control, order, books.at(now + SECOND));
        rejects(new DuplicateOrder(0, SECOND), order, books, "NO_LIMIT");
        rejects(new DuplicateOrder(1, 0), order, books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("2 equal orders per 1s");
        assertThat(new DuplicateOrder(0, SECOND).limit()).isEqualTo("not configured: every order is rejected");
        assertThat(new DuplicateOrder(1, 0).limit()).isEqualTo("not configured: every order is rejected");
        assertThatThrownBy(() -> new DuplicateOrder(17, 1)).hasMessageContaining("at most 16 equal orders");
        assertThat(new DuplicateOrder(16, 1).limit()).startsWith("16 ");
    }

    @Test
    void equalOrdersAreEqualAfterASplitToo() {
        DuplicateOrder control = new DuplicateOrder(1, SECOND);
        ordered(intent(Side.BUY, ABC, "10", OrderTerms.limit(Price.of("99"), TimeInForce.DAY)), books.now());
        state.onSplit(ABC.number(), 2, 1);
        rejects(control, intent(Side.BUY, ABC, "20", OrderTerms.limit(Price.of("49.5"), TimeInForce.DAY)), books, "DUPLICATE");
        passes(control, intent(Side.BUY, ABC, "10", OrderTerms.limit(Price.of("99"), TimeInForce.DAY)), books);
    }

    @Test
    void onlyTheLatestSixteenOrdersAreCompared() {
        for (int i = 0; i < 20; i++) {
            ordered(buy(ABC, "1"), books.now());
        }
        assertThat(state.sameOrdersSince(0, 0, 1, 1, RiskView.NO_PRICE, RiskView.NO_PRICE, 0)).isEqualTo(16);
        assertThat(state.sameOrdersSince(0, 0, -1, 1, RiskView.NO_PRICE, RiskView.NO_PRICE, 0)).isZero();
        assertThat(state.sameOrdersSince(0, 1, 1, 1, RiskView.NO_PRICE, RiskView.NO_PRICE, 0)).isZero();
    }

    @Test
    void fillsOfADay() {
        RepeatedExecution control = new RepeatedExecution(2);
        state.onFill(0, ABC.number(), 10, false);
        passes(control, buy(ABC, "1"), books);
        state.onFill(0, ABC.number(), 10, false);
        rejects(control, exit(sell(ABC, "1")), books, "REPEATED_EXECUTIONS",
                "strategy one had 2 fills in ABC today, the limit is 2: it is halted until an operator re-arms it");
        passes(control, buy(XYZ, "1"), books);
        passes(control, by(TWO, buy(ABC, "1")), books);
        state.onFill(0, ABC.number(), 10, true);
        passes(control, buy(ABC, "1"), books);
        assertThat(state.executedTodayUnits()).isEqualTo(10);
        state.onFill(0, ABC.number(), 10, false);
        state.onRearm(1);
        rejects(control, buy(ABC, "1"), books, "REPEATED_EXECUTIONS");
        state.onRearm(0);
        passes(control, buy(ABC, "1"), books);
        rejects(new RepeatedExecution(0), buy(ABC, "1"), books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("2 fills a day, strategy and instrument");
        assertThat(new RepeatedExecution(0).limit()).isEqualTo("not configured: every order is rejected");
    }

    @Test
    void slicesGetNoFurtherThanTheOneOrder() {
        NoSlicing control = new NoSlicing(60 * SECOND);
        long now = books.now();
        passes(control, buy(ABC, "1000"), books);
        state.onBlocked(0, ABC.number(), 1, 100, now);
        passes(control, buy(ABC, "100"), books);
        ordered(buy(ABC, "60"), now);
        passes(control, buy(ABC, "40"), books);
        shrinks(control, buy(ABC, "41"), books, "40", "SLICING",
                "an order to BUY ABC was blocked for its size in the last 1m, and what it was allowed is used up but for 40; 40 fit");
        ordered(buy(ABC, "40"), now);
        rejects(control, buy(ABC, "1"), books, "SLICING",
                "an order to BUY ABC was blocked for its size in the last 1m, and what it was allowed is used up but for 0; nothing of it fits");
        passes(control, intent(Side.SELL_SHORT, ABC, "41", OrderTerms.market()), books);
        passes(control, buy(XYZ, "41"), books);
        passes(control, by(TWO, buy(ABC, "41")), books);
        passes(control, replacing(3, buy(ABC, "70")), books.counted(3, ABC, "70"));
        rejects(control, replacing(3, buy(ABC, "71")), books, "SLICING");
        books.held(ABC, "-5");
        passes(control, buy(ABC, "5"), books);
        shrinks(control, buy(ABC, "6"), books, "5", "SLICING",
                "an order to BUY ABC was blocked for its size in the last 1m, and what it was allowed is used up but for 0; 5 fit");
        passes(control, buy(ABC, "6"), books.at(now + 60 * SECOND));
        rejects(new NoSlicing(0), buy(ABC, "1"), books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("for 1m after a block");
        assertThat(new NoSlicing(0).limit()).isEqualTo("not configured: every order is rejected");
    }

    @Test
    void slicesOfSalesAndUnderASplit() {
        NoSlicing control = new NoSlicing(60 * SECOND);
        state.onBlocked(0, ABC.number(), -1, 100, books.now());
        passes(control, intent(Side.SELL_SHORT, ABC, "100", OrderTerms.market()), books.held(ABC, "-1"));
        shrinks(control, intent(Side.SELL_SHORT, ABC, "101", OrderTerms.market()), books, "100", "SLICING",
                "an order to SELL_SHORT ABC was blocked for its size in the last 1m, and what it was allowed is used up but for 100; 100 fit");
        state.onSplit(ABC.number(), 2, 1);
        passes(control, intent(Side.SELL_SHORT, ABC, "200", OrderTerms.market()), books);
        ordered(intent(Side.SELL_SHORT, ABC, "250", OrderTerms.market()), books.now());
        rejects(control, intent(Side.SELL_SHORT, ABC, "1", OrderTerms.market()), books, "SLICING");
    }

    @Test
    void permissions() {
        InstrumentPermission control = new InstrumentPermission(Scoped.of(2, 5, (s, i) -> i == s), Scoped.of(2, 5, (s, i) -> i == 2));
        passes(control, buy(ABC, "1"), books);
        rejects(control, buy(XYZ, "1"), books, "NO_PERMISSION",
                "strategy one was not given XYZ: add it to the strategy's instruments");
        passes(control, by(TWO, buy(XYZ, "1")), books);
        rejects(control, exit(sell(COIN, "1")), books, "RESTRICTED",
                "COIN is on the restricted list (risk.restricted): no order in it goes out");
        assertThat(control.limit()).isEqualTo("each strategy its own instruments, some are restricted");
        assertThat(new InstrumentPermission(Scoped.uniform(true), Scoped.uniform(false)).limit()).isEqualTo("every instrument");
        rejects(new InstrumentPermission(Scoped.uniform(null), Scoped.uniform(null)), buy(ABC, "1"), books, "NO_PERMISSION");
    }

    @Test
    void hours() {
        TradingHours session = new TradingHours(true);
        rejects(session, buy(ABC, "1"), books, "OUTSIDE_SESSION",
                "the exchange is closed at this instant: orders go out between open and close only");
        passes(new TradingHours(false), buy(ABC, "1"), books);
        passes(session, buy(ABC, "1"), books.open(true));
        assertThat(session.limit()).isEqualTo("inside a session");
        assertThat(new TradingHours(false).limit()).isEqualTo("any time");
    }

    @Test
    void whileTheBrokerCannotBeReached() {
        OrderIntent stop = exit(intent(Side.SELL, ABC, "1", OrderTerms.stop(Price.of("90"), TimeInForce.GTC)));
        for (Connection.OnDisconnect rule : Connection.OnDisconnect.values()) {
            Connection control = new Connection(rule);
            passes(control, buy(ABC, "1"), books);
            passes(control, stop, books);
            state.setConnected(false);
            rejects(control, buy(ABC, "1"), books, "DISCONNECTED",
                    "the broker cannot be reached: no order is taken until the link is back and the books agree");
            rejects(control, sell(ABC, "1"), books.held(ABC, "1"), "DISCONNECTED");
            if (rule == Connection.OnDisconnect.CANCEL_ALL) {
                rejects(control, stop, books, "DISCONNECTED");
            } else {
                passes(control, stop, books);
            }
            assertThat(control.cancels(false)).isEqualTo(rule != Connection.OnDisconnect.KEEP);
            assertThat(control.cancels(true)).isEqualTo(rule == Connection.OnDisconnect.CANCEL_ALL);
            state.setConnected(true);
        }
        assertThat(new Connection(Connection.OnDisconnect.KEEP).limit())
                .isEqualTo("no new order while disconnected; working orders stay");
        assertThat(new Connection(Connection.OnDisconnect.CANCEL_OPENING).limit())
                .isEqualTo("no new order while disconnected; working orders are cancelled, but for protective exits");
        assertThat(new Connection(Connection.OnDisconnect.CANCEL_ALL).limit())
                .isEqualTo("no new order while disconnected; all working orders are cancelled");
    }

    @Test
    void shortSalesAreMarked() {
        ShortSale control = new ShortSale(ShortSale.Rule.ALLOWED, Scoped.uniform(null));
        books.held(ABC, "10");
        passes(control, sell(ABC, "10"), books);
        rejects(control, sell(ABC, "11"), books, "UNMARKED_SHORT",
                "the sale of 11 ABC is more than the account holds, 10, and not marked as a short sale");
        passes(control, intent(Side.SELL_SHORT, ABC, "11", OrderTerms.market()), books);
        passes(control, exit(sell(ABC, "11")), books);
        passes(control, buy(ABC, "11"), books);
        passes(control, sell(COIN, "1"), books);
        rejects(control, sell(ABC, "1"), books.held(ABC, "-5"), "UNMARKED_SHORT");
        assertThat(control.limit()).isEqualTo("allowed, marked");
    }

    @Test
    void shortSalesAreLocated() {
        ShortSale located = new ShortSale(ShortSale.Rule.LOCATED, Scoped.of(2, 5, (s, i) -> i == 0 ? Quantity.of("50.9") : null));
        books.held(ABC, "10").selling(ABC, "20");
        passes(located, intent(Side.SELL_SHORT, ABC, "40", OrderTerms.market()), books);
        shrinks(located, intent(Side.SELL_SHORT, ABC, "41", OrderTerms.market()), books, "40", "NO_LOCATE",
                "the account holds 10 ABC and sells 20 already, and 50.9 are located; 40 fit");
        rejects(located, intent(Side.SELL_SHORT, XYZ, "1", OrderTerms.market()), books, "NO_LOCATE",
                "the account holds 0 XYZ and sells 0 already, and nothing is located; nothing of it fits");
        passes(located, exit(sell(ABC, "60")), books);
        shrinks(located, exit(sell(ABC, "61")), books, "60", "NO_LOCATE",
                "the account holds 10 ABC and sells 20 already, and 50.9 are located; 60 fit");
        ShortSale forbidden = new ShortSale(ShortSale.Rule.FORBIDDEN, Scoped.uniform(Quantity.of(50)));
        books.selling(ABC, "4");
        passes(forbidden, sell(ABC, "6"), books);
        shrinks(forbidden, sell(ABC, "7"), books, "6", "SHORT_FORBIDDEN",
                "the account holds 10 ABC and sells 4 already: short sales are forbidden (risk.shortSales); 6 fit");
        passes(forbidden, replacing(1, sell(ABC, "10")), books.counted(1, ABC, "4"));
        shrinks(forbidden, exit(sell(ABC, "11")), books, "10", "SHORT_FORBIDDEN",
                "the account holds 10 ABC and sells 4 already: short sales are forbidden (risk.shortSales); 10 fit");
        rejects(forbidden, exit(sell(ABC, "1")), books.held(ABC, "-3"), "SHORT_FORBIDDEN");
        assertThat(located.limit()).isEqualTo("marked and located");
        assertThat(forbidden.limit()).isEqualTo("forbidden");
    }

    @Test
    void deployment() {
        Limit thousand = new Limit.Amount(Money.of("1000", Currency.USD));
        ControlledDeployment control = new ControlledDeployment(new ControlledDeployment.Stage(List.of("XNYS"), 1, thousand));
        passes(control, buy(ABC, "10"), books);
        shrinks(control, buy(ABC, "11"), books, "10", "DEPLOYMENT_VALUE",
                "order value 1,100.00 USD is above the deployment's limit 1,000.00 USD; 10 fit");
        rejects(control, buy(COIN, "0.01"), books, "VENUE", "COIN trades at X, the deployment is for XNYS");
        rejects(control, buy(ABC, "1"), new Books(), "NO_PRICE");
        rejects(control, buy(ABC, "1"), new Books().mark(ABC, "1").in(Currency.of("EUR")), "OTHER_CURRENCY");
        ordered(buy(XYZ, "1"), 1);
        rejects(control, buy(ABC, "1"), books, "DEPLOYMENT_ORDERS", "1 orders went out today, the deployment allows 1");
        passes(control, exit(sell(ABC, "1000")), books);
        passes(new ControlledDeployment(null), buy(COIN, "1"), books);
        rejects(new ControlledDeployment(new ControlledDeployment.Stage(List.of(), 1, thousand)), buy(ABC, "1"), books, "VENUE",
                "ABC trades at XNYS, the deployment is for no venue");
        assertThat(control.limit()).isEqualTo("XNYS; 1 orders a day; 1,000.00 USD");
        assertThat(new ControlledDeployment(null).limit()).isEqualTo("no deployment");
    }

    @Test
    void ownOrdersDoNotMeet() {
        SelfMatch control = new SelfMatch();
        passes(control, buy(ABC, "1"), books);
        passes(control, buy(ABC, "1"), books.resting(ABC, "", "100.01"));
        rejects(control, buy(ABC, "1"), books.resting(ABC, "", "100"), "SELF_MATCH",
                "the order, at 100.00 USD, would meet an own order to sell at 100.00 USD: cancel that one first");
        passes(control, intent(Side.BUY, ABC, "1", OrderTerms.limit(Price.of("99.99"), TimeInForce.DAY)), books);
        passes(control, sell(ABC, "1"), books);
        books.resting(ABC, "95", "");
        passes(control, intent(Side.SELL, ABC, "1", OrderTerms.limit(Price.of("95.01"), TimeInForce.DAY)), books);
        rejects(control, intent(Side.SELL, ABC, "1", OrderTerms.limit(Price.of("95"), TimeInForce.DAY)), books, "SELF_MATCH",
                "the order, at 95.00 USD, would meet an own order to buy at 95.00 USD: cancel that one first");
        rejects(control, intent(Side.SELL, ABC, "1", OrderTerms.stop(Price.of("95"), TimeInForce.DAY)), books, "SELF_MATCH");
        passes(control, intent(Side.SELL, ABC, "1", OrderTerms.stop(Price.of("94"), TimeInForce.DAY)), books);
        passes(control, exit(intent(Side.SELL, ABC, "1", OrderTerms.limit(Price.of("95"), TimeInForce.DAY))), books);
        passes(control, intent(Side.SELL, ABC, "1", OrderTerms.stopLimit(Price.of("94"), Price.of("95.5"), TimeInForce.DAY)), books);
        passes(control, buy(ABC, "1"), books);
        rejects(control, buy(ABC, "1"), new Books().resting(ABC, "", "100"), "NO_PRICE");
        assertThat(control.limit()).isEqualTo("no own order is met");
    }

    /// The last price is 100; own buys rest at 97 and 92, own sells at 103 and 108.
    @Test
    void aStopMeetsNoOwnOrderThatTheMarketFillsFirst() {
        SelfMatch control = new SelfMatch();
        books.resting(ABC, "92 97", "108 103");
        for (String passing : List.of("SELL STOP 96", "SELL STOP 92.01", "SELL STOP 91", "SELL STOP 99", "BUY STOP 104", "BUY STOP 107.99",
                "BUY STOP 109", "BUY STOP 101", "SELL STOP_LIMIT 96 92.01", "BUY STOP_LIMIT 104 107.99", "SELL MARKET_IF_TOUCHED 101",
                "SELL LIMIT_IF_TOUCHED 105 97.01", "BUY MARKET_IF_TOUCHED 98", "SELL STOP 100", "BUY STOP 99", "BUY STOP 100")) {
            assertThat(control.judge(order(passing), books)).as(passing).isSameAs(Verdict.ACCEPT);
        }
        for (String stopped : List.of("SELL STOP 97", "SELL STOP 92", "BUY STOP 103", "BUY STOP 108", "SELL STOP_LIMIT 96 92",
                "SELL STOP_LIMIT 98 97", "BUY STOP_LIMIT 104 108", "SELL LIMIT_IF_TOUCHED 105 97", "SELL MARKET_IF_TOUCHED 96 at 97",
                "SELL STOP 101 at 97", "BUY STOP 99 at 103", "BUY MARKET_IF_TOUCHED 104 at 103")) {
            rejects(control, order(stopped), books.mark(ABC, stopped.contains(" at ") ? stopped.split(" at ")[1] : "100"), "SELF_MATCH");
        }
        rejects(control, order("SELL STOP 91"), new Books().resting(ABC, "95", ""), "NO_PRICE");
    }

    /// `SIDE TYPE PRICES`, and perhaps ` at ` the last price.
    private static OrderIntent order(String text) {
        String[] words = text.split(" at ")[0].split(" ");
        OrdType type = OrdType.valueOf(words[1]);
        return intent(Side.valueOf(words[0]), ABC, "1", new OrderTerms(type, type.hasLimit() ? Price.of(words[words.length - 1]) : null,
                Price.of(words[2]), TimeInForce.DAY));
    }
}
