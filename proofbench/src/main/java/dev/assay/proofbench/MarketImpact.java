package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import java.util.Locale;

/// Impact as a fraction of the price, from volatility and the share of the volume, both measured over bars that ended before.
///
/// With σ the standard deviation of the bars' logarithmic returns, V their mean volume, and X what all our orders have taken since the last
/// bar ended, this fill included: `permanent / 2 × σ × X/V + temporary × σ × (X/V) ^ exponent`, the bar being the time over which the order
/// trades. Half the permanent part is paid, since the price moves while the order trades; later prices are the data's own and do not keep
/// it. With no permanent part and an exponent of a half it is the square-root rule. Source of form and coefficients: Almgren, Thum, Hauptmann
/// and Li, Direct Estimation of Equity Market Impact (2005), without its factor for shares outstanding.
///
/// Nothing moves while fewer than three bars have ended or none of them traded. Rounded to the nearest price unit.
///
/// @param id its name
/// @param permanent coefficient of the lasting part, 0 to 100
/// @param temporary coefficient of the passing part, 0 to 100
/// @param exponent of the passing part, above 0 and at most 2
/// @param window bars measured, 3 to 512
record MarketImpact(String id, double permanent, double temporary, double exponent, int window) implements Slippage {
    MarketImpact {
        boolean good = permanent >= 0 && permanent <= 100 && temporary >= 0 && temporary <= 100 && exponent > 0 && exponent <= 2
                && window >= 3 && window <= 512;
        if (!good) {
            throw new IllegalArgumentException(id + " impact is out of range: expected coefficients from 0 to 100, an exponent above 0, at"
                    + " most 2, and a window of 3 to 512 bars");
        }
    }

    @Override
    public String whenToChoose() {
        return permanent > 0
                ? "Choose it for large orders in shares, with coefficients estimated for the market; the standard ones are those published."
                : "Choose it for orders of a percent of the volume or more, as the plainest rule that fits most markets.";
    }

    @Override
    public boolean needsVolume() {
        return true;
    }

    @Override
    public int barsKept() {
        return window;
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        Bar[] bars = order.endedBars(window);
        double volume = 0;
        for (Bar bar : bars) {
            volume += (double) bar.volumeUnits() / bars.length;
        }
        if (bars.length < 3 || volume <= 0) {
            return 0;
        }
        double taken = (double) order.takenUnits(datum) + quantityUnits;
        return Math.round(Math.abs((double) priceUnits) * cost(volatility(bars), taken / volume));
    }

    /// Cost as a fraction of the price.
    ///
    /// @param volatility standard deviation of returns over the time the order trades
    /// @param share of the volume of that time
    double cost(double volatility, double share) {
        double power = exponent == 0.5 ? Math.sqrt(share) : StrictMath.pow(share, exponent);
        return permanent / 2 * volatility * share + temporary * volatility * power;
    }

    private static double volatility(Bar[] bars) {
        int size = bars.length - 1;
        double[] returns = new double[size];
        double mean = 0;
        for (int i = 0; i < size; i++) {
            long before = bars[i].closeUnits();
            long after = bars[i + 1].closeUnits();
            returns[i] = before > 0 && after > 0 ? StrictMath.log((double) after / before) : 0;
            mean += returns[i] / size;
        }
        double sum = 0;
        for (double value : returns) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (size - 1));
    }

    @Override
    public String assumptions() {
        String parts = permanent > 0
                ? String.format(Locale.ROOT, "half of %s × volatility × share plus %s × volatility × share ^ %s", permanent, temporary,
                        exponent)
                : temporary + " × volatility × share ^ " + exponent;
        return "The price of market and stop orders moves against them by " + parts + ", the share being what our orders have taken of the"
                + " mean bar volume; volatility and volume are those of the " + window
                + " bars that ended before, nothing moves while there are fewer than three. Later prices are the data's own: impact does not last.";
    }
}
