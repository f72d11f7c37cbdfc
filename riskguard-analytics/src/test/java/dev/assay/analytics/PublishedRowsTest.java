package dev.assay.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Published figures, each row with its source and the variant it is of.
class PublishedRowsTest {
    /// CVAR-N: normal expected shortfall φ(z)/(1-α), the rationale of Basel's ES 97.5 %.
    @ParameterizedTest
    @CsvSource({"0.975, 2.3378", "0.99, 2.6652"})
    void normalShortfall(double confidence, double expected) {
        assertThat(ValueAtRisk.parametricShortfall(0, 1, confidence)).isCloseTo(expected, within(1e-4));
    }

    /// CF-2: Cornish-Fisher without skewness and excess kurtosis is the normal quantile.
    @Test
    void cornishFisherReducesToNormal() {
        assertThat(ValueAtRisk.cornishFisherQuantile(0, 0, 0.01)).isCloseTo(-2.3263478740, within(1e-9));
        assertThat(ValueAtRisk.cornishFisher(0, 1, 0, 0, 0.99)).isCloseTo(ValueAtRisk.parametric(0, 1, 0.99), within(1e-12));
    }

    /// KUPIEC: the non-rejection regions at 95 % of Kupiec 1995 (through Jorion, table 6.2), both ends inside, their neighbours outside.
    @ParameterizedTest
    @CsvSource({"510, 0.01, 2, 10", "1000, 0.01, 5, 16", "510, 0.025, 7, 20", "255, 0.05, 7, 20", "510, 0.05, 17, 35",
            "255, 0.075, 12, 27", "1000, 0.075, 60, 91", "255, 0.1, 17, 35", "1000, 0.1, 82, 119"})
    void kupiecRegions(int periods, double probability, int first, int last) {
        for (int exceptions = 0; exceptions <= last + 20; exceptions++) {
            assertThat(VarBacktest.kupiec(periods, exceptions, probability).rejected()).as("%d of %d", exceptions, periods)
                    .isEqualTo(exceptions < first || exceptions > last);
        }
    }

    /// CHRIST-1: Christoffersen 1998, first-order Markov; recomputed by formula from the same 250 hits.
    @Test
    void christoffersen() {
        boolean[] hits = new boolean[250];
        for (int at : new int[]{10, 11, 12, 100, 101, 200}) {
            hits[at] = true;
        }
        assertThat(VarBacktest.independence(hits).statistic()).isCloseTo(15.915297, within(1e-6));
        assertThat(VarBacktest.kupiec(250, 6, 0.01).statistic()).isCloseTo(3.555355, within(1e-6));
        assertThat(VarBacktest.conditionalCoverage(hits, 0.01).statistic()).isCloseTo(19.470651, within(1e-6));
        assertThat(VarBacktest.conditionalCoverage(hits, 0.01).rejected()).isTrue();
    }

    /// BASEL-TL: Basel Committee, January 1996, table 2: 250 observations at 99 %.
    @ParameterizedTest
    @CsvSource({"0, 8.11, 3.0, GREEN", "1, 28.58, 3.0, GREEN", "3, 75.81, 3.0, GREEN", "5, 95.88, 3.4, YELLOW", "6, 98.63, 3.5, YELLOW",
            "8, 99.89, 3.75, YELLOW", "10, 99.99, 4.0, RED"})
    void trafficLight(int exceptions, double cumulative, double multiplier, VarBacktest.Zone zone) {
        VarBacktest.TrafficLight light = VarBacktest.trafficLight(exceptions);
        assertThat(light.cumulative() * 100).isCloseTo(cumulative, within(0.01));
        assertThat(light.multiplier()).isEqualTo(multiplier);
        assertThat(light.zone()).isEqualTo(zone);
    }
}
