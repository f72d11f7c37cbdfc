package dev.assay.proofbench;

import dev.assay.core.market.MarketData;

/// The price moves by `coefficient × price × share ^ exponent`, where the share is what all our orders have taken of the bar, this fill
/// included, divided by the bar's volume (1 where the volume is zero or less than that). The rule of Zipline's `VolumeShareSlippage`, there
/// with an exponent of 2.
///
/// The move is rounded to the nearest price unit of the instrument, so the price may be off the tick grid.
///
/// @param coefficient of the price, at a share of one; zero or positive, at most 10
/// @param exponent of the share; more than 0, at most 10
public record VolumeShareImpact(double coefficient, double exponent) implements Slippage {
    public VolumeShareImpact {
        if (!(coefficient >= 0 && coefficient <= 10 && exponent > 0 && exponent <= 10)) {
            throw new IllegalArgumentException("volume-share impact with coefficient " + coefficient + " and exponent " + exponent
                    + " is out of range: expected a coefficient from 0 to 10 and an exponent above 0, at most 10");
        }
    }

    @Override
    public String id() {
        return "volume-share";
    }

    @Override
    public String whenToChoose() {
        return "Choose it to compare with engines that use it; its coefficient is a convention, not a measurement.";
    }

    @Override
    public boolean needsVolume() {
        return true;
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        double taken = (double) order.takenUnits(datum) + quantityUnits;
        double volume = (double) order.volumeUnits(datum);
        double share = volume > taken ? taken / volume : 1;
        return Math.round(coefficient * Math.abs((double) priceUnits) * power(share));
    }

    private double power(double share) {
        return exponent == 2 ? share * share : StrictMath.pow(share, exponent);
    }

    @Override
    public String assumptions() {
        return "The price of market and stop orders moves against them by " + coefficient + " × price × (our share of the bar's volume) ^ "
                + exponent + ", all our fills of the bar counted, rounded to the instrument's price scale.";
    }
}
