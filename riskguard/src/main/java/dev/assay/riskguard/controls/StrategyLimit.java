package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds a strategy's own position in an instrument, long and short, in value and quantity, and its own gross exposure, its own working
/// orders included. What only reduces its position passes. Where nothing is configured for the strategy, the account's limits bound it.
public final class StrategyLimit extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("STRATEGY_LIMIT",
            "The strategy's own position in the instrument, and its own gross exposure, after this order and its own working ones, do not "
                    + "exceed its limits; a larger order shrinks. What only reduces its position passes. (Level: strategy.)",
            "RTS 6 art. 15(5), 17(4)",
            List.of("risk.strategies[].maxPositionNotional", "risk.strategies[].maxPositionQuantity", "risk.strategies[].maxGrossExposure"),
            List.of(NO_PRICE, OTHER_CURRENCY, "STRATEGY_POSITION_VALUE", "STRATEGY_POSITION_QUANTITY", "STRATEGY_GROSS", OVERFLOW),
            "where configured");

    /// The limits of one strategy.
    ///
    /// @param positionValue largest value of its position in one instrument, or null
    /// @param positionQuantity largest position in one instrument, or null
    /// @param gross largest sum of |position|, or null
    public record Own(@Nullable Limit positionValue, @Nullable Quantity positionQuantity, @Nullable Limit gross) {}

    private final Scoped<Bounds> limits;
    private final List<Instrument> universe;

    /// @param limits of each strategy; missing where it has none of its own
    /// @param universe every instrument the strategy may hold
    public StrategyLimit(Scoped<Own> limits, List<Instrument> universe) {
        super(SPEC);
        this.limits = limits.map(Bounds::of);
        this.universe = List.copyOf(universe);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        Bounds own = limits.at(intent);
        return own == null ? Verdict.ACCEPT : bounded(intent, view, own);
    }

    private record Bounds(@Nullable Threshold positionValue, @Nullable Quantity positionQuantity, @Nullable Threshold gross) {
        static Bounds of(Own own) {
            return new Bounds(Threshold.orNull(own.positionValue), own.positionQuantity, Threshold.orNull(own.gross));
        }

        @Nullable
        Threshold foreign(OrderCase order) {
            return positionValue != null && positionValue.foreign(order)
                    ? positionValue
                    : gross != null && gross.foreign(order) ? gross : null;
        }
    }

    private Verdict bounded(OrderIntent intent, OrderCase view, Bounds own) {
        if (!view.priced()) {
            return unpriced(intent, view);
        }
        Threshold foreign = own.foreign(view);
        if (foreign != null) {
            return foreign(view, foreign);
        }
        Instrument instrument = intent.instrument();
        long position = view.positionUnits(intent.strategy(), instrument);
        boolean buy = intent.side() == Side.BUY;
        long reach = buy
                ? Math.addExact(position, view.workingBuyUnits(intent.strategy(), instrument))
                : Math.subtractExact(view.workingSellUnits(intent.strategy(), instrument), position);
        long added = view.added();
        long after = Math.addExact(reach, added);
        if (added == 0 || after <= 0) {
            return Verdict.ACCEPT;
        }
        Quantity mostQuantity = own.positionQuantity;
        if (mostQuantity != null) {
            long most = mostQuantity.rescale(instrument.quantityScale(), RoundingMode.DOWN).units();
            if (after > most) {
                return beyond(intent, view, position, Math.subtractExact(most, reach), "STRATEGY_POSITION_QUANTITY",
                        text(intent, after) + ", above its limit " + mostQuantity);
            }
        }
        if (own.positionValue != null && view.valueUp(after) > own.positionValue.units(view)) {
            long limit = own.positionValue.units(view);
            return beyond(intent, view, position, Math.subtractExact(OrderMath.mostUnits(instrument, view.price(), limit, view),
                    reach), "STRATEGY_POSITION_VALUE",
                    text(intent, after) + ", worth " + Words.money(view.valueUp(after), view.currency())
                            + ", above its limit "
                            + Words.limit(own.positionValue.limit(), limit, "equity", view.equityUnits(), view.currency()));
        }
        return own.gross == null ? Verdict.ACCEPT : gross(intent, view, own.gross, position, reach, after);
    }

    private Verdict gross(OrderIntent intent, OrderCase view, Threshold max, long position, long reach, long after) {
        Instrument instrument = intent.instrument();
        long otherSideHeld = HedgedBooks.otherSide(intent, view);
        long others = otherSideHeld == 0
                ? 0
                : OrderMath.value(instrument, Math.absExact(view.markUnits(instrument)), otherSideHeld, view, RoundingMode.CEILING);
        for (Instrument each : universe) {
            others = each.number() == instrument.number() ? others : Math.addExact(others, worst(intent, each, view));
        }
        // The other side of this instrument may be larger already.
        long otherSide = intent.side() == Side.BUY
                ? Math.subtractExact(view.workingSellUnits(intent.strategy(), instrument), position)
                : Math.addExact(position, view.workingBuyUnits(intent.strategy(), instrument));
        if (after <= otherSide) {
            return Verdict.ACCEPT;
        }
        long limit = max.units(view);
        long sum = Math.addExact(others, view.valueUp(after));
        return sum <= limit
                ? Verdict.ACCEPT
                : beyond(intent, view, position, Math.subtractExact(Math.max(Math.max(0, otherSide),
                        OrderMath.mostUnits(instrument, view.price(), Math.subtractExact(limit, others), view)), reach),
                        "STRATEGY_GROSS", "the gross exposure of strategy " + intent.strategy() + " could become "
                                + Words.money(sum, view.currency()) + ", above its limit "
                                + Words.limit(max.limit(), limit, "equity", view.equityUnits(), view.currency()));
    }

    private static long worst(OrderIntent intent, Instrument each, RiskView view) {
        long position = view.positionUnits(intent.strategy(), each);
        long worst = Math.max(Math.absExact(Math.addExact(position, view.workingBuyUnits(intent.strategy(), each))),
                Math.absExact(Math.subtractExact(position, view.workingSellUnits(intent.strategy(), each))));
        return worst == 0 ? 0 : OrderMath.value(each, Math.absExact(view.markUnits(each)), worst, view, RoundingMode.CEILING);
    }

    private static String text(OrderIntent intent, long after) {
        return "the position of strategy " + intent.strategy() + " could become "
                + Words.quantity(intent.instrument(), intent.side() == Side.BUY ? after : -after) + " " + intent.instrument()
                + " with its working orders and this one";
    }

    private Verdict beyond(OrderIntent intent, RiskView view, long position, long room, String code, String what) {
        long allowed = Math.addExact(room, OrderMath.counted(intent, view));
        if (intent.protective()) {
            allowed = Math.max(allowed, OrderMath.reducing(intent, position, view));
        }
        return OrderMath.units(intent) <= allowed ? Verdict.ACCEPT : shrink(intent, view, allowed, code, what);
    }

    @Override
    public String limit() {
        return limits.uniform() && limits.only() == null ? "the account's" : "some strategies have their own";
    }
}
