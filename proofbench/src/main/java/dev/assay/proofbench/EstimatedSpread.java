package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import java.util.function.ToLongFunction;

/// Half of a bid-ask spread that is estimated from the bars before, against every order that takes liquidity on bars or trades. A quote
/// carries its own spread: nothing is added there.
///
/// The estimate is made anew for each fill from the bars that had ended before; where it is not positive, or there are too few bars, nothing
/// is given up. Rounded up to the instrument's price scale.
///
/// @param method how it is estimated
/// @param window how many bars it is estimated from, 3 to 512
public record EstimatedSpread(Method method, int window) implements Slippage {
    /// The published estimators.
    public enum Method {
        /// From highs and lows of neighbouring bars.
        CORWIN_SCHULTZ("corwin-schultz", "Corwin and Schultz (2012)", "Choose it for daily bars of liquid shares without opens you trust."),
        /// From closes and the middles of ranges.
        ABDI_RANALDO("abdi-ranaldo", "Abdi and Ranaldo (2017)", "Choose it for daily bars of less liquid shares; it needs no open."),
        /// From open, high, low and close.
        EDGE("edge", "Ardia, Guidotti and Kroencke (2024)", "Choose it where bars have true opens: it is the least biased of the three.");

        private final String id;
        private final String source;
        private final String whenToChoose;

        Method(String id, String source, String whenToChoose) {
            this.id = id;
            this.source = source;
            this.whenToChoose = whenToChoose;
        }
    }

    public EstimatedSpread {
        if (window < 3 || window > 512) {
            throw new IllegalArgumentException("a window of " + window + " bars is out of range: expected 3 to 512");
        }
    }

    @Override
    public String id() {
        return method.id;
    }

    @Override
    public String whenToChoose() {
        return method.whenToChoose;
    }

    @Override
    public int barsKept() {
        return window;
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        if (datum instanceof Quote) {
            return 0;
        }
        double spread = spread(order.endedBars(window));
        return spread > 0 ? (long) Math.ceil(Math.abs((double) priceUnits) * Math.min(spread, 1) / 2) : 0;
    }

    private double spread(Bar[] bars) {
        double[] high = column(bars, Bar::highUnits);
        double[] low = column(bars, Bar::lowUnits);
        for (double value : low) {
            if (value <= 0) {
                return 0;
            }
        }
        return switch (method) {
            case CORWIN_SCHULTZ -> SpreadEstimate.corwinSchultz(high, low);
            case ABDI_RANALDO -> SpreadEstimate.abdiRanaldo(high, low, column(bars, Bar::closeUnits));
            case EDGE -> EdgeSpread.signed(column(bars, Bar::openUnits), high, low, column(bars, Bar::closeUnits));
        };
    }

    private static double[] column(Bar[] bars, ToLongFunction<Bar> value) {
        double[] values = new double[bars.length];
        for (int i = 0; i < bars.length; i++) {
            values[i] = value.applyAsLong(bars[i]);
        }
        return values;
    }

    @Override
    public String assumptions() {
        return "Market and stop orders pay half the spread estimated by " + method.source + " from the " + window
                + " bars that ended before, nothing while there are fewer than three or the estimate is not positive; a quote's own spread is"
                + " paid instead where there is one.";
    }
}
