package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// What becomes of orders while the broker cannot be reached: those that work when the link is lost, and those that would go out meanwhile.
public final class Connection extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("CANCEL_ON_DISCONNECT",
            "From the loss of the link to the broker until it is back and the books agree, no new order is taken; then what worked when it "
                    + "was lost is cancelled, by requests of ours, not by a flag at the broker. With `cancel-opening` protective exits stay, "
                    + "and new ones wait for the link; with `cancel-all` they are cancelled and stopped too; with `keep` nothing is cancelled.",
            "FIA; CME COD", List.of("risk.onDisconnect"), List.of("DISCONNECTED"), "cancel-opening");

    /// What happens to working orders after the link was lost.
    public enum OnDisconnect {
        /// They stay.
        KEEP,
        /// They are cancelled, but for protective exits.
        CANCEL_OPENING,
        /// All are cancelled.
        CANCEL_ALL
    }

    private final OnDisconnect rule;

    /// @param rule what happens to working orders
    public Connection(OnDisconnect rule) {
        super(SPEC);
        this.rule = rule;
    }

    /// Whether an order that worked when the link was lost is cancelled when it is back.
    ///
    /// @param protective whether it is a protective exit
    public boolean cancels(boolean protective) {
        return rule == OnDisconnect.CANCEL_ALL || rule == OnDisconnect.CANCEL_OPENING && !protective;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        return view.state().connected() || intent.protective() && rule != OnDisconnect.CANCEL_ALL
                ? Verdict.ACCEPT
                : reject("DISCONNECTED", "the broker cannot be reached: no order is taken until the link is back and the books agree");
    }

    @Override
    public String limit() {
        return switch (rule) {
            case KEEP -> "no new order while disconnected; working orders stay";
            case CANCEL_OPENING -> "no new order while disconnected; working orders are cancelled, but for protective exits";
            case CANCEL_ALL -> "no new order while disconnected; all working orders are cancelled";
        };
    }
}
