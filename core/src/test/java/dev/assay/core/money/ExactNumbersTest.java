package dev.assay.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// Fixed-point arithmetic against [BigDecimal], and the range the ledger promises.
class ExactNumbersTest {
    @Property
    void productsAndQuotientsAgreeWithBigDecimal(@ForAll long a, @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long b,
            @ForAll @LongRange(min = 1) long divisor, @ForAll RoundingMode rounding) {
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigDecimal expected;
        try {
            expected = new BigDecimal(product).divide(BigDecimal.valueOf(divisor), 0, rounding);
        } catch (ArithmeticException e) {
            assertThatThrownBy(() -> FixedPoint.multiplyDivide(a, b, divisor, rounding)).isInstanceOf(ArithmeticException.class);
            return;
        }
        if (expected.unscaledValue().bitLength() > 63) {
            assertThatThrownBy(() -> FixedPoint.multiplyDivide(a, b, divisor, rounding)).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(FixedPoint.multiplyDivide(a, b, divisor, rounding)).isEqualTo(expected.longValueExact());
        }
    }

    @Property
    void textComesBack(@ForAll long units, @ForAll @IntRange(max = 18) int scale) {
        assertThat(FixedPoint.parse(FixedPoint.format(units, scale), scale)).isEqualTo(units);
    }

    @Property
    void sumsOfNotionalAreExact(@ForAll long price, @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long quantity,
            @ForAll @IntRange(max = 10) int priceScale, @ForAll @IntRange(max = 8) int quantityScale) {
        Price p = new Price(price, priceScale);
        Quantity q = new Quantity(quantity, quantityScale);
        ExactSum sum = ExactSum.zero(priceScale + quantityScale).plus(p, q).plus(p, q).minus(p, q);
        assertThat(sum.decimal()).isEqualByComparingTo(p.decimal().multiply(q.decimal()));
    }

    @Test
    void theRangeHoldsWhatMarketsTrade() {
        assertThat(Money.of("10000000000000", Currency.of("KRW")).plus(Money.of("0.01", Currency.of("KRW"))).plain())
                .isEqualTo("10000000000000.01");
        assertThat(Money.notional(Price.of("65000.01"), Quantity.of("0.00000001"), 1, Currency.USD).units()).isEqualTo(650);
        assertThat(Money.notional(Price.of("0.0000000001"), Quantity.of(100_000_000_000_000L), 1, Currency.of("USDT")).plain())
                .isEqualTo("10000.00");
        assertThat(Money.of("0.000001", Currency.USD).units()).isEqualTo(1);
    }

    @Test
    void overflowIsAnErrorAndNeverWraps() {
        Money most = new Money(Long.MAX_VALUE, Currency.USD);
        assertThatThrownBy(() -> most.plus(new Money(1, Currency.USD))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Quantity(Long.MIN_VALUE, 0).negate()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.notional(Price.of("1000000"), Quantity.of(Long.MAX_VALUE), 1, Currency.USD))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.parse("1.00001", 4)).isInstanceOf(NumberFormatException.class).hasMessageContaining("1.00001");
    }

    @Test
    void equalityIsNumericAndCurrenciesDoNotMix() {
        assertThat(Price.of("1.0")).isEqualTo(Price.of("1.00")).hasSameHashCodeAs(Price.of("1.00"));
        assertThat(Quantity.of("2.50").plus(Quantity.of(1))).isEqualTo(Quantity.of("3.5"));
        assertThatThrownBy(() -> Currency.USD.zero().plus(Currency.of("EUR").zero())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR");
    }
}
