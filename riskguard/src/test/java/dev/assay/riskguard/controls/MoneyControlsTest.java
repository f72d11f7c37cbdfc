package dev.assay.riskguard.controls;

import static dev.assay.riskguard.Books.ABC;
import static dev.assay.riskguard.Books.COIN;
import static dev.assay.riskguard.Books.LOTS;
import static dev.assay.riskguard.Books.ONE;
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

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.Books;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The controls that bound amounts of money: just inside, just outside, working orders, short positions, flips, missing inputs.
class MoneyControlsTest {
    private static final Limit TWENTY_THOUSAND = amount("20000");
    private static final Limit TWENTY_PERCENT = Limit.EquityFraction.of(new BigDecimal("0.20"));

    private final Books books = new Books().mark(ABC, "125").mark(XYZ, "10").mark(COIN, "50000").mark(LOTS, "20");

    private static Limit amount(String usd) {
        return new Limit.Amount(Money.of(usd, Currency.USD));
    }

    private static OrderTerms limit(String price) {
        return OrderTerms.limit(Price.of(price), TimeInForce.DAY);
    }

    @Test
    void orderValueJustInsideAndJustOutside() {
        MaxOrderValue control = new MaxOrderValue(Scoped.uniform(TWENTY_PERCENT));
        passes(control, buy(ABC, "160"), books);
        shrinks(control, buy(ABC, "161"), books, "160", "ORDER_VALUE",
                "order value 20,125.00 USD (161 ABC at 125.00 USD) is above the limit 20,000.00 USD (20 % of equity 100,000.00 USD); 160 fit");
        passes(new MaxOrderValue(Scoped.uniform(amount("20000.000001"))), buy(ABC, "160"), books);
        shrinks(new MaxOrderValue(Scoped.uniform(amount("19999.999999"))), buy(ABC, "160"), books, "159", "ORDER_VALUE",
                "order value 20,000.00 USD (160 ABC at 125.00 USD) is above the limit 19,999.999999 USD; 159 fit");
    }

    @Test
    void orderValueTakesTheDearestPrice() {
        MaxOrderValue control = new MaxOrderValue(Scoped.uniform(TWENTY_THOUSAND));
        passes(control, intent(Side.BUY, ABC, "160", limit("100")), books);
        shrinks(control, intent(Side.BUY, ABC, "160", limit("200")), books, "100", "ORDER_VALUE",
                "order value 32,000.00 USD (160 ABC at 200.00 USD) is above the limit 20,000.00 USD; 100 fit");
        shrinks(control, intent(Side.SELL, ABC, "160", limit("200")), books, "100", "ORDER_VALUE",
                "order value 32,000.00 USD (160 ABC at 200.00 USD) is above the limit 20,000.00 USD; 100 fit");
        shrinks(control, intent(Side.BUY, ABC, "160", OrderTerms.stop(Price.of("160"), TimeInForce.GTC)), books, "125", "ORDER_VALUE",
                "order value 25,600.00 USD (160 ABC at 160.00 USD) is above the limit 20,000.00 USD; 125 fit");
    }

    @Test
    void orderValueShrinksToWholeLotsWithMultiplier() {
        // 20 x 10 = 200 a unit: 100 units fit the limit of 20,000, 200 do not; 99 would be no lot.
        passes(new MaxOrderValue(Scoped.uniform(TWENTY_THOUSAND)), buy(LOTS, "100"), books);
        shrinks(new MaxOrderValue(Scoped.uniform(amount("39999"))), buy(LOTS, "200"), books, "100", "ORDER_VALUE",
                "order value 40,000.00 USD (200 LOTS at 20.00 USD) is above the limit 39,999.00 USD; 100 fit");
        rejects(new MaxOrderValue(Scoped.uniform(amount("19999"))), buy(LOTS, "100"), books, "ORDER_VALUE",
                "order value 20,000.00 USD (100 LOTS at 20.00 USD) is above the limit 19,999.00 USD; nothing of it fits");
    }

    @Test
    void orderValueOfFractions() {
        passes(new MaxOrderValue(Scoped.uniform(TWENTY_THOUSAND)), buy(COIN, "0.4"), books);
        shrinks(new MaxOrderValue(Scoped.uniform(amount("0.51"))), buy(COIN, "0.00002"), books, "0.00001", "ORDER_VALUE",
                "order value 1.00 USD (0.00002 COIN at 50,000.00 USD) is above the limit 0.51 USD; 0.00001 fit");
    }

