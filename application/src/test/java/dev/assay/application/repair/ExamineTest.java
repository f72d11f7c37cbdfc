package dev.assay.application.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Each defect put into a clean random walk with dividends and a split is found where it was put and named; the clean walk is left alone.
class ExamineTest {
    private static final int DAYS = 400;
    private static final int EVERY = 60;
    private static final int SPLIT = 210;

    /// A vendor's series: prices adjusted for a 4 for 1 split, closes adjusted for dividends too. `seed` decides prices.
    private static final class Walk {
        final double[] open = new double[DAYS];
        final double[] close = new double[DAYS];
        final double[] adjusted = new double[DAYS];
        final double[] dividends = new double[DAYS];
        final double[] splits = new double[DAYS];
        final double[] gains = new double[DAYS];

        Walk(long seed) {
            Random random = new Random(seed);
            double price = 50;
            for (int i = 0; i < DAYS; i++) {
                double before = price;
                if (i > 0 && i % EVERY == 0) {
                    dividends[i] = Math.round(100 * before * 0.03) / 100.0;
                    before -= dividends[i];
                }
                open[i] = before * Math.exp(random.nextGaussian() * 0.004);
                price = open[i] * Math.exp(random.nextGaussian() * 0.01);
                close[i] = price;
            }
            splits[SPLIT] = 4;
            adjust(dividends);
        }

        final void adjust(double[] amounts) {
            double factor = 1;
            for (int i = DAYS - 1; i >= 0; i--) {
                adjusted[i] = close[i] * factor;
                if (i > 0 && amounts[i] > 0) {
                    factor *= 1 - amounts[i] / close[i - 1];
                }
            }
        }

        void scale(int from, int to, double factor) {
            for (double[] prices : List.of(open, close, adjusted)) {
                for (int i = from; i < to; i++) {
                    prices[i] *= factor;
                }
            }
        }

        Series series() {
            String[] days = new String[DAYS];
            long[] lines = new long[DAYS];
            for (int i = 0; i < DAYS; i++) {
                days[i] = LocalDate.of(2020, 1, 1).plusDays(i).toString();
                lines[i] = i + 2L;
            }
            return new Series(days, lines, open, close, adjusted, dividends, splits, gains, true);
        }

        List<String> found() {
            return Examine.of(series()).stream().map(finding -> finding.defect() + " " + finding.firstLine() + "-" + finding.lastLine())
                    .toList();
        }
    }

    private static String at(Defect defect, int row) {
        return defect + " " + (row + 2) + "-" + (row + 2);
    }

    @Test
    void cleanWalksAreLeftAlone() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(new Walk(seed).found()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void hundredfoldRowsAndLevels() {
        for (long seed = 0; seed < 20; seed++) {
            Walk rows = new Walk(seed);
            rows.scale(100, 102, 100);
            assertThat(rows.found()).containsExactly(Defect.UNIT_100 + " 102-103");
            Walk level = new Walk(seed);
            level.scale(0, 150, 0.01);
            assertThat(level.found()).containsExactly(Defect.UNIT_100 + " 2-151");
        }
    }

    @Test
    void splitsOnceTooOftenOrNotAtAll() {
        for (long seed = 0; seed < 20; seed++) {
            Walk row = new Walk(seed);
            row.scale(SPLIT - 2, SPLIT - 1, 4);
            assertThat(row.found()).containsExactly(at(Defect.SPLIT_ROW, SPLIT - 2));
            Walk level = new Walk(seed);
            level.scale(0, SPLIT + 3, 4);
            assertThat(level.found()).containsExactly(Defect.SPLIT_LEVEL + " 2-" + (SPLIT + 4));
            assertThat(Examine.of(level.series()).getFirst().proposal()).contains("by 0.25");
            Walk unknown = new Walk(seed);
            unknown.splits[SPLIT] = 0;
            unknown.scale(0, 100, 3 * unknown.adjusted[100] / unknown.adjusted[99]);
            assertThat(unknown.found()).contains(at(Defect.SPLIT_LIKE_JUMP, 100));
        }
    }

    @Test
    void dividendsTheAdjustedCloseMissesOrDoubles() {
        for (long seed = 0; seed < 20; seed++) {
            Walk missing = new Walk(seed);
            double[] without = missing.dividends.clone();
            without[120] = 0;
            missing.adjust(without);
            assertThat(missing.found()).containsExactly(at(Defect.ADJUSTMENT_MISSING, 120));
            Walk doubled = new Walk(seed);
            double[] twice = doubled.dividends.clone();
            twice[180] *= 2;
            doubled.adjust(twice);
            assertThat(doubled.found()).containsExactly(at(Defect.ADJUSTMENT_DOUBLED, 180));
            Walk gains = new Walk(seed);
            double[] more = gains.dividends.clone();
            gains.gains[240] = 0.6 * gains.dividends[240];
            more[240] += gains.gains[240];
            gains.adjust(more);
            assertThat(gains.found()).containsExactly(at(Defect.GAINS_TWICE, 240));
            Walk again = new Walk(seed);
            again.dividends[297] = again.dividends[300];
            assertThat(again.found()).contains(at(Defect.DIVIDEND_TWICE, 297));
        }
    }

    @Test
    void unitsOfDividends() {
        for (long seed = 0; seed < 20; seed++) {
            Walk pence = new Walk(seed);
            double[] right = pence.dividends.clone();
            for (int i = 0; i < DAYS; i++) {
                pence.dividends[i] *= 100;
            }
            pence.adjust(right);
            assertThat(pence.found()).hasSize(6).allMatch(text -> text.startsWith("DIVIDEND_UNIT_100"));
            Walk hundredth = new Walk(seed);
            hundredth.adjust(Arrays.stream(hundredth.dividends).map(amount -> amount / 100).toArray());
            assertThat(hundredth.found()).hasSize(6).allMatch(text -> text.startsWith("ADJUSTMENT_UNIT_100"));
            Walk both = new Walk(seed);
            for (int i = 0; i < DAYS; i++) {
                both.dividends[i] /= 100;
            }
            both.adjust(both.dividends);
            assertThat(both.found()).hasSize(6).allMatch(text -> text.startsWith("DIVIDEND_UNIT_100"));
            Walk unsplit = new Walk(seed);
            unsplit.splits[240] = 4;
            double[] restated = unsplit.dividends.clone();
            unsplit.dividends[240] *= 4;
            unsplit.adjust(restated);
            assertThat(unsplit.found()).containsExactly(at(Defect.DIVIDEND_NOT_SPLIT, 240));
        }
    }

    @Test
    void spikesAndOtherInstruments() {
        for (long seed = 0; seed < 20; seed++) {
            Walk spike = new Walk(seed);
            spike.scale(50, 51, 2.2);
            assertThat(spike.found()).containsExactly(at(Defect.OUTLIER, 50));
            Walk other = new Walk(seed);
            other.scale(0, 130, 27.3);
            assertThat(other.found()).contains(at(Defect.JUMP, 130));
        }
    }
}
