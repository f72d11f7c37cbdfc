package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.Trail;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Order prices on the tick grid. One rule for limits and stops, at birth and over a split: buy prices round down, sell prices up, so a
/// limit never trades worse than was asked, and a protective stop stands no farther away.
final class Ticks {
    private Ticks() {}

    /// How prices of that side are rounded.
    static RoundingMode rounding(Side side) {
        return side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
    }

    /// The terms with both prices on the tick grid; the same object where they are already.
    static OrderTerms onTick(Instrument instrument, Side side, OrderTerms terms) {
        return onGrid(instrument, terms.limitPx()) && onGrid(instrument, terms.stopPx())
                ? terms
                : terms.withPrices(onTick(instrument, side, terms.limitPx()), onTick(instrument, side, terms.stopPx()));
    }

    /// The terms after a split: prices and a trailing amount × denominator ÷ numerator, prices on the tick grid; a quantity shown the other
    /// way round, down to whole lots but at least one.
    static OrderTerms afterSplit(CorporateAction.Split split, Side side, OrderTerms terms) {
        OrderTerms priced = terms.limitPx() == null && terms.stopPx() == null
                ? terms
                : terms.withPrices(afterSplit(split, side, terms.limitPx()), afterSplit(split, side, terms.stopPx()));
        Trail trail = terms.trail();
        Quantity shown = terms.displayQty();
        return trail == null && shown == null
                ? priced
                : priced.withTrailAndDisplay(trail == null ? null : trail.afterSplit(split.numerator(), split.denominator()),
                        shown == null ? null : shownAfter(split, shown));
    }

    private static Quantity shownAfter(CorporateAction.Split split, Quantity shown) {
        Instrument instrument = split.instrument();
        long units = shown.rescale(instrument.quantityScale(), RoundingMode.DOWN).units();
        long after = FixedPoint.multiplyDivide(units, split.numerator(), split.denominator(), RoundingMode.DOWN);
        return instrument.quantity(Math.max(instrument.lotUnits(), after - after % instrument.lotUnits()));
    }

    private static boolean onGrid(Instrument instrument, @Nullable Price price) {
        return price == null || price.scale() == instrument.priceScale() && price.units() % instrument.tickUnits() == 0;
    }

    private static @Nullable Price onTick(Instrument instrument, Side side, @Nullable Price price) {
        return price == null ? null : instrument.toTick(price, rounding(side));
    }

    private static @Nullable Price afterSplit(CorporateAction.Split split, Side side, @Nullable Price price) {
        if (price == null) {
            return null;
        }
        Instrument instrument = split.instrument();
        RoundingMode rounding = rounding(side);
        long units = price.rescale(instrument.priceScale(), rounding).units();
        long step = Math.multiplyExact(split.numerator(), instrument.tickUnits());
        long ticks = FixedPoint.multiplyDivide(units, split.denominator(), step, rounding);
        return instrument.price(Math.multiplyExact(ticks, instrument.tickUnits()));
    }
}
