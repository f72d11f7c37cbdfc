package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    @ParameterizedTest
    @CsvSource({"1234567.890000,USD,'1,234,567.89'", "0.125,USD,0.12", "0.135,USD,0.14", "-1234.5,USD,'−1,234.50'", "-0.001,USD,0.00",
            "13000000000000,KRW,'13,000,000,000,000'", "999,JPY,999", "0.123456789,BTC,0.12345679", "2.50000000,BTC,2.5", "100,USDT,100"})
    void moneyHasTheDecimalsOfItsCurrency(BigDecimal amount, String currency, String shown) {
        assertThat(Figures.money(amount, currency)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.0123,+1.23%", "-0.5,−50.00%", "0,0.00%", "12.5,'+1,250.00%'", "-0.00001,0.00%"})
    void fractionsArePercentages(BigDecimal fraction, String shown) {
        assertThat(Figures.signedPercent(fraction, 2)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-28T20:00:00Z,2024-03-28 20:00", "2024-03-28T20:00:07Z,2024-03-28 20:00:07",
            "2024-03-28T20:00:00.000000001Z,2024-03-28 20:00:00.000000001"})
    void timesDropOnlyZeroSeconds(String iso, String shown) {
        assertThat(Figures.time(iso)).isEqualTo(shown);
    }

    @Property
    void groupingKeepsTheNumber(@ForAll long units, @ForAll @LongRange(max = 10) long scale) {
        BigDecimal value = BigDecimal.valueOf(units, (int) scale);
        assertThat(new BigDecimal(Figures.plain(value).replace(",", "").replace('−', '-'))).isEqualByComparingTo(value);
    }

    @Test
    void jsonKeepsDigitsThatADoubleWouldLose() {
        assertThat(new Json().printed(new BigDecimal("123456789012345678.5")).toString()).isEqualTo("\"123456789012345678.5\"");
        assertThat(new Json().printed(new BigDecimal("0.0000000001")).toString()).isEqualTo("\"0.0000000001\"");
        assertThat(new Json().printed(new BigDecimal("44.860000")).toString()).isEqualTo("44.86");
    }
}
