package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// After a hard block of an order for its size, what the strategy sends on that side of the instrument counts together for a while: slices
/// get no further than the one order would have. What only reduces the account's position passes.
public final class NoSlicing extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("NO_SLICING_AROUND_HARD_BLOCK",
            "For a while after `MAX_ORDER_QTY` or `MAX_ORDER_VALUE` stopped or shrank an order, the strategy's orders on that side of the "
                    + "instrument get no more, all together, than that one order was allowed; larger ones shrink. Reductions pass.",
            "ESMA briefing 2026", List.of("risk.sliceWindow"), List.of(NO_LIMIT, "SLICING", OVERFLOW), "on");

    private final long windowNanos;

    /// @param windowNanos how long a block is remembered; 0 where no limit is configured
    public NoSlicing(long windowNanos) {
        super(SPEC);
        this.windowNanos = windowNanos;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (windowNanos <= 0) {
            return noLimit("risk.sliceWindow");
        }
        Instrument instrument = intent.instrument();
        long room = view.state().roomAfterBlock(intent.strategy().number(), instrument.number(), intent.side().sign(),
                Math.subtractExact(view.now(), windowNanos));
        if (room == Long.MAX_VALUE || view.added() <= room) {
            return Verdict.ACCEPT;
        }
        return sliced(intent, view, room);
    }

    private Verdict sliced(OrderIntent intent, OrderCase view, long room) {
        Instrument instrument = intent.instrument();
        long allowed = Math.max(Math.addExact(room, OrderMath.counted(intent, view)), OrderMath.reducing(intent, view));
        return OrderMath.units(intent) <= allowed
                ? Verdict.ACCEPT
                : shrink(intent, view, allowed, "SLICING",
                        "an order to " + intent.side() + " " + instrument + " was blocked for its size in the last "
                                + Words.duration(windowNanos) + ", and what it was allowed is used up but for "
                                + Words.quantity(instrument, room));
    }

    @Override
    public String limit() {
        return windowNanos <= 0 ? "not configured: every order is rejected" : "for " + Words.duration(windowNanos) + " after a block";
    }
}
