package dev.assay.riskguard.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LimitTest {
    @Test
    void fractionsAreExactAndRoundDown() {
        Limit third = Limit.EquityFraction.of(new BigDecimal("0.333333333333333333"));
        assertThat(third.units(3_000_000)).isEqualTo(999_999);
        assertThat(Limit.EquityFraction.of(new BigDecimal("2.00"))).isEqualTo(new Limit.EquityFraction(2, 0));
        assertThat(Limit.EquityFraction.of(new BigDecimal("200")).text()).isEqualTo("20000 % of equity");
        assertThat(third.units(0)).isZero();
        assertThat(third.units(-1)).isZero();
    }

    @Test
    void amountsDoNotDependOnEquity() {
        Limit amount = new Limit.Amount(Money.of("1234567.8", Currency.USD));
        assertThat(amount.units(-5)).isEqualTo(1_234_567_800_000L);
        assertThat(amount.text()).isEqualTo("1,234,567.80 USD");
    }

    @Test
    void whatCannotBeALimitIsRefused() {
        assertThatThrownBy(() -> new Limit.Amount(Money.of("-1", Currency.USD))).hasMessageContaining("-1.00 USD");
        assertThatThrownBy(() -> Limit.EquityFraction.of(new BigDecimal("-0.1"))).hasMessageContaining("-0.1 of equity");
        assertThatThrownBy(() -> Limit.EquityFraction.of(new BigDecimal("1e-19"))).hasMessageContaining("too many digits");
        assertThatThrownBy(() -> Limit.EquityFraction.of(new BigDecimal("1e19"))).hasMessageContaining("too many digits");
        assertThatThrownBy(() -> Limit.EquityFraction.of(new BigDecimal("1234567890.123456789"))).as("19 digits, though they fit 64 bits")
                .hasMessageContaining("too many digits");
    }

    @Test
    void amountsAreGroupedInThousands() {
        assertThat(Words.money(Money.of("-123456.5", Currency.USD))).isEqualTo("-123,456.50 USD");
        assertThat(Words.money(Money.of("-123.000001", Currency.USD))).isEqualTo("-123.000001 USD");
        assertThat(Words.money(Money.of("1000", Currency.of("JPY")))).isEqualTo("1,000.00 JPY");
        assertThat(Words.duration(0)).isEqualTo("0s");
        assertThat(Words.duration(1_500_000)).isEqualTo("1ms 500000ns");
        assertThat(Words.duration(90_061_000_000_000L)).isEqualTo("1d 1h");
    }
}
