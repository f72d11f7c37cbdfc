package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.ONE;
import static dev.assay.riskguard.Books.TWO;
import static dev.assay.riskguard.Books.XYZ;
import static dev.assay.riskguard.Books.buy;
import static dev.assay.riskguard.Books.exit;
import static dev.assay.riskguard.Books.intent;
import static dev.assay.riskguard.Books.replacing;
import static dev.assay.riskguard.Books.sell;
import static dev.assay.riskguard.Books.usd;
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
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskState;
import dev.assay.core.signal.StrategyId;
import dev.assay.riskguard.Books;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The controls over sums of the account: credit, net exposure, leverage and margin, concentration, drawdown, each strategy's own.
class AccountControlsTest {
    private final Books books = new Books().mark(ABC, "100").mark(XYZ, "10");
    private final RiskState state = books.state();

    private static Limit amount(String usd) {
        return new Limit.Amount(Money.of(usd, Currency.USD));
    }

    private static Limit part(String fraction) {
        return Limit.EquityFraction.of(new BigDecimal(fraction));
    }

    private static Band band(String fraction) {
        return Band.of(new BigDecimal(fraction));
    }

    private static OrderIntent by(StrategyId strategy, OrderIntent intent) {
        return new OrderIntent(strategy, intent.instrument(), intent.side(), intent.quantity(), intent.terms(), intent.tag(),
                intent.protective(), intent.replaces(), intent.reason());
    }

    private void refusesWithoutInputs(Control control) {
        rejects(control, buy(ABC, "1"), new Books(), "NO_PRICE");
        rejects(control, buy(ABC, "1"), new Books().mark(ABC, "1").in(Currency.of("EUR")), "OTHER_CURRENCY");
    }

