package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Lets no order out while the broker cannot be reached. When the connection is lost, the resting day orders are cancelled; those good till
/// cancelled stay.
public final class Connection extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("CANCEL_ON_DISCONNECT",
            "When the connection to the broker is lost, resting day orders are cancelled (not those good till cancelled or till a date), and "
                    + "no order goes out until it is back.",
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
