package dev.assay.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// An account with instruments in other currencies: what is booked in which currency, and what it is worth, by hand and in decimals.
class CurrenciesTest {
    private static final Currency EUR = Currency.of("EUR");
    private static final Currency JPY = Currency.of("JPY");
    private static final StrategyId ONE = new StrategyId(0, "one");
    private static final Instrument RHINE = Instrument.equity(0, "RHINE", "XETR", EUR);
    private static final Instrument SUMIDA = Instrument.equity(1, "SUMIDA", "XTKS", JPY);
    private static final Instrument EURUSD = pair(2, "EURUSD", EUR, Currency.USD, 5);
    private static final Instrument USDJPY = pair(3, "USDJPY", Currency.USD, JPY, 3);
    private static final Universe UNIVERSE = new Universe(List.of(RHINE, SUMIDA, EURUSD, USDJPY));
    private static final EventSink SINK = (payload, source, correlation, cause) -> 1;

    private static Instrument pair(int number, String symbol, Currency base, Currency quote, int scale) {
        return new Instrument(number, new InstrumentId("XOFF:" + symbol), symbol, "XOFF", quote, scale, 1, 0, 1, 1,
                new Contract.FxPair(base));
    }

    private static Portfolio account() {
        Portfolio account = new Portfolio(UNIVERSE, List.of(ONE), Currency.USD, "fee",
                new Bookkeeping(LotMethod.FIFO, List.of(new RateSource.Pair(EURUSD), new RateSource.Pair(USDJPY))), SINK);
        account.open(Money.of("100000", Currency.USD), 1, 1);
        return account;
    }

    private static Fill fill(Instrument instrument, int units, String price, String fee) {
        return new Fill("x", 1, ONE, instrument, units > 0 ? Side.BUY : Side.SELL, Quantity.of(Math.abs(units)), Price.of(price),
                Money.of(fee, instrument.currency()), true, Price.of("0"), 0, false);
    }

    private static Money usd(String amount) {
        return Money.of(amount, Currency.USD);
    }

    /// By hand. 100 RHINE at 50.00 EUR with a fee of 2 EUR: -5,002 EUR. At 52.00 and 1.10: 100,000 + (5,200 - 5,002) × 1.10 = 100,217.80.
    /// 40 are sold at 55.00, fee 1: cash -5,002 + 2,199 = -2,803 EUR; gain 200 EUR. At 55.00 and 1.20: (3,300 - 2,803) × 1.20 = 596.40.
    @Test
    void aShareInEuros() {
        Portfolio account = account();
        account.mark(EURUSD, 110_000, 0);
        account.book(fill(RHINE, 100, "50", "2"), 1, 1);
        account.mark(RHINE, 520_000, 0);
        assertThat(account.cash()).contains(usd("100000"), Money.of("-5002", EUR));
        assertThat(account.snapshot().equity()).isEqualTo(usd("100217.80"));
        account.book(fill(RHINE, -40, "55", "1"), 1, 1);
        account.mark(RHINE, 550_000, 1);
        account.mark(EURUSD, 120_000, 1);
        PortfolioSnapshot now = account.snapshot();
        assertThat(now.equity()).isEqualTo(usd("100596.40"));
        assertThat(now.realizedPnl()).as("200 EUR at 1.20").isEqualTo(usd("240"));
        assertThat(now.unrealizedPnl()).as("60 x 5 EUR at 1.20").isEqualTo(usd("360"));
        assertThat(now.fees()).isEqualTo(usd("3.60"));
        assertThat(now.cash()).as("100,000 - 2,803 EUR at 1.20").isEqualTo(usd("96636.40"));
        assertThat(now.grossExposure()).isEqualTo(usd("3960"));
        assertThat(account.position(ONE, RHINE).realizedPnl()).isEqualTo(Money.of("200", EUR));
    }