    @Test
    void anAccountWithoutEquityCanStillClose() {
        MaxOrderValue fraction = new MaxOrderValue(Scoped.uniform(TWENTY_PERCENT));
        books.equity("-5").held(ABC, "-100");
        passes(fraction, buy(ABC, "100"), books);
        shrinks(fraction, buy(ABC, "101"), books, "100", "ORDER_VALUE",
                "order value 12,625.00 USD (101 ABC at 125.00 USD) is above the limit 0.00 USD (20 % of equity -5.00 USD); 100 fit");
        rejects(fraction, sell(ABC, "1"), books, "ORDER_VALUE");
        shrinks(new MaxOrderValue(Scoped.uniform(amount("12000"))), buy(ABC, "100"), books, "96", "ORDER_VALUE",
                "order value 12,500.00 USD (100 ABC at 125.00 USD) is above the limit 12,000.00 USD; 96 fit");
    }

    @Test
    void orderQuantityJustInsideAndJustOutside() {
        MaxOrderQuantity control = new MaxOrderQuantity(Scoped.uniform(Quantity.of("150.5")));
        passes(control, buy(ABC, "150"), books);
        shrinks(control, sell(ABC, "151"), books, "150", "ORDER_QUANTITY", "order quantity 151 ABC is above the limit 150.5; 150 fit");
        rejects(new MaxOrderQuantity(Scoped.uniform(Quantity.of(50))), buy(LOTS, "100"), books, "ORDER_QUANTITY",
                "order quantity 100 LOTS is above the limit 50; nothing of it fits");
        rejects(new MaxOrderQuantity(Scoped.uniform(null)), buy(ABC, "1"), books, "NO_LIMIT");
    }

    @Test
    void positionCountsWhatIsHeldAndWhatWorks() {
        PositionLimit control = new PositionLimit(Scoped.uniform(TWENTY_THOUSAND), Scoped.uniform(null));
        passes(control, buy(ABC, "160"), books);
        books.held(ABC, "100").buying(ABC, "50");
        passes(control, buy(ABC, "10"), books);
        shrinks(control, buy(ABC, "11"), books, "10", "POSITION_VALUE",
                "the position could become 161 ABC (100 held, 50 working to buy, 11 in this order), worth 20,125.00 USD at 125.00 USD, "
                        + "above the limit 20,000.00 USD; 10 fit");
        books.selling(ABC, "100");
        shrinks(control, buy(ABC, "60"), books, "10", "POSITION_VALUE",
                "the position could become 210 ABC (100 held, 50 working to buy, 60 in this order), worth 26,250.00 USD at 125.00 USD, "
                        + "above the limit 20,000.00 USD; 10 fit");
        passes(control, sell(ABC, "160"), books);
        shrinks(control, sell(ABC, "161"), books, "160", "POSITION_VALUE",
                "the position could become -161 ABC (100 held, 100 working to sell, 161 in this order), worth 20,125.00 USD at 125.00 USD, "
                        + "above the limit 20,000.00 USD; 160 fit");
    }

    @Test
    void positionIsTheAccountsOverAllStrategies() {
        PositionLimit control = new PositionLimit(Scoped.uniform(TWENTY_THOUSAND), Scoped.uniform(null));
        books.held(TWO, ABC, "160");
        rejects(control, buy(ABC, "1"), books, "POSITION_VALUE");
        books.held(ONE, ABC, "-160");
        passes(control, buy(ABC, "160"), books);
    }

    @Test
    void aShortPositionIsBoundedAndMayFlip() {
        PositionLimit control = new PositionLimit(Scoped.uniform(TWENTY_THOUSAND), Scoped.uniform(null));
        books.held(ABC, "-150");
        passes(control, sell(ABC, "10"), books);
        shrinks(control, intent(Side.SELL_SHORT, ABC, "11", OrderTerms.market()), books, "10", "POSITION_VALUE",
                "the position could become -161 ABC (-150 held, 0 working to sell, 11 in this order), worth 20,125.00 USD at 125.00 USD, "
                        + "above the limit 20,000.00 USD; 10 fit");
        passes(control, buy(ABC, "310"), books);
        shrinks(control, buy(ABC, "311"), books, "310", "POSITION_VALUE",
                "the position could become 161 ABC (-150 held, 0 working to buy, 311 in this order), worth 20,125.00 USD at 125.00 USD, "
                        + "above the limit 20,000.00 USD; 310 fit");
    }

