package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.CostModels;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holding costs, against published examples and figures worked by hand. Day 0 is a Thursday; sessions are on all days but weekends.
class CarryTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final long CLOSE = 21 * 3_600_000_000_000L;
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final Instrument PAIR = new Instrument(1, new InstrumentId("FX:EURUSD"), "EURUSD", "FX", Currency.USD, 5, 1, 0, 1, 1,
            new Contract.FxPair(Currency.of("EUR")));
    private static final Instrument PERP = new Instrument(2, new InstrumentId("X:BTC-PERP"), "BTC-PERP", "X", Currency.USD, 2, 1, 8, 1, 1,
            new Contract.CryptoPair(Currency.of("BTC")));
    private static final Universe UNIVERSE = new Universe(List.of(ACME, PAIR, PERP));

    private final List<BrokerMessage> said = new ArrayList<>();
    private long orders;

    private static SimulatedBroker broker(CarryTerms terms, String cash) {
        return new SimulatedBroker(UNIVERSE, FillModels.byId("this-close"), CostModels.none(), Money.of(cash, Currency.USD))
                .financed(terms, ts -> (int) Math.floorDiv(ts, DAY), ts -> (Math.floorDiv(ts, DAY) + 4) % 7 == 5 ? 3 : 1);
    }

    /// Holds a position from the close of a day on.
    private void hold(SimulatedBroker broker, Instrument instrument, Side side, String quantity, String price, int day) {
        long ts = day * DAY + CLOSE;
        broker.onInstant(ts);
        bar(broker, instrument, price, ts);
        broker.send(new OrderCommand.NewOrderSingle(++orders, new StrategyId(0, "s"), instrument, side,
                Quantity.of(quantity).rescale(instrument.quantityScale(), java.math.RoundingMode.UNNECESSARY), OrderTerms.market(), "",
                false),
                orders);
        bar(broker, instrument, price, ts);
        drain(broker);
        said.clear();
    }

    private static void bar(SimulatedBroker broker, Instrument instrument, String price, long ts) {
        long units = dev.assay.core.money.Price.of(price).rescale(instrument.priceScale(), java.math.RoundingMode.UNNECESSARY).units();
        broker.onMarketData(new Bar(instrument, ts, ts, units, units, units, units, 1_000_000), 1);
    }

    private void close(SimulatedBroker broker, int day) {
        broker.onInstant(day * DAY + CLOSE);
        broker.onSessionEnd(day * DAY + CLOSE);
        drain(broker);
    }

    private void drain(SimulatedBroker broker) {
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            said.add(message);
        }
    }

    private List<String> charges() {
        return said.stream().filter(AccountCharge.class::isInstance).map(AccountCharge.class::cast)
                .map(charge -> charge.rule() + " " + charge.amount().toDouble()).toList();
    }

    private static CarryTerms borrow(String rate, CarryTerms.Collateral collateral, int days) {
        return new CarryTerms(List.of(new CarryTerms.Borrow(null, new BigDecimal(rate))), collateral, days, List.of(), List.of(), 360,
                List.of(), List.of());
    }

    /// The broker's published example: 100,000 shares at 0.25 and 50 % cost 138.89 a day, because 0.255 rounds up to a dollar.
    @Test
    void thePublishedBorrowFeeIsReproduced() {
        SimulatedBroker broker = broker(borrow("0.50", CarryTerms.Collateral.ROUNDED_102, 360), "1000000");
        hold(broker, ACME, Side.SELL_SHORT, "100000", "0.25", 0);

        close(broker, 0);

        assertThat(said).singleElement().isInstanceOfSatisfying(AccountCharge.class, charge -> {
            assertThat(charge.amount().plain()).isEqualTo("138.888889");
            assertThat(charge.rule()).isEqualTo("borrow:shares");
            assertThat(charge.instrument()).isEqualTo(ACME);
            assertThat(charge.text()).isEqualTo("100000 ACME × 1 (102 % of 0.25, rounded up) × 0.5 × 1/360");
        });
        assertThat(broker.cash()).containsExactly(Money.of("1024861.111111", Currency.USD));
    }

    @Test
    void aWeekendCountsAtTheCloseBeforeItAndLongPositionsBorrowNothing() {
        SimulatedBroker broker = broker(borrow("0.365", CarryTerms.Collateral.MARKET_VALUE, 365), "1000000");
        hold(broker, ACME, Side.SELL_SHORT, "1000", "20", 0);
        close(broker, 0);
        close(broker, 1);
        hold(broker, ACME, Side.BUY, "2000", "20", 4);
        close(broker, 4);

        assertThat(charges()).isEmpty();
        said.clear();
        SimulatedBroker other = broker(borrow("0.365", CarryTerms.Collateral.MARKET_VALUE, 365), "1000000");
        hold(other, ACME, Side.SELL_SHORT, "1000", "20", 0);
        close(other, 0);
        close(other, 1);
        assertThat(charges()).as("20,000 × 0.1 % a day, then three days at Friday's close").containsExactly("borrow:shares 20.0",
                "borrow:shares 60.0");
    }

    /// The broker's published example of tiers: 250,000 earn nothing on 10,000, 0.50 % on 90,000 and 0.75 % on 150,000: 4.375 a day.
    @Test
    void thePublishedTiersOfCreditInterestAreReproduced() {
        CarryTerms terms = new CarryTerms(List.of(), CarryTerms.Collateral.ROUNDED_102, 360,
                tiers("0", "0", "10000", "0.005", "100000", "0.0075"),
                tiers("0", "0.06", "100000", "0.05"), 360, List.of(), List.of());
        SimulatedBroker broker = broker(terms, "250000");
        close(broker, 0);
        assertThat(charges()).containsExactly("interest:credit -4.375");

        said.clear();
        SimulatedBroker borrower = broker(terms, "100000");
        hold(borrower, ACME, Side.BUY, "12500", "20", 0);
        close(borrower, 0);
        assertThat(charges()).as("150,000 borrowed: 100,000 at 6 % and 50,000 at 5 %, a day of 360")
                .containsExactly("interest:debit 23.611111");

        said.clear();
        SimulatedBroker seller = broker(terms, "100000");
        hold(seller, ACME, Side.SELL_SHORT, "5000", "20", 0);
        close(seller, 0);
        assertThat(charges()).as("the collateral of the short position, 5,000 × 21, earns nothing: 95,000 are left, 85,000 at 0.5 %")
                .containsExactly("interest:credit -1.180556");
    }

    private static List<CarryTerms.Tier> tiers(String... pairs) {
        List<CarryTerms.Tier> tiers = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            tiers.add(new CarryTerms.Tier(new BigDecimal(pairs[i]), new BigDecimal(pairs[i + 1])));
        }
        return tiers;
    }

    @Test
    void aCurrencyPairIsFinancedThreefoldOnWednesday() {
        CarryTerms terms = new CarryTerms(List.of(), CarryTerms.Collateral.ROUNDED_102, 360, List.of(), List.of(), 360,
                List.of(new CarryTerms.Fx(PAIR, new BigDecimal("0.036"), new BigDecimal("-0.018"), DayOfWeek.WEDNESDAY, 360)), List.of());
        SimulatedBroker broker = broker(terms, "1000000");
        hold(broker, PAIR, Side.BUY, "100000", "1.10", 4);
        for (int day = 4; day <= 8; day++) {
            close(broker, day);
        }
        assertThat(charges()).as("Monday to Friday: 110,000 × 3.6 % ÷ 360").containsExactly("financing:fx 11.0", "financing:fx 11.0",
                "financing:fx 33.0", "financing:fx 11.0", "financing:fx 11.0");

        said.clear();
        SimulatedBroker seller = broker(terms, "1000000");
        hold(seller, PAIR, Side.SELL, "100000", "1.10", 4);
        close(seller, 4);
        assertThat(charges()).containsExactly("financing:fx -5.5");
    }

    @Test
    void aPerpetualIsFundedAtItsTimesAtThePriceBefore() {
        CarryTerms terms = new CarryTerms(List.of(), CarryTerms.Collateral.ROUNDED_102, 360, List.of(), List.of(), 360, List.of(),
                List.of(new CarryTerms.Funding(PERP, new BigDecimal("0.0001"),
                        List.of(LocalTime.of(0, 0), LocalTime.of(8, 0), LocalTime.of(16, 0)))));
        SimulatedBroker broker = broker(terms, "1000000");
        hold(broker, PERP, Side.BUY, "2", "50000", 0);
        broker.onInstant(DAY + CLOSE);
        bar(broker, PERP, "60000", DAY + CLOSE);
        broker.onInstant(2 * DAY);
        drain(broker);

        assertThat(charges()).as("0:00, 8:00 and 16:00 of day 1 at 50,000, 0:00 of day 2 at 60,000").containsExactly(
                "funding:perpetual 10.0",
                "funding:perpetual 10.0", "funding:perpetual 10.0", "funding:perpetual 12.0");
        assertThat(said).extracting(message -> ((AccountCharge) message).transactTs()).containsExactly(DAY, DAY + DAY / 3,
                DAY + 2 * DAY / 3,
                2 * DAY);
    }
}
