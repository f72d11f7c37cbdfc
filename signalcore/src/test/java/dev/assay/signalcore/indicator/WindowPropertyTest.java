package dev.assay.signalcore.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What is kept from value to value is what the last n values say when looked at anew.
class WindowPropertyTest {
    @Property(tries = 300)
    void windowsAgreeWithTheLastValuesLookedAtAnew(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1000, max = 1000) Double> given,
            @ForAll @IntRange(min = 1, max = 12) int length) {
        double[] values = given.stream().mapToDouble(Double::doubleValue).toArray();
        Sma sma = new Sma(length);
        StdDev deviation = new StdDev(length);
        RollingMax highest = new RollingMax(length);
        RollingMin lowest = new RollingMin(length);
        for (int i = 0; i < values.length; i++) {
            sma.update(values[i]);
            deviation.update(values[i]);
            highest.update(values[i]);
            lowest.update(values[i]);
            if (i + 1 < length) {
                assertThat(new double[]{sma.value(), deviation.value(), highest.value(), lowest.value()}).containsOnly(Double.NaN);
                continue;
            }
            double[] last = Arrays.copyOfRange(values, i + 1 - length, i + 1);
            double mean = Arrays.stream(last).average().orElseThrow();
            double variance = Arrays.stream(last).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
            assertThat(sma.value()).isEqualTo(mean, within(1e-9));
            assertThat(deviation.value()).isEqualTo(Math.sqrt(variance), within(1e-9));
            assertThat(highest.value()).isEqualTo(Arrays.stream(last).max().orElseThrow(), within(0.0));
            assertThat(lowest.value()).isEqualTo(Arrays.stream(last).min().orElseThrow(), within(0.0));
        }
    }
}
