package dev.assay.proofbench.statistics;

import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import java.math.RoundingMode;

/// What is still open of one fill. Units and cost are signed alike: positive when long.
final class OpenLot {
    final String execId;
    final long ts;
    final Price tradedPx;
    Price price;
    long units;
    long cost;
    long fees;

    OpenLot(String execId, long ts, Price price, long units, long cost, long fees) {
        this.execId = execId;
        this.ts = ts;
        this.tradedPx = price;
        this.price = price;
        this.units = units;
        this.cost = cost;
        this.fees = fees;
    }

    /// Takes `count` units out (same sign, at most what is there); returns them as a lot of their own.
    OpenLot take(long count) {
        OpenLot part = new OpenLot(execId, ts, price, count, share(cost, count), share(fees, count));
        units -= count;
        cost -= part.cost;
        fees -= part.fees;
        return part;
    }

    private long share(long amount, long count) {
        return count == units ? amount : FixedPoint.multiplyDivide(amount, count, units, RoundingMode.HALF_EVEN);
    }

    void split(long newUnits, long numerator, long denominator) {
        units = newUnits;
        price = new Price(FixedPoint.multiplyDivide(price.units(), denominator, numerator, RoundingMode.HALF_EVEN), price.scale());
    }
}
