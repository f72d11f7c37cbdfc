package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.TradingState;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// While the trading state is reduce-only, lets out what reduces the strategy's own position, and no more than there is of it.
///
/// Working orders of the account on the same side count first; a protective exit is measured against the position alone.
public final class ReduceOnlyMode extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("REDUCE_ONLY_MODE",
            "While the trading state is reduce-only, an order may only reduce the strategy's own position; a larger one shrinks to that. It "
                    + "cannot be disabled.",
            "FIA", List.of(), List.of("REDUCE_ONLY", OVERFLOW), "trading is active until an operator restricts it");

    /// Needs no limit: the state is in the books.
    public ReduceOnlyMode() {
        super(SPEC);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (view.state().tradingState(intent.strategy().number()) != TradingState.REDUCE_ONLY) {
            return Verdict.ACCEPT;
        }
        return reducing(intent, view);
    }

    private Verdict reducing(OrderIntent intent, OrderCase view) {
        Instrument instrument = intent.instrument();
        long position = view.positionUnits(intent.strategy(), instrument);
        long allowed = OrderMath.reducing(intent, position, view);
        if (OrderMath.units(intent) <= allowed) {
            return Verdict.ACCEPT;
        }
        return shrink(intent, view, allowed, "REDUCE_ONLY", "only orders that reduce a position go out: strategy " + intent.strategy()
                + " holds " + Words.quantity(instrument, position) + " " + instrument + " and wants to " + intent.side() + " "
                + Words.quantity(instrument, OrderMath.units(intent)));
    }

    @Override
    public String limit() {
        return "only reductions while reduce-only";
    }
}
