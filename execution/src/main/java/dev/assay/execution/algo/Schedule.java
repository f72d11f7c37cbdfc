package dev.assay.execution.algo;

import dev.assay.core.money.FixedPoint;
import dev.assay.core.signal.Algo;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a parent order's slices are due, and what each brings it to: cumulative quantities in whole lots, rounded down, with the residue
/// carried forward; the last slice brings all.
public final class Schedule {
    private final long startTs;
    private final long durationNanos;
    private final long[] cumulative;

    private Schedule(long startTs, long durationNanos, long[] cumulative) {
        this.startTs = startTs;
        this.durationNanos = durationNanos;
        this.cumulative = cumulative;
    }

    /// The schedule of an algorithm that goes by the clock; null for one that goes by the market's volume.
    ///
    /// @param startTs when it begins, epoch ns UTC
    /// @param totalUnits the parent's quantity, in whole lots
    /// @param lotUnits units in a lot
    public static @Nullable Schedule of(Algo algo, long startTs, long totalUnits, long lotUnits) {
        long[] cumulative = switch (algo) {
            case Algo.Twap twap -> even(twap.slices(), totalUnits);
            case Algo.Vwap vwap -> byProfile(vwap.profile(), totalUnits);
            case Algo.Shortfall shortfall -> byUrgency(shortfall, totalUnits);
            case Algo.Pov pov -> null;
        };
        if (cumulative == null) {
            return null;
        }
        for (int i = 0; i < cumulative.length - 1; i++) {
            cumulative[i] -= cumulative[i] % lotUnits;
        }
        cumulative[cumulative.length - 1] = totalUnits;
        return new Schedule(startTs, algo.durationNanos(), cumulative);
    }

    private static long[] even(int slices, long totalUnits) {
        long[] cumulative = new long[slices];
        for (int k = 0; k < slices; k++) {
            cumulative[k] = FixedPoint.multiplyDivide(totalUnits, k + 1L, slices, RoundingMode.DOWN);
        }
        return cumulative;
    }

    private static long[] byProfile(List<Long> profile, long totalUnits) {
        long sum = 0;
        for (long volume : profile) {
            sum += volume;
        }
        long[] cumulative = new long[profile.size()];
        long soFar = 0;
        for (int k = 0; k < cumulative.length; k++) {
            soFar += profile.get(k);
            cumulative[k] = FixedPoint.multiplyDivide(totalUnits, soFar, sum, RoundingMode.DOWN);
        }
        return cumulative;
    }

    private static long[] byUrgency(Algo.Shortfall algo, long totalUnits) {
        AlmgrenChriss model = new AlmgrenChriss(totalUnits, 1, algo.slices(), algo.volatility(), 0, algo.permanentImpact(),
                algo.temporaryImpact(), algo.riskAversion());
        long[] cumulative = new long[algo.slices()];
        long before = 0;
        for (int k = 0; k < cumulative.length; k++) {
            long done = totalUnits - (long) StrictMath.ceil(model.left(k + 1));
            before = Math.max(before, Math.min(totalUnits, done));
            cumulative[k] = before;
        }
        return cumulative;
    }

    /// Number of slices.
    public int slices() {
        return cumulative.length;
    }

    /// When a slice is due, epoch ns UTC: start + k × duration ÷ slices, rounded down; the first at once.
    public long dueTs(int slice) {
        return Math.addExact(startTs, FixedPoint.multiplyDivide(durationNanos, slice, cumulative.length, RoundingMode.DOWN));
    }

    /// What is to be sent in all once that slice is due.
    public long unitsAfter(int slice) {
        return cumulative[slice];
    }
}