    @Test
    void positionInQuantity() {
        PositionLimit control = new PositionLimit(Scoped.uniform(TWENTY_THOUSAND), Scoped.uniform(Quantity.of(120)));
        passes(control, buy(ABC, "120"), books);
        shrinks(control, buy(ABC, "121"), books, "120", "POSITION_QUANTITY",
                "the position could become 121 ABC (0 held, 0 working to buy, 121 in this order), above the limit 120; 120 fit");
        shrinks(control, sell(ABC, "161"), books, "120", "POSITION_QUANTITY",
                "the position could become -161 ABC (0 held, 0 working to sell, 161 in this order), above the limit 120; 120 fit");
    }

    @Test
    void whatOnlyReducesPassesAboveThePositionLimit() {
        PositionLimit control = new PositionLimit(Scoped.uniform(amount("1000")), Scoped.uniform(null));
        books.held(ABC, "100").selling(ABC, "40");
        passes(control, sell(ABC, "60"), books);
        passes(control, sell(ABC, "68"), books);
        shrinks(control, sell(ABC, "69"), books, "68", "POSITION_VALUE",
                "the position could become -9 ABC (100 held, 40 working to sell, 69 in this order), worth 1,125.00 USD at 125.00 USD, "
                        + "above the limit 1,000.00 USD; 68 fit");
        rejects(control, buy(ABC, "1"), books, "POSITION_VALUE");
        // A protective exit may cover the whole position beside the other exit that works already, and no more.
        passes(control, exit(sell(ABC, "100")), books);
        shrinks(control, exit(sell(ABC, "101")), books, "100", "POSITION_VALUE",
                "the position could become -41 ABC (100 held, 40 working to sell, 101 in this order), worth 5,125.00 USD at 125.00 USD, "
                        + "above the limit 1,000.00 USD; 100 fit");
        rejects(control, exit(buy(ABC, "10")), books, "POSITION_VALUE");
    }

    @Test
    void aReplacementCountsItsIncrease() {
        PositionLimit control = new PositionLimit(Scoped.uniform(TWENTY_THOUSAND), Scoped.uniform(null));
        books.buying(ABC, "150").counted(7, ABC, "150");
        passes(control, replacing(7, buy(ABC, "160")), books);
        shrinks(control, replacing(7, buy(ABC, "161")), books, "160", "POSITION_VALUE",
                "the position could become 161 ABC (0 held, 150 working to buy, 11 in this order), worth 20,125.00 USD at 125.00 USD, "
                        + "above the limit 20,000.00 USD; 160 fit");
        books.held(ABC, "100");
        passes(control, replacing(7, buy(ABC, "150")), books);
        rejects(control, replacing(7, buy(ABC, "151")), books, "POSITION_VALUE");
        // An order the books do not know counts whole.
        rejects(control, replacing(8, buy(ABC, "150")), books, "POSITION_VALUE");
        rejects(new MaxOrderValue(Scoped.uniform(amount("10000"))), replacing(7, buy(ABC, "151")), books, "ORDER_VALUE",
                "order value 18,875.00 USD (151 ABC at 125.00 USD) is above the limit 10,000.00 USD; nothing of it fits");
    }

    @Test
    void exposureSumsOverInstrumentsWithWorkingOrders() {
        ExposureLimit control = new ExposureLimit(TWENTY_THOUSAND);
        books.held(XYZ, "-500").selling(XYZ, "250").held(ABC, "20");
        // XYZ at worst -750 x 10 = 7,500; left for ABC: 12,500 = 100 shares.
        passes(control, buy(ABC, "80"), books);
        shrinks(control, buy(ABC, "81"), books, "80", "GROSS_EXPOSURE", "gross exposure, now 7,500.00 USD, could become 20,125.00 USD with "
                + "working orders and this one, above the limit 20,000.00 USD; 80 fit");
        passes(control, sell(ABC, "120"), books);
        shrinks(control, sell(ABC, "121"), books, "120", "GROSS_EXPOSURE", "gross exposure, now 7,500.00 USD, could become 20,125.00 USD "
                + "with working orders and this one, above the limit 20,000.00 USD; 120 fit");
        shrinks(control, intent(Side.BUY, ABC, "80", limit("200")), books, "42", "GROSS_EXPOSURE",
                "gross exposure, now 7,500.00 USD, could "
                        + "become 27,500.00 USD with working orders and this one, above the limit 20,000.00 USD; 42 fit");
    }

