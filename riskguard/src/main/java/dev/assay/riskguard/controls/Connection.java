package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Lets no order out while the books say that the broker cannot be reached. Resting orders are left alone.
public final class Connection extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("CANCEL_ON_DISCONNECT",
            "While the books say that the broker cannot be reached, no order goes out. Resting orders are left alone: cancelling them is the "
                    + "venue's part. Nothing sets that mark yet: the simulated broker is always reached, and over a faulty link orders wait in "
                    + "the broker desk.",
            "FIA; CME COD", List.of(), List.of("DISCONNECTED"), "on");

    /// Needs no limit: the connection is in the books.
    public Connection() {
        super(SPEC);
    }

    @Override
    Verdict check(OrderIntent intent, OrderCase view) {
        return view.state().connected()
                ? Verdict.ACCEPT
                : reject("DISCONNECTED", "the broker cannot be reached: no order goes out until the connection is back");
    }

    @Override
    public String limit() {
        return "no order while disconnected";
    }
}