    @Test
    void creditOfADay() {
        CreditThreshold control = new CreditThreshold(amount("10000"));
        state.onFill(0, 0, usd("3000"), false);
        books.buying(XYZ, "100").selling(XYZ, "200");
        passes(control, buy(ABC, "40"), books);
        shrinks(control, buy(ABC, "41"), books, "40", "CREDIT",
                "the day's credit would become 10,100.00 USD (3,000.00 USD executed, 3,000.00 USD working, 4,100.00 USD in this order), "
                        + "above the threshold 10,000.00 USD; 40 fit");
        shrinks(control, intent(Side.SELL_SHORT, ABC, "41", OrderTerms.market()), books, "40", "CREDIT",
                "the day's credit would become 10,100.00 USD (3,000.00 USD executed, 3,000.00 USD working, 4,100.00 USD in this order), "
                        + "above the threshold 10,000.00 USD; 40 fit");
        books.held(ABC, "500");
        passes(control, sell(ABC, "500"), books);
        shrinks(control, intent(Side.SELL_SHORT, ABC, "501", OrderTerms.market()), books, "500", "CREDIT",
                "the day's credit would become 56,100.00 USD (3,000.00 USD executed, 3,000.00 USD working, 50,100.00 USD in this order), "
                        + "above the threshold 10,000.00 USD; 500 fit");
        shrinks(control, replacing(5, buy(ABC, "60")), books.counted(5, ABC, "10"), "50", "CREDIT",
                "the day's credit would become 11,000.00 USD (3,000.00 USD executed, 3,000.00 USD working, 5,000.00 USD in this order), "
                        + "above the threshold 10,000.00 USD; 50 fit");
        state.onFill(0, 0, usd("20000"), false);
        rejects(control, buy(ABC, "1"), books, "CREDIT");
        passes(control, replacing(5, buy(ABC, "10")), books);
        state.onDayStart(usd("1"));
        passes(control, buy(ABC, "70"), books);
        refusesWithoutInputs(control);
        rejects(new CreditThreshold(null), buy(ABC, "1"), books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("10,000.00 USD");
        assertThat(new CreditThreshold(null).limit()).isEqualTo("not configured: every order is rejected");
        books.in(Currency.USD).mark(ABC, "0");
        state.onFill(0, 0, usd("20000"), false);
        rejects(new CreditThreshold(amount("1")), buy(ABC, "5"), books.held(ABC, "0"), "CREDIT");
    }

    @Test
    void netLongAndNetShort() {
        NetExposure control = new NetExposure(part("0.1"));
        books.held(XYZ, "400").buying(XYZ, "100").selling(XYZ, "50");
        passes(control, buy(ABC, "50"), books);
        shrinks(control, buy(ABC, "51"), books, "50", "NET_EXPOSURE",
                "the account could become net long 10,100.00 USD with working orders and this one, above the limit 10,000.00 USD (10 % of "
                        + "equity 100,000.00 USD); 50 fit");
        // Net long 3,500 at least: 135 more can be sold short.
        passes(control, intent(Side.SELL_SHORT, ABC, "135", OrderTerms.market()), books);
        shrinks(control, intent(Side.SELL_SHORT, ABC, "136", OrderTerms.market()), books, "135", "NET_EXPOSURE",
                "the account could become net short 10,100.00 USD with working orders and this one, above the limit 10,000.00 USD (10 % of "
                        + "equity 100,000.00 USD); 135 fit");
        books.held(ABC, "-300").held(XYZ, "0").buying(XYZ, "0").selling(XYZ, "0");
        rejects(control, intent(Side.SELL_SHORT, ABC, "1", OrderTerms.market()), books, "NET_EXPOSURE");
        passes(control, buy(ABC, "300"), books);
        passes(control, buy(ABC, "400"), books);
        shrinks(control, buy(ABC, "401"), books, "400", "NET_EXPOSURE",
                "the account could become net long 10,100.00 USD with working orders and this one, above the limit 10,000.00 USD (10 % of "
                        + "equity 100,000.00 USD); 400 fit");
        passes(control, replacing(9, intent(Side.SELL_SHORT, ABC, "7", OrderTerms.market())), books.counted(9, ABC, "7"));
        rejects(control, replacing(9, intent(Side.SELL_SHORT, ABC, "8", OrderTerms.market())), books, "NET_EXPOSURE");
        refusesWithoutInputs(control);
        rejects(new NetExposure(null), buy(ABC, "1"), books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("10 % of equity");
        assertThat(new NetExposure(null).limit()).isEqualTo("not configured: every order is rejected");
        rejects(new NetExposure(amount("1")), buy(ABC, "1"), new Books().mark(ABC, "0").held(XYZ, "1").mark(XYZ, "5").held(ABC, "-1")
                .buying(ABC, "1"), "NET_EXPOSURE");
    }

    @Test
    void leverage() {
        Leverage control = new Leverage(band("1.5"), band("0.5"), band("1"));
        books.held(XYZ, "5000");
        passes(control, buy(ABC, "1000"), books);
        shrinks(control, buy(ABC, "1001"), books, "1000", "LEVERAGE",
                "gross exposure could become 150,100.00 USD with working orders and this one, 150.1 % of equity 100,000.00 USD; the limit is "
                        + "150 %; 1,000 fit");
        books.held(ABC, "-1000").buying(ABC, "200");
        rejects(control, intent(Side.SELL_SHORT, ABC, "1", OrderTerms.market()), books, "LEVERAGE");
        passes(control, buy(ABC, "1800"), books);
        shrinks(control, buy(ABC, "1801"), books, "1800", "LEVERAGE",
                "gross exposure could become 150,100.00 USD with working orders and this one, 150.1 % of equity 100,000.00 USD; the limit is "
                        + "150 %; 1,800 fit");
        passes(control, exit(buy(ABC, "1000")), books.equity("1"));
        passes(control, buy(ABC, "1800"), books.equity("-5"));
        rejects(control, buy(ABC, "1801"), books.buying(ABC, "0").held(ABC, "0"), "LEVERAGE");
        assertThat(control.limit()).isEqualTo("gross 150 % of equity; margin 50 % of value, 100 % usable");
        rejects(control, buy(ABC, "1"), new Books(), "NO_PRICE");
        rejects(control, buy(ABC, "1"), new Books().mark(ABC, "1").in(Currency.of("EUR")), "OTHER_CURRENCY");
    }

    @Test
    void marginOfTheWholeExposure() {
        Leverage control = new Leverage(band("4"), band("0.5"), band("0.8"));
        passes(control, buy(ABC, "1600"), books);
        shrinks(control, buy(ABC, "1601"), books, "1600", "MARGIN",
                "gross exposure could become 160,100.00 USD with working orders and this one, which takes 50 % initial margin; 80 % of "
                        + "equity 100,000.00 USD may be used; 1,600 fit");
        for (Leverage unset : List.of(new Leverage(Band.NONE, band("1"), band("1")), new Leverage(band("1"), Band.NONE, band("1")),
                new Leverage(band("1"), band("1"), Band.NONE))) {
            rejects(unset, buy(ABC, "1"), books, "NO_LIMIT");
            assertThat(unset.limit()).isEqualTo("not configured: every order is rejected");
        }
        rejects(new Leverage(Band.NONE, band("1"), band("1")), buy(ABC, "1"), books, "NO_LIMIT",
                "no limit is configured: set risk.maxLeverage, or list LEVERAGE_MARGIN under risk.disabled with a reason");
        rejects(new Leverage(band("1"), band("1"), Band.NONE), buy(ABC, "1"), books, "NO_LIMIT",
                "no limit is configured: set risk.margin, or list LEVERAGE_MARGIN under risk.disabled with a reason");
    }

    @Test
    void concentrationInOneInstrument() {
        Concentration control = new Concentration(part("0.25"), List.of());
        books.held(ABC, "100").selling(ABC, "20");
        passes(control, buy(ABC, "150"), books);
        shrinks(control, buy(ABC, "151"), books, "150", "CONCENTRATION",
                "the position in ABC could be worth 25,100.00 USD with working orders and this one, above the limit 25,000.00 USD (25 % of "
                        + "equity 100,000.00 USD); 150 fit");
        passes(control, intent(Side.SELL_SHORT, ABC, "330", OrderTerms.market()), books);
        shrinks(control, intent(Side.SELL_SHORT, ABC, "331", OrderTerms.market()), books, "330", "CONCENTRATION",
                "the position in ABC could be worth 25,100.00 USD with working orders and this one, above the limit 25,000.00 USD (25 % of "
                        + "equity 100,000.00 USD); 330 fit");
        passes(control, exit(sell(ABC, "100")), books.equity("10"));
        passes(control, sell(ABC, "80"), books);
        rejects(control, buy(ABC, "1"), books, "CONCENTRATION");
        refusesWithoutInputs(control);
        rejects(new Concentration(null, List.of()), buy(ABC, "1"), books, "NO_LIMIT");
        assertThat(control.limit()).isEqualTo("25 % of equity in one instrument");
        assertThat(new Concentration(null, List.of()).limit()).isEqualTo("not configured: every order is rejected");
    }

    @Test
    void concentrationInAGroup() {
        Concentration.Group tech = new Concentration.Group("tech", List.of(ABC, XYZ), amount("30000"));
        Concentration.Group other = new Concentration.Group("other", List.of(XYZ), amount("1"));
        Concentration control = new Concentration(part("1"), List.of(other, tech));
        books.held(XYZ, "500").buying(XYZ, "500").selling(XYZ, "100");
        passes(control, buy(ABC, "200"), books);
        shrinks(control, buy(ABC, "201"), books, "200", "GROUP",
                "the group tech could hold 30,100.00 USD with working orders and this one, above the limit 30,000.00 USD; 200 fit");
        books.held(ABC, "-10");
        passes(control, intent(Side.SELL_SHORT, ABC, "190", OrderTerms.market()), books);
        shrinks(control, intent(Side.SELL_SHORT, ABC, "191", OrderTerms.market()), books, "190", "GROUP",
                "the group tech could hold 30,100.00 USD with working orders and this one, above the limit 30,000.00 USD; 190 fit");
        books.held(ABC, "0").held(XYZ, "-1500");
        shrinks(control, buy(ABC, "200"), books.buying(XYZ, "0"), "140", "GROUP",
                "the group tech could hold 36,000.00 USD with working orders and this one, above the limit 30,000.00 USD; 140 fit");
        rejects(control, buy(ABC, "1"), books.held(XYZ, "-2900"), "GROUP");
        assertThat(control.limit()).isEqualTo("100 % of equity in one instrument; 2 groups");
        Concentration foreign = new Concentration(part("1"),
                List.of(new Concentration.Group("g", List.of(ABC), new Limit.Amount(Money.of("5", Currency.of("EUR"))))));
        rejects(foreign, buy(ABC, "1"), books, "OTHER_CURRENCY");
        passes(new Concentration(part("1"), List.of(other)), buy(ABC, "1"), books);
    }

    @Test
    void drawdownFromThePeakOfTheRun() {
        MaxDrawdown control = new MaxDrawdown(part("1"), part("0.2"));
        state.onEquity(usd("125000"));
        passes(control, buy(ABC, "1"), books.equity("100000.000001"));
        rejects(control, buy(ABC, "1"), books.equity("100000"), "DRAWDOWN",
                "equity 100,000.00 USD is 25,000.00 USD below highest equity, which has reached the limit 25,000.00 USD (20 % of highest "
                        + "equity 125,000.00 USD): only orders that reduce a position pass, and the account holds 0 ABC; nothing of it fits");
        books.held(ABC, "-7");
        passes(control, buy(ABC, "7"), books);
        shrinks(control, buy(ABC, "8"), books, "7", "DRAWDOWN",
                "equity 100,000.00 USD is 25,000.00 USD below highest equity, which has reached the limit 25,000.00 USD (20 % of highest "
                        + "equity 125,000.00 USD): only orders that reduce a position pass, and the account holds -7 ABC; 7 fit");
        state.onDayStart(usd("100000"));
        rejects(control, sell(ABC, "1"), books, "DRAWDOWN");
        state.restartPeaks(usd("100000"));
        passes(control, sell(ABC, "1"), books);
        assertThat(state.peakEquityUnits()).isEqualTo(usd("100000"));
        assertThat(control.limit()).isEqualTo("100 % of the day's peak, 20 % of the peak");
        rejects(new MaxDrawdown(null, part("1")), buy(ABC, "1"), books, "NO_LIMIT",
                "no limit is configured: set risk.maxIntradayDrawdown, or list MAX_DRAWDOWN under risk.disabled with a reason");
        rejects(new MaxDrawdown(part("1"), null), buy(ABC, "1"), books, "NO_LIMIT",
                "no limit is configured: set risk.maxDrawdown, or list MAX_DRAWDOWN under risk.disabled with a reason");
        assertThat(new MaxDrawdown(part("1"), null).limit()).isEqualTo("not configured: every order is rejected");
        assertThat(new MaxDrawdown(null, part("1")).limit()).isEqualTo("not configured: every order is rejected");
    }

    @Test
    void drawdownFromThePeakOfTheDay() {
        MaxDrawdown control = new MaxDrawdown(amount("5000"), part("0.9"));
        state.onEquity(usd("110000"));
        passes(control, buy(ABC, "1"), books.equity("105000.000001"));
        rejects(control, buy(ABC, "1"), books.equity("105000"), "INTRADAY_DRAWDOWN",
                "equity 105,000.00 USD is 5,000.00 USD below the day's highest equity, which has reached the limit 5,000.00 USD: only "
                        + "orders that reduce a position pass, and the account holds 0 ABC; nothing of it fits");
        state.onDayStart(usd("105000"));
        passes(control, buy(ABC, "1"), books);
        assertThat(state.dayPeakEquityUnits()).isEqualTo(usd("105000"));
        assertThat(state.peakEquityUnits()).isEqualTo(usd("110000"));
        Limit euro = new Limit.Amount(Money.of("5", Currency.of("EUR")));
        rejects(new MaxDrawdown(euro, part("1")), buy(ABC, "1"), books, "OTHER_CURRENCY");
        rejects(new MaxDrawdown(part("1"), euro), buy(ABC, "1"), books, "OTHER_CURRENCY");
        Books broke = new Books().mark(ABC, "1").equity("-1").state(new RiskState(2, 5, 1, 1));
        rejects(control, buy(ABC, "1"), broke, "NO_PEAK",
                "the account's equity was never above zero: only orders that reduce a position pass, and the account holds 0 ABC; nothing "
                        + "of it fits");
    }

    @Test
    void ownPositionOfAStrategy() {
        StrategyLimit control = new StrategyLimit(
                Scoped.of(2, 5, (s, i) -> s == 0 ? new StrategyLimit.Own(amount("10000"), Quantity.of(90), null) : null),
                List.of(ABC, XYZ));
        books.held(ABC, "50").held(TWO, ABC, "500").working(ONE, ABC, "20", "10").working(TWO, ABC, "300", "300");
        passes(control, buy(ABC, "20"), books);
        shrinks(control, buy(ABC, "21"), books, "20", "STRATEGY_POSITION_QUANTITY",
                "the position of strategy one could become 91 ABC with its working orders and this one, above its limit 90; 20 fit");
        shrinks(control, intent(Side.BUY, ABC, "20", OrderTerms.limit(Price.of("125"), TimeInForce.DAY)), books, "10",
                "STRATEGY_POSITION_VALUE", "the position of strategy one could become 90 ABC with its working orders and this one, worth "
                        + "11,250.00 USD, above its limit 10,000.00 USD; 10 fit");
        passes(control, intent(Side.SELL_SHORT, ABC, "130", OrderTerms.market()), books);
        shrinks(control, intent(Side.SELL_SHORT, ABC, "131", OrderTerms.market()), books, "130", "STRATEGY_POSITION_QUANTITY",
                "the position of strategy one could become -91 ABC with its working orders and this one, above its limit 90; 130 fit");
        passes(control, by(TWO, buy(ABC, "5000")), books);
        passes(control, replacing(4, buy(ABC, "20")), books.counted(4, ABC, "20"));
        passes(control, exit(sell(ABC, "50")), books.held(ABC, "50").working(ONE, ABC, "0", "200"));
        refusesWithoutInputs(control);
        assertThat(control.limit()).isEqualTo("some strategies have their own");
        assertThat(new StrategyLimit(Scoped.uniform(null), List.of()).limit()).isEqualTo("the account's");
    }

    @Test
    void ownGrossExposureOfAStrategy() {
        StrategyLimit control = new StrategyLimit(Scoped.uniform(new StrategyLimit.Own(null, null, part("0.1"))), List.of(ABC, XYZ));
        books.held(XYZ, "-400").working(ONE, XYZ, "10", "100").held(TWO, XYZ, "9000").held(ABC, "10");
        passes(control, buy(ABC, "40"), books);
        shrinks(control, buy(ABC, "41"), books, "40", "STRATEGY_GROSS",
                "the gross exposure of strategy one could become 10,100.00 USD, above its limit 10,000.00 USD (10 % of equity 100,000.00 "
                        + "USD); 40 fit");
        passes(control, intent(Side.SELL_SHORT, ABC, "60", OrderTerms.market()), books);
        shrinks(control, intent(Side.SELL_SHORT, ABC, "61", OrderTerms.market()), books, "60", "STRATEGY_GROSS",
                "the gross exposure of strategy one could become 10,100.00 USD, above its limit 10,000.00 USD (10 % of equity 100,000.00 "
                        + "USD); 60 fit");
        books.working(ONE, ABC, "0", "100");
        passes(control, buy(ABC, "80"), books.equity("100"));
        rejects(new StrategyLimit(Scoped.uniform(new StrategyLimit.Own(null, null, new Limit.Amount(Money.of("5", Currency.of("EUR"))))),
                List.of(ABC)), buy(ABC, "1"), books, "OTHER_CURRENCY");
        assertThat(control.limit()).isEqualTo("some strategies have their own");
    }

    @Test
    void theTighterLimitWins() {
        assertThat(Limit.tighter(amount("5"), amount("6"))).isEqualTo(amount("5"));
        assertThat(Limit.tighter(amount("6"), amount("5"))).isEqualTo(amount("5"));
        assertThat(Limit.tighter(part("0.5"), part("0.25"))).isEqualTo(part("0.25"));
        Limit both = Limit.tighter(amount("60"), part("0.5"));
        assertThat(both.units(usd("100"))).isEqualTo(usd("50"));
        assertThat(both.units(usd("200"))).isEqualTo(usd("60"));
        assertThat(both.text()).isEqualTo("60.00 USD and 50 % of equity");
        assertThat(Limit.tighter(both, part("0.1")).units(usd("100"))).isEqualTo(usd("10"));
        assertThat(Limit.tighter(amount("5"), both).units(usd("100"))).isEqualTo(usd("5"));
        assertThatThrownBy(() -> Limit.tighter(amount("5"), new Limit.Amount(Money.of("5", Currency.of("EUR")))))
                .hasMessageContaining("cannot be compared");
        shrinks(new MaxOrderValue(Scoped.uniform(both)), buy(XYZ, "7"), books.equity("200"), "6", "ORDER_VALUE",
                "order value 70.00 USD (7 XYZ at 10.00 USD) is above the limit 60.00 USD (the smaller of 60.00 USD and 50 % of equity "
                        + "200.00 USD); 6 fit");
        passes(new MaxOrderValue(Scoped.uniform(both)), buy(XYZ, "5"), books.equity("100"));
        rejects(new MaxOrderValue(Scoped.uniform(Limit.tighter(new Limit.Amount(Money.of("5", Currency.of("EUR"))), part("1")))),
                buy(ABC, "1"), books, "OTHER_CURRENCY");
        for (long equity : new long[]{-5, 0, 1, 7, usd("99"), usd("120"), Long.MAX_VALUE / 4}) {
            for (long value : new long[]{-1, 0, 1, 3, 4, usd("49.5"), usd("49.5") + 1, usd("60"), usd("60") + 1}) {
                for (Limit limit : List.of(amount("60"), part("0.5"), both)) {
                    assertThat(Threshold.of(limit).holds(value, equity)).isEqualTo(value <= limit.units(equity));
                }
            }
        }
    }
}