    /// By hand: short 1,000 SUMIDA at 1,500 JPY, dividend of 3 owed. At 1,400 and 140 JPY a dollar: (100,000 - 3,000) ÷ 140 = 692.857143.
    @Test
    void aShortSaleInYenAtARateQuotedTheOtherWayRound() {
        Portfolio account = account();
        account.mark(USDJPY, 150_000, 0);
        account.book(fill(SUMIDA, -1_000, "1500", "0"), 1, 1);
        account.mark(SUMIDA, 14_000_000, 0);
        account.apply(new CorporateAction.CashDividend(SUMIDA, 1, 5, Price.of("3")), 1);
        account.mark(USDJPY, 140_000, 2);
        assertThat(account.snapshot().equity().toDouble()).isCloseTo(100_692.857143, org.assertj.core.data.Offset.offset(0.000002));
        account.settle(5);
        assertThat(account.cash()).contains(Money.of("1497000", JPY));
    }

    @Test
    void anUnknownRateIsAnErrorThatNamesThePair() {
        Portfolio account = account();
        account.book(fill(RHINE, 1, "50", "0"), 1, 1);
        account.mark(RHINE, 500_000, 0);
        assertThat(account.rateKnown(RHINE)).isFalse();
        assertThatThrownBy(account::equityUnits).hasMessageContaining("no rate EUR/USD is known yet");
        assertThatThrownBy(() -> account.mark(EURUSD, 0, 0)).hasMessageContaining("EUR/USD").hasMessageContaining("not positive");
    }

    @Test
    void aCurrencyWithoutASourceOfItsRateIsRefused() {
        assertThatThrownBy(() -> new Portfolio(UNIVERSE, List.of(ONE), Currency.USD, "fee",
                new Bookkeeping(LotMethod.FIFO, List.of(new RateSource.Pair(USDJPY))), SINK))
                .hasMessageContaining("RHINE is quoted in EUR but the account is in USD").hasMessageContaining("EUR/USD");
        assertThatThrownBy(() -> new Portfolio(UNIVERSE, List.of(ONE), Currency.USD, "fee",
                new Bookkeeping(LotMethod.FIFO, List.of(new RateSource.Pair(EURUSD), new RateSource.Constant(EUR, Price.of("1.1")))), SINK))
                .hasMessageContaining("EUR/USD is declared twice");
        assertThatThrownBy(() -> new RateSource.Pair(RHINE).of(Currency.USD)).hasMessageContaining("no currency pair");
        assertThatThrownBy(() -> new RateSource.Pair(EURUSD).of(JPY)).hasMessageContaining("no rate into JPY");
    }

    /// Conversion both ways is the exact product or quotient, rounded once.
    @Property
    void conversionsAreExactDecimals(@ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long units,
            @ForAll @IntRange(min = 1, max = 10_000_000) int rate) {
        Portfolio account = account();
        account.mark(EURUSD, rate, 0);
        account.mark(USDJPY, rate, 0);
        BigDecimal amount = BigDecimal.valueOf(units);
        BigDecimal euro = BigDecimal.valueOf(rate, 5);
        assertThat(account.toAccount(RHINE, units, RoundingMode.HALF_EVEN))
                .isEqualTo(amount.multiply(euro).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        BigDecimal yen = BigDecimal.valueOf(rate, 3);
        // Yen are kept with two decimals, dollars with six.
        assertThat(account.toAccount(SUMIDA, units / 10_000_000, RoundingMode.FLOOR)).isEqualTo(
                BigDecimal.valueOf(units / 10_000_000, 2).divide(yen, 6, RoundingMode.FLOOR).unscaledValue().longValueExact());
        assertThat(account.fromAccount(SUMIDA, units / 10_000_000, RoundingMode.FLOOR)).isEqualTo(
                BigDecimal.valueOf(units / 10_000_000, 6).multiply(yen).setScale(2, RoundingMode.FLOOR).unscaledValue().longValueExact());
    }
}
