package dev.assay.proofbench;

import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;

/// How much of the market's volume our orders may be, all together; the rest of an order waits for the next datum.
///
/// Of a bar its share of the bar's volume, at an opening that share of the last bar that has ended (the new bar's volume is not known yet),
/// of a trade its share of the size, of a quote the whole size displayed. What our orders have taken already is not there again.
///
/// @param millionths of the volume (1,000,000 = all of it), or [#UNBOUNDED] where volume does not matter
public record Participation(long millionths) {
    /// Marks fills that no volume bounds.
    public static final long UNBOUNDED = Long.MAX_VALUE;
    /// Fills are whole, whatever the volume.
    public static final Participation WHOLE = new Participation(UNBOUNDED);

    private static final int PERCENT_SCALE = 4;
    private static final long ALL = 1_000_000L;

    public Participation {
        if (millionths != UNBOUNDED && (millionths < 1 || millionths > ALL)) {
            throw new IllegalArgumentException("a participation of " + FixedPoint.format(millionths, PERCENT_SCALE)
                    + "% is out of range: expected more than 0% and at most 100%");
        }
    }

    /// Reads a percentage with at most four decimals: `2.5`.
    ///
    /// @throws IllegalArgumentException when it is no such number or out of range
    public static Participation percent(String text) {
        return new Participation(FixedPoint.parse(text, PERCENT_SCALE));
    }

    /// Whether volume bounds fills.
    public boolean bounds() {
        return millionths != UNBOUNDED;
    }

    /// What is left for an order of what a datum offers, in whole lots, at most `wanted`; zero or positive.
    long left(RestingOrder order, long wanted, MarketData datum) {
        if (!bounds()) {
            return wanted;
        }
        long offered = datum instanceof Quote quote
                ? order.buy() ? quote.askSizeUnits() : quote.bidSizeUnits()
                : FixedPoint.multiplyDivide(order.volumeUnits(datum), millionths, ALL, RoundingMode.DOWN);
        long left = offered - order.takenUnits(datum);
        if (left >= wanted) {
            return wanted;
        }
        return left <= 0 ? 0 : left - left % order.instrument().lotUnits();
    }

    /// What is assumed, in words.
    public String assumptions() {
        return bounds()
                ? "All our orders together trade at most " + FixedPoint.format(millionths, PERCENT_SCALE)
                        + "% of the volume: of a bar's own, at its opening of the last bar that has ended (nothing before the first one is"
                        + " known), of a trade's size, and of a quote the size displayed; what they have taken is not there again. The rest"
                        + " of an order waits for the next bar."
                : "Every fill is whole: neither volume nor displayed size limits it.";
    }
}