    @Test
    void whatDoesNotEnlargeExposurePassesAboveTheLimit() {
        ExposureLimit control = new ExposureLimit(Limit.EquityFraction.of(new BigDecimal("0.1")));
        books.held(ABC, "100");
        passes(control, sell(ABC, "200"), books);
        shrinks(control, sell(ABC, "201"), books, "200", "GROSS_EXPOSURE", "gross exposure, now 12,500.00 USD, could become 12,625.00 USD "
                + "with working orders and this one, above the limit 10,000.00 USD (10 % of equity 100,000.00 USD); 200 fit");
        rejects(control, buy(XYZ, "1"), books, "GROSS_EXPOSURE");
        books.selling(ABC, "150");
        passes(control, sell(ABC, "50"), books);
        passes(control, exit(sell(ABC, "100")), books);
        books.counted(7, ABC, "150");
        passes(control, replacing(7, sell(ABC, "200")), books);
        rejects(control, replacing(7, sell(ABC, "150")).withQuantity(Quantity.of(1000)), books.selling(ABC, "200"), "GROSS_EXPOSURE");
    }

    @Test
    void dailyLossStopsWhatOpensWhenTheLimitIsReached() {
        DailyLoss control = new DailyLoss(Limit.EquityFraction.of(new BigDecimal("0.05")));
        books.equity("95000.000001");
        passes(control, buy(ABC, "10"), books);
        books.equity("95000");
        rejects(control, buy(ABC, "10"), books, "DAILY_LOSS",
                "the day's loss 5,000.00 USD has reached the limit 5,000.00 USD (5 % of the equity at the start of the day 100,000.00 USD): "
                        + "only orders that reduce a position pass, and the account holds 0 ABC; nothing of it fits");
        books.held(ABC, "-100").buying(ABC, "30");
        passes(control, buy(ABC, "70"), books);
        shrinks(control, buy(ABC, "71"), books, "70", "DAILY_LOSS",
                "the day's loss 5,000.00 USD has reached the limit 5,000.00 USD (5 % of the equity at the start of the day 100,000.00 USD): "
                        + "only orders that reduce a position pass, and the account holds -100 ABC; 70 fit");
        passes(control, exit(buy(ABC, "100")), books);
        rejects(control, sell(ABC, "1"), books, "DAILY_LOSS");
        books.dayStart("95000");
        passes(control, sell(ABC, "1"), books);
    }

    @Test
    void dailyLossAsAnAmount() {
        DailyLoss control = new DailyLoss(amount("2500"));
        passes(control, buy(ABC, "10"), books.equity("97500.01"));
        rejects(control, buy(ABC, "10"), books.equity("97500"), "DAILY_LOSS");
        passes(control, buy(ABC, "10"), books.equity("200000"));
    }

    @Test
    void dailyLossNeedsTheStartOfTheDay() {
        DailyLoss control = new DailyLoss(TWENTY_PERCENT);
        books.state(new RiskState(2, 5, 10, 60_000_000_000L)).held(ABC, "10");
        shrinks(control, sell(ABC, "11"), books, "10", "NO_DAY_START",
                "the equity at the start of the trading day is not known: only orders "
                        + "that reduce a position pass, and the account holds 10 ABC; 10 fit");
        rejects(control, buy(ABC, "1"), books, "NO_DAY_START");
    }

    @Test
    void aReplacementThatClosesKeepsWhatItCountsFor() {
        DailyLoss control = new DailyLoss(amount("1"));
        books.equity("90000").held(ABC, "60").selling(ABC, "60").counted(7, ABC, "100");
        // 100 ordered, 40 filled, 60 work: moving its price changes no quantity.
        passes(control, replacing(7, sell(ABC, "100")), books);
        passes(control, exit(replacing(7, sell(ABC, "100"))), books);
        rejects(control, replacing(7, sell(ABC, "101")), books, "DAILY_LOSS");
    }

    @Test
    void missingLimitsReject() {
        for (Control control : List.of(new MaxOrderValue(Scoped.uniform(null)),
                new PositionLimit(Scoped.uniform(null), Scoped.uniform(Quantity.of(5))), new ExposureLimit(null),
                new DailyLoss(null))) {
            rejects(control, buy(ABC, "1"), books, "NO_LIMIT");
        }
        rejects(new MaxOrderValue(Scoped.uniform(null)), buy(ABC, "1"), books, "NO_LIMIT",
                "no limit is configured: set risk.maxOrderNotional, or list MAX_ORDER_VALUE under risk.disabled with a reason");
    }

