package dev.assay.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.money.Currency;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Charge;
import dev.assay.core.order.Side;
import dev.assay.execution.ChargeRule.Base;
import dev.assay.execution.ChargeRule.Liquidity;
import dev.assay.execution.ChargeRule.Rate;
import dev.assay.execution.ChargeRule.Rounding;
import dev.assay.execution.ChargeRule.Sides;
import dev.assay.execution.ChargeRule.Tiers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/// Fee schedules against published examples, against an independent reckoning in decimals, and order by order.
class FeeScheduleTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    private static final Instrument COIN = new Instrument(1, new InstrumentId("X:COIN"), "COIN", "X", Currency.USD, 2, 1, 8, 1, 1,
            new Contract.CryptoPair(Currency.of("BTC")));
    private static final long DAY = 86_400_000_000_000L;
    private static final Price NONE = Price.of("0");
    private static final int MARCH = (int) LocalDate.of(2026, 3, 2).toEpochDay();

    private static FeeSchedule schedule(ChargeRule... rules) {
        return new FeeSchedule("schedule:test", List.of(rules), ts -> (int) Math.floorDiv(ts, DAY), "test");
    }

    private static Rate tier(String volume, String rate) {
        return new Rate(Integer.MIN_VALUE, Integer.MAX_VALUE, Price.of(volume), null, Liquidity.ANY, Price.of(rate), null, "");
    }

    private static ChargeRule rule(String name, Base base, Sides sides, Tiers tiers, Rate... rates) {
        return new ChargeRule(name, base, sides, List.of(), null, tiers, List.of(rates), NONE, NONE, NONE, false, Rounding.LEDGER);
    }

    /// An order that is filled in parts.
    private static final class Filling {
        final Instrument instrument;
        final Side side;
        final FeeCase one = new FeeCase();
        Quantity cum;
        ExactSum notional;
        long booked;
        @Nullable
        OrderFees fees;

        Filling(Instrument instrument, Side side) {
            this.instrument = instrument;
            this.side = side;
            cum = instrument.quantity(0);
            notional = ExactSum.zero(instrument.priceScale() + instrument.quantityScale());
        }

        Map<String, String> fill(CostModel model, String quantity, String price, boolean maker, int day) {
            Quantity last = Quantity.of(quantity).rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY);
            Price px = Price.of(price).rescale(instrument.priceScale(), RoundingMode.UNNECESSARY);
            cum = cum.plus(last);
            notional = notional.plus(px, last);
            one.order(instrument, side, cum, notional, booked, fees).execution(last, px, maker, day * DAY);
            long due = model.charge(one);
            booked = one.bookedUnits();
            fees = one.fees();
            if (!one.charges().isEmpty()) {
                assertThat(Charge.sum(one.charges())).isEqualTo(due);
            }
            Map<String, String> parts = new TreeMap<>();
            one.charges().forEach(charge -> parts.put(charge.rule(), charge.amount().plain()));
            return parts;
        }
    }

    /// The broker's own comparison page: 30,000,000 shares sold at 5 dollars, adding liquidity, under tiered pricing.
    @Test
    void thePublishedTieredExampleIsReproduced() {
        Rate[] tiers = {tier("0", "0.0035"), tier("300000", "0.0020"), tier("3000000", "0.0015"), tier("20000000", "0.0010"),
                tier("100000000", "0.0005")};
        FeeSchedule schedule = schedule(
                rule("exchange:finra", Base.COMMISSION, Sides.BOTH, Tiers.MONTHLY, Rate.always(Price.of("0.00056"))),
                rule("exchange:nyse", Base.COMMISSION, Sides.BOTH, Tiers.MONTHLY, Rate.always(Price.of("0.000175"))),
                rule("commission:tiered", Base.UNIT, Sides.BOTH, Tiers.MONTHLY, tiers),
                rule("exchange:venue", Base.UNIT, Sides.BOTH, Tiers.MONTHLY, Rate.always(Price.of("-0.0021"))),
                rule("clearing:nscc", Base.UNIT, Sides.BOTH, Tiers.MONTHLY, Rate.always(Price.of("0.0002"))),
                rule("regulatory:sec-31", Base.VALUE, Sides.SELLS, Tiers.MONTHLY, Rate.always(Price.of("0.000008"))),
                rule("regulatory:taf", Base.UNIT, Sides.SELLS, Tiers.MONTHLY,
                        new Rate(Integer.MIN_VALUE, Integer.MAX_VALUE, NONE, null, Liquidity.ANY, Price.of("0.000166"), Price.of("7.27"),
                                "")));

        Map<String, String> parts = new Filling(ACME, Side.SELL).fill(schedule, "30000000", "5", true, MARCH);

        assertThat(parts).containsEntry("commission:tiered", "41950.00").containsEntry("exchange:venue", "-63000.00")
                .containsEntry("clearing:nscc", "6000.00").containsEntry("regulatory:sec-31", "1200.00")
                .containsEntry("exchange:finra", "23.492").containsEntry("exchange:nyse", "7.34125")
                .containsEntry("regulatory:taf", "7.27");
        BigDecimal total = parts.values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total.setScale(1, RoundingMode.HALF_UP)).as("the page prints ($13,811.9)").isEqualTo("-13811.9");
    }

    @Test
    void theMinimumIsChargedOncePerOrderHoweverItFills() {
        FeeSchedule schedule = schedule(ChargeRule.flat("commission:x", Base.UNIT, Price.of("0.005")).bounded(Price.of("1"), NONE,
                Price.of("1")));
        Filling order = new Filling(ACME, Side.BUY);

        assertThat(order.fill(schedule, "50", "20", false, MARCH)).containsExactly(Map.entry("commission:x", "1.00"));
        assertThat(order.fill(schedule, "100", "20", false, MARCH)).as("0.75 so far, still below the minimum").isEmpty();
        assertThat(order.fill(schedule, "150", "20", false, MARCH)).containsExactly(Map.entry("commission:x", "0.50"));
        assertThat(order.fill(schedule, "100", "20", false, MARCH + 1)).as("it is the same order the day after")
                .containsExactly(Map.entry("commission:x", "0.50"));
    }

    @Test
    void anOrderThatWorksOnAnotherDayCountsAnewWhereTheScheduleSaysSo() {
        ChargeRule each = rule("commission:x", Base.UNIT, Sides.BOTH, Tiers.MONTHLY, Rate.always(Price.of("0.005")));
        FeeSchedule schedule = schedule(
                new ChargeRule(each.name(), each.base(), each.sides(), each.kinds(), null, each.tiers(), each.rates(),
                        Price.of("1"), NONE, NONE, true, Rounding.LEDGER));
        Filling order = new Filling(ACME, Side.BUY);

        assertThat(order.fill(schedule, "100", "20", false, MARCH)).containsEntry("commission:x", "1.00");
        assertThat(order.fill(schedule, "100", "20", false, MARCH)).isEmpty();
        assertThat(order.fill(schedule, "100", "20", false, MARCH + 1)).containsEntry("commission:x", "1.00");
    }

    @Test
    void theCapOfAnOrderComesLastAndTheCapOfAnExecutionHoldsForEach() {
        FeeSchedule schedule = schedule(
                ChargeRule.flat("commission:x", Base.UNIT, Price.of("0.005")).bounded(Price.of("1"), Price.of("4"), Price.of("1")),
                rule("regulatory:taf", Base.UNIT, Sides.SELLS, Tiers.MONTHLY,
                        new Rate(Integer.MIN_VALUE, Integer.MAX_VALUE, NONE, null, Liquidity.ANY, Price.of("0.000195"), Price.of("9.79"),
                                "")));
        Filling order = new Filling(ACME, Side.SELL);

        assertThat(order.fill(schedule, "10", "0.50", false, MARCH)).as("1 % of 5 dollars").containsEntry("commission:x", "0.05")
                .containsEntry("regulatory:taf", "0.00195");
        assertThat(order.fill(schedule, "100000", "0.50", false, MARCH)).as("4 at most").containsEntry("commission:x", "3.95")
                .containsEntry("regulatory:taf", "9.79");
        assertThat(order.fill(schedule, "100000", "0.50", false, MARCH)).containsExactly(Map.entry("regulatory:taf", "9.79"));
        assertThat(new Filling(ACME, Side.BUY).fill(schedule, "1000", "10", false, MARCH)).as("buys pay no TAF")
                .containsExactly(Map.entry("commission:x", "4.00"));
    }

    @Test
    void marginalTiersSplitAnExecutionAndWholeTiersDoNot() {
        Rate[] tiers = {tier("0", "0.01"), tier("1000", "0.001")};
        FeeSchedule marginal = schedule(rule("commission:m", Base.UNIT, Sides.BOTH, new Tiers(true, 0), tiers));
        FeeSchedule whole = schedule(rule("commission:w", Base.UNIT, Sides.BOTH, new Tiers(false, 0), tiers));

        assertThat(new Filling(ACME, Side.BUY).fill(marginal, "900", "5", false, MARCH)).containsEntry("commission:m", "9.00");
        assertThat(new Filling(ACME, Side.BUY).fill(marginal, "300", "5", false, MARCH)).as("100 at 1 cent, 200 at a tenth")
                .containsEntry("commission:m", "1.20");
        assertThat(new Filling(ACME, Side.BUY).fill(marginal, "100", "5", false, MARCH + 31)).as("a new month")
                .containsEntry("commission:m", "1.00");
        assertThat(new Filling(ACME, Side.BUY).fill(whole, "1100", "5", false, MARCH)).containsEntry("commission:w", "11.00");
        assertThat(new Filling(ACME, Side.BUY).fill(whole, "100", "5", false, MARCH)).containsEntry("commission:w", "0.10");
    }

    @Test
    void makersAndTakersPayTheirOwnRateByTheVolumeOfThirtyDays() {
        List<Rate> rates = new ArrayList<>();
        for (String[] row : new String[][]{{"0", "0.0016", "0.0026"}, {"50000", "0.0014", "0.0024"}}) {
            rates.add(new Rate(Integer.MIN_VALUE, Integer.MAX_VALUE, Price.of(row[0]), null, Liquidity.MAKER, Price.of(row[1]), null, ""));
            rates.add(new Rate(Integer.MIN_VALUE, Integer.MAX_VALUE, Price.of(row[0]), null, Liquidity.TAKER, Price.of(row[2]), null, ""));
        }
        FeeSchedule schedule = schedule(rule("commission:v", Base.VALUE, Sides.BOTH, new Tiers(false, 30), rates.toArray(Rate[]::new)));

        assertThat(new Filling(COIN, Side.BUY).fill(schedule, "0.5", "60000", true, MARCH)).containsEntry("commission:v", "48.00");
        assertThat(new Filling(COIN, Side.BUY).fill(schedule, "0.5", "60000", false, MARCH)).containsEntry("commission:v", "78.00");
        assertThat(new Filling(COIN, Side.SELL).fill(schedule, "0.5", "60000", false, MARCH + 29)).as("60,000 in the 30 days before")
                .containsEntry("commission:v", "72.00");
        assertThat(new Filling(COIN, Side.SELL).fill(schedule, "0.5", "60000", false, MARCH + 30)).as("the first two are too old")
                .containsEntry("commission:v", "78.00");
    }

    @Test
    void aDateWithoutARateIsAnErrorThatNamesDateAndRule() {
        int from = (int) LocalDate.of(2024, 5, 22).toEpochDay();
        FeeSchedule schedule = schedule(rule("regulatory:sec-31", Base.VALUE, Sides.SELLS, Tiers.MONTHLY,
                new Rate(from, from + 100, NONE, null, Liquidity.ANY, Price.of("0.0000278"), null, "")));

        assertThat(new Filling(ACME, Side.SELL).fill(schedule, "1000", "100", false, from)).containsEntry("regulatory:sec-31", "2.78");
        assertThatThrownBy(() -> new Filling(ACME, Side.SELL).fill(schedule, "1", "1", false, from - 1))
                .isInstanceOf(UnknownRateException.class).hasMessageContaining("regulatory:sec-31")
                .hasMessageContaining("2024-05-21").hasMessageContaining("costs.assumed");
    }

    @Test
    void amountsAreRoundedUpToTheCentPerExecutionWhereTheRuleSaysSo() {
        ChargeRule plain = rule("regulatory:sec-31", Base.VALUE, Sides.SELLS, Tiers.MONTHLY, Rate.always(Price.of("0.0000206")));
        FeeSchedule schedule = schedule(new ChargeRule(plain.name(), plain.base(), plain.sides(), List.of(), null, plain.tiers(),
                plain.rates(), NONE, NONE, NONE, false, new Rounding(Price.of("0.01"), RoundingMode.UP, true)));
        Filling order = new Filling(ACME, Side.SELL);

        assertThat(order.fill(schedule, "10", "100", false, MARCH)).as("0.0206").containsEntry("regulatory:sec-31", "0.03");
        assertThat(order.fill(schedule, "10", "100", false, MARCH)).containsEntry("regulatory:sec-31", "0.03");
    }

    @Test
    void aTradeTakenBackLeavesTheOrderAsIfItHadNotBeen() {
        FeeSchedule schedule = schedule(ChargeRule.flat("commission:x", Base.UNIT, Price.of("0.005")).bounded(Price.of("1"), NONE, NONE));
        Filling order = new Filling(ACME, Side.BUY);
        order.fill(schedule, "100", "20", false, MARCH);
        order.fill(schedule, "300", "20", false, MARCH);
        Accrual second = order.one.accrual();
        Quantity left = Quantity.of(100);
        order.one.order(ACME, Side.BUY, left, ExactSum.zero(4).plus(Price.of("20"), left), order.booked, order.fees)
                .execution(Quantity.of(300), Price.of("20"), false, MARCH * DAY).accrued(second);

        assertThat(schedule.takeBack(order.one)).as("2.00 less the minimum that stays").isEqualTo(-1_000_000);
        assertThat(order.one.bookedUnits()).isEqualTo(1_000_000);
    }

    /// Seeded fills against the sum over one-unit steps in decimals: another way to the same amount.
    @Property(tries = 200)
    void anIndependentReckoningAgreesOnRandomFills(@ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long seed) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        String[][] table = {{"0", "0.0035"}, {"1500", "0.0020"}, {"4000", "0.0005"}};
        Rate[] tiers = new Rate[table.length];
        for (int i = 0; i < tiers.length; i++) {
            tiers[i] = tier(table[i][0], table[i][1]);
        }
        FeeSchedule schedule = schedule(
                rule("commission:t", Base.UNIT, Sides.BOTH, Tiers.MONTHLY, tiers).bounded(Price.of("0.35"), NONE, Price.of("1")),
                rule("regulatory:sec-31", Base.VALUE, Sides.SELLS, Tiers.MONTHLY, Rate.always(Price.of("0.0000206"))));
        long volume = 0;
        for (int order = 0; order < 6; order++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Filling filling = new Filling(ACME, side);
            BigDecimal commission = BigDecimal.ZERO;
            BigDecimal value = BigDecimal.ZERO;
            long quantity = 0;
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                int shares = random.nextInt(1, 900);
                BigDecimal price = BigDecimal.valueOf(random.nextLong(1_000, 900_000), 4);
                filling.fill(schedule, String.valueOf(shares), price.toPlainString(), false, MARCH);
                for (int k = 0; k < shares; k++, volume++) {
                    commission = commission.add(new BigDecimal(volume < 1500 ? "0.0035" : volume < 4000 ? "0.0020" : "0.0005"));
                }
                value = value.add(price.multiply(BigDecimal.valueOf(shares)));
                quantity += shares;
            }
            BigDecimal bounded = commission.max(new BigDecimal("0.35")).min(value.movePointLeft(2)).setScale(6, RoundingMode.HALF_EVEN);
            BigDecimal sec = side == Side.BUY
                    ? BigDecimal.ZERO
                    : value.multiply(new BigDecimal("0.0000206")).setScale(6, RoundingMode.HALF_EVEN);

            assertThat(BigDecimal.valueOf(filling.booked, 6)).as("%s of %s shares worth %s", side, quantity, value)
                    .isCloseTo(bounded.add(sec), org.assertj.core.data.Offset.offset(new BigDecimal("0.000001")));
        }
    }
}
