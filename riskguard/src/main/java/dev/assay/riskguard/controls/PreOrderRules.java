package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a venue would refuse anyway: an index, a halted instrument, a price off the tick grid, a quantity that is no whole number of lots,
/// closing more than the side holds where long and short positions are kept apart.
public final class PreOrderRules extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("REGULATORY_PREORDER",
            "The instrument can be traded and is not halted, its feed is not stale, prices lie on the tick grid, the quantity is in whole "
                    + "lots; what must close is no more than the side holds.",
            "SEC 15c3-5(c)(2)(i)", List.of(), List.of("NOT_TRADABLE", "INSTRUMENT_HALTED", "OFF_TICK", "ODD_LOT", "CLOSE_BEYOND_POSITION"),
            "on");

    /// Needs no limit: the terms are the instrument's.
    public PreOrderRules() {
        super(SPEC);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        Instrument instrument = intent.instrument();
        if (!instrument.contract().tradable()) {
            return reject("NOT_TRADABLE", instrument + " is an index: it has prices but cannot be traded");
        }
        if (view.halted(instrument)) {
            return reject("INSTRUMENT_HALTED", instrument + " is halted, or its feed is stale");
        }
        Price limit = intent.terms().limitPx();
        Price stop = intent.terms().stopPx();
        return offTick(instrument, limit) || offTick(instrument, stop) || oddLot(instrument, intent.quantity())
                ? uneven(intent, limit, stop)
                : intent.terms().effect() == PositionEffect.FIFO ? Verdict.ACCEPT : closing(intent, view);
    }

    private Verdict closing(OrderIntent intent, OrderCase view) {
        Instrument instrument = intent.instrument();
        long closable = HedgedBooks.closable(intent, view);
        return closable < 0
                ? Verdict.ACCEPT
                : reject("CLOSE_BEYOND_POSITION", "the order must close " + Words.quantity(instrument, OrderMath.units(intent)) + " "
                        + instrument + ", but strategy " + intent.strategy() + " holds "
                        + Words.quantity(instrument, view.net().sideUnits(intent.strategy(), instrument, -intent.side().sign()))
                        + (intent.side() == Side.BUY ? " short" : " long") + ", of which "
                        + Words.quantity(instrument, closable) + " are not being closed already: a position is never turned around");
    }

    private Verdict uneven(OrderIntent intent, @Nullable Price limit, @Nullable Price stop) {
        Instrument instrument = intent.instrument();
        if (offTick(instrument, limit) || offTick(instrument, stop)) {
            return reject("OFF_TICK", (offTick(instrument, limit) ? "limit price " + limit : "stop price " + stop) + " of " + instrument
                    + " is not a multiple of its tick, " + Words.price(instrument, instrument.tickUnits()));
        }
        return reject("ODD_LOT", "quantity " + intent.quantity() + " of " + instrument + " is not a multiple of its lot, "
                + Words.quantity(instrument, instrument.lotUnits()));
    }

    private static boolean oddLot(Instrument instrument, Quantity quantity) {
        return !multiple(quantity.units(), quantity.scale(), instrument.lotUnits(), instrument.quantityScale());
    }

    private static boolean offTick(Instrument instrument, @Nullable Price price) {
        return price != null && !multiple(price.units(), price.scale(), instrument.tickUnits(), instrument.priceScale());
    }

    private static boolean multiple(long units, int scale, long step, int stepScale) {
        long finer = scale < stepScale ? FixedPoint.power(stepScale - scale) : 1;
        return scale <= stepScale && Math.multiplyHigh(units, finer) == units * finer >> 63
                ? step == 1 || units * finer % step == 0
                : new Price(units, scale).decimal().remainder(new Price(step, stepScale).decimal()).signum() == 0;
    }

    @Override
    public String limit() {
        return "tradable, not halted, on tick, whole lots";
    }
}