    @Test
    void missingPricesAndForeignMoneyReject() {
        Limit euros = new Limit.Amount(Money.of("1", Currency.of("EUR")));
        for (Control control : List.of(new MaxOrderValue(Scoped.uniform(TWENTY_PERCENT)),
                new PositionLimit(Scoped.uniform(TWENTY_PERCENT), Scoped.uniform(null)),
                new ExposureLimit(TWENTY_PERCENT))) {
            rejects(control, buy(ABC, "1"), new Books(), "NO_PRICE");
            rejects(control, buy(ABC, "1"), new Books().mark(ABC, "1").in(Currency.of("EUR")), "OTHER_CURRENCY");
        }
        for (Control control : List.of(new MaxOrderValue(Scoped.uniform(euros)),
                new PositionLimit(Scoped.uniform(euros), Scoped.uniform(null)), new ExposureLimit(euros),
                new DailyLoss(euros))) {
            rejects(control, buy(ABC, "1"), books, "OTHER_CURRENCY",
                    "the limit is in EUR but the account is in USD: they cannot be compared");
        }
    }

    @Test
    void numbersBeyondTheRangeReject() {
        for (Control control : List.of(new MaxOrderValue(Scoped.uniform(TWENTY_PERCENT)),
                new PositionLimit(Scoped.uniform(TWENTY_PERCENT), Scoped.uniform(null)),
                new ExposureLimit(TWENTY_PERCENT))) {
            rejects(control, buy(ABC, "9000000000000000000"), books, "OVERFLOW");
            rejects(control, sell(ABC, "9000000000000000000"), books, "OVERFLOW");
        }
        Books full = new Books().mark(ABC, "1").held(ABC, "9000000000000000000");
        rejects(new PositionLimit(Scoped.uniform(TWENTY_PERCENT), Scoped.uniform(null)), buy(ABC, "900000000000000000"), full, "OVERFLOW");
    }

    @Test
    void aPriceOfZeroOrBelowIsAPrice() {
        PositionLimit control = new PositionLimit(Scoped.uniform(TWENTY_THOUSAND), Scoped.uniform(Quantity.of(500)));
        books.mark(ABC, "-40");
        passes(control, buy(ABC, "500"), books);
        rejects(new PositionLimit(Scoped.uniform(amount("39")), Scoped.uniform(null)), buy(ABC, "1"), books, "POSITION_VALUE");
        books.mark(ABC, "0");
        passes(new MaxOrderValue(Scoped.uniform(amount("0"))), buy(ABC, "1000000"), books);
        shrinks(control, buy(ABC, "501"), books, "500", "POSITION_QUANTITY",
                "the position could become 501 ABC (0 held, 0 working to buy, 501 in this order), above the limit 500; 500 fit");
    }

    @Test
    void valuesFinerThanTheLedgerRoundAgainstTheOrder() {
        // 0.00004 at 0.03 is 0.0000012: more than 0.000001, though it rounds to that.
        books.mark(COIN, "0.03");
        Limit least = amount("0.000001");
        for (Control control : List.of(new MaxOrderValue(Scoped.uniform(least)),
                new PositionLimit(Scoped.uniform(least), Scoped.uniform(null)), new ExposureLimit(least))) {
            passes(control, buy(COIN, "0.00003"), books);
            assertThat(control.judge(buy(COIN, "0.00004"), books)).isInstanceOfSatisfying(Verdict.Shrink.class,
                    s -> assertThat(s.allowed()).isEqualTo(Quantity.of("0.00003")));
        }
    }

    @Test
    void pricesAndQuantitiesFinerThanTheInstrumentsRoundAgainstTheOrder() {
        MaxOrderValue control = new MaxOrderValue(Scoped.uniform(TWENTY_THOUSAND));
        passes(control, intent(Side.BUY, ABC, "100", limit("200.00000")), books);
        shrinks(control, intent(Side.BUY, ABC, "100", limit("200.00001")), books, "99", "ORDER_VALUE",
                "order value 20,000.01 USD (100 ABC at 200.0001 USD) is above the limit 20,000.00 USD; 99 fit");
        shrinks(control, buy(ABC, "1").withQuantity(Quantity.of("160.1")), books, "160", "ORDER_VALUE",
                "order value 20,125.00 USD (161 ABC at 125.00 USD) is above the limit 20,000.00 USD; 160 fit");
    }
}
