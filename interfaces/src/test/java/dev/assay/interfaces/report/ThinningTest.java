package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long curves are drawn from fewer points, and nothing a reader looks for is lost.
final class ThinningTest {
    private static final int LONG = 50_000;

    @Property
    void bucketsHoldEverythingOnceInOrder(@ForAll @IntRange(min = 0, max = 5000) int items, @ForAll @IntRange(min = 1, max = 40) int half) {
        Thinning<List<Integer>> thinning = new Thinning<>(2 * half, (a, b) -> {
            List<Integer> both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        });
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            thinning.add(List.of(i));
            all.add(i);
        }
        List<List<Integer>> buckets = thinning.buckets();
        assertThat(buckets.stream().flatMap(List::stream).toList()).isEqualTo(all);
        assertThat(buckets).hasSizeLessThanOrEqualTo(2 * half);
        assertThat(buckets.stream().limit(Math.max(0, buckets.size() - 1)).map(List::size).distinct().count()).isLessThanOrEqualTo(1);
        assertThat(items < 2 * half || buckets.size() >= half).isTrue();
        assertThat(thinning.seen()).isEqualTo(items);
    }

    @Test
    void aLongCurveKeepsItsPeaksAndTroughs(@TempDir Path dir) throws Exception {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder(String.join(",", RunFile.EQUITY.columns())).append('\n');
        double[] equity = new double[LONG];
        double value = 100_000;
        double peak = value;
        double deepest = 0;
        for (int i = 0; i < LONG; i++) {
            value *= 1 + random.nextGaussian() * 0.001;
            peak = Math.max(peak, value);
            equity[i] = value;
            deepest = Math.min(deepest, value / peak - 1);
            csv.append(java.time.Instant.ofEpochSecond(1_700_000_000L + 60L * i)).append(',').append(value).append(",0,0,0,0,0,0,0,")
                    .append(value / peak - 1).append('\n');
        }
        Files.writeString(dir.resolve("equity.csv"), csv);

        EquityCurve curve = EquityCurve.read(dir);

        assertThat(curve.recorded()).isEqualTo(LONG);
        assertThat(curve.thinned()).isTrue();
        assertThat(curve.points()).hasSizeLessThanOrEqualTo(5 * EquityCurve.BUCKETS)
                .isSortedAccordingTo((a, b) -> Long.compare(a.index(), b.index()));
        assertThat(curve.points()).allSatisfy(p -> assertThat(p.equity()).isEqualTo(equity[(int) p.index()]));
        assertThat(curve.points().stream().mapToDouble(EquityCurve.Point::equity).max())
                .hasValue(java.util.Arrays.stream(equity).max().orElseThrow());
        assertThat(curve.points().stream().mapToDouble(EquityCurve.Point::equity).min())
                .hasValue(java.util.Arrays.stream(equity).min().orElseThrow());
        assertThat(curve.points().stream().mapToDouble(EquityCurve.Point::drawdown).min().orElseThrow()).isCloseTo(deepest, within(1e-15));
        assertThat(curve.points().getFirst().index()).isZero();
        assertThat(curve.points().getLast().index()).isEqualTo(LONG - 1);
    }

    @Test
    void mergedBarsCoverWhatTheyReplace(@TempDir Path dir) throws Exception {
        Random random = new Random(11);
        StringBuilder csv = new StringBuilder(String.join(",", RunFile.BARS.columns())).append('\n');
        BigDecimal volume = BigDecimal.ZERO;
        int highest = 0;
        int lowest = Integer.MAX_VALUE;
        for (int i = 0; i < LONG; i++) {
            int open = 1000 + random.nextInt(500);
            int high = open + random.nextInt(50);
            int low = open - random.nextInt(50);
            highest = Math.max(highest, high);
            lowest = Math.min(lowest, low);
            volume = volume.add(BigDecimal.valueOf(i));
            csv.append("X,").append(java.time.Instant.ofEpochSecond(1_700_000_000L + 60L * i)).append(',').append(i == 0 ? 1234 : open)
                    .append(',')
                    .append(Math.max(1234, high)).append(',').append(low).append(',').append(i == LONG - 1 ? 1111 : open).append(',')
                    .append(i)
                    .append('\n');
        }
        Files.writeString(dir.resolve("bars.csv"), csv);

        PriceBars bars = PriceBars.read(dir, 1).getFirst();

        assertThat(bars.merged()).isTrue();
        assertThat(bars.recorded()).isEqualTo(LONG);
        assertThat(bars.bars()).hasSizeBetween(2000, 4000);
        assertThat(bars.bars().getFirst().open()).isEqualByComparingTo("1234");
        assertThat(bars.bars().getLast().close()).isEqualByComparingTo("1111");
        assertThat(bars.bars().getLast().ts()).isEqualTo(1_700_000_000L + 60L * (LONG - 1));
        assertThat(bars.bars().stream().map(PriceBars.Bar::volume).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(volume);
        assertThat(bars.bars().stream().map(PriceBars.Bar::high).max(BigDecimal::compareTo).orElseThrow())
                .isEqualByComparingTo(BigDecimal.valueOf(highest));
        assertThat(bars.bars().stream().map(PriceBars.Bar::low).min(BigDecimal::compareTo).orElseThrow())
                .isEqualByComparingTo(BigDecimal.valueOf(lowest));
    }
}
