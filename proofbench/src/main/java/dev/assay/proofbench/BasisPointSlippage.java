package dev.assay.proofbench;

import dev.assay.core.market.MarketData;
import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;

/// A fixed share of the price. Choose it for bars without quotes, with half the usual spread plus an allowance for impact.
///
/// The move is rounded up to the instrument's price scale, so it is never smaller than asked and may be off the tick grid.
///
/// @param tenThousandths basis points × 10,000 (1 bp = 10,000); 0 to 10,000 bp
public record BasisPointSlippage(long tenThousandths) implements Slippage {
    private static final int SCALE = 4;
    private static final long WHOLE = 10_000L * 10_000L;

    public BasisPointSlippage {
        if (tenThousandths < 0 || tenThousandths >= WHOLE) {
            throw new IllegalArgumentException("slippage of " + FixedPoint.format(tenThousandths, SCALE)
                    + " basis points is out of range: expected 0 or more and less than 10000");
        }
    }

    /// Reads basis points from decimal text with at most four decimals: `1.5`.
    ///
    /// @throws IllegalArgumentException when it is no such number or out of range
    public static BasisPointSlippage of(String basisPoints) {
        return new BasisPointSlippage(FixedPoint.parse(basisPoints, SCALE));
    }

    @Override
    public String id() {
        return "basis-points";
    }

    @Override
    public String whenToChoose() {
        return "Choose it for bars without quotes, with half the usual spread plus an allowance for impact.";
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        return FixedPoint.multiplyDivide(Math.abs(priceUnits), tenThousandths, WHOLE, RoundingMode.CEILING);
    }

    @Override
    public String assumptions() {
        return "Slippage of " + FixedPoint.format(tenThousandths, SCALE)
                + " basis points moves the price of market and stop orders against them, rounded up to the instrument's price scale"
                + " (it may leave the tick grid and the bar's range).";
    }
}
