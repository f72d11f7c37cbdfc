package dev.assay.core.order;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// How far a trailing stop follows the best price since its arrival: an amount per unit, or a share of that price. Exactly one is given.
///
/// @param trailBy distance per unit, positive, or null
/// @param trailBasisPoints distance in hundredths of a percent of the best price, 1 to 9,999, or 0
public record Trail(@Nullable Price trailBy, int trailBasisPoints) {
    private static final int WHOLE = 10_000;

    public Trail {
        boolean amount = trailBy != null && trailBy.units() > 0 && trailBasisPoints == 0;
        boolean share = trailBy == null && trailBasisPoints > 0 && trailBasisPoints < WHOLE;
        if (!amount && !share) {
            throw new IllegalArgumentException("a trailing stop needs either a positive amount or 1 to 9,999 basis points to trail by, not "
                    + trailBy + " and " + trailBasisPoints);
        }
    }

    /// Trails by an amount per unit.
    public static Trail amount(Price distance) {
        return new Trail(distance, 0);
    }

    /// Trails by hundredths of a percent of the best price: 250 is 2.5 %.
    public static Trail basisPoints(int basisPoints) {
        return new Trail(null, basisPoints);
    }

    /// The stop price at the best price so far: below it for a sale (rounded up to the tick), above it for a purchase (rounded down), so no
    /// farther away than asked. All in the instrument's price units.
    ///
    /// @param buy whether the order buys
    /// @param bestUnits highest price since arrival for a sale, lowest for a purchase
    public long stopUnits(Instrument instrument, boolean buy, long bestUnits) {
        Price by = trailBy;
        long distance = by != null
                ? by.rescale(instrument.priceScale(), RoundingMode.DOWN).units()
                : FixedPoint.multiplyDivide(Math.abs(bestUnits), trailBasisPoints, WHOLE, RoundingMode.DOWN);
        long exact = buy ? Math.addExact(bestUnits, distance) : Math.subtractExact(bestUnits, distance);
        long ticks = buy ? Math.floorDiv(exact, instrument.tickUnits()) : Math.ceilDiv(exact, instrument.tickUnits());
        return Math.multiplyExact(ticks, instrument.tickUnits());
    }

    /// The distance after `numerator` new units have come for every `denominator` old ones; an amount is at least one unit of its scale.
    public Trail afterSplit(long numerator, long denominator) {
        Price by = trailBy;
        return by == null
                ? this
                : amount(new Price(Math.max(1, FixedPoint.multiplyDivide(by.units(), denominator, numerator, RoundingMode.HALF_EVEN)),
                        by.scale()));
    }

    @Override
    public String toString() {
        return trailBy != null ? trailBy.toString() : trailBasisPoints + " bp";
    }
}
