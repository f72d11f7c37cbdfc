package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.TradingState;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Lets no order out while trading is halted, for the strategy or for all. Cancels do not pass here: they always may.
public final class KillSwitch extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("KILL_SWITCH",
            "No order goes out while trading is halted for the strategy or for all; cancels always may. It cannot be disabled.",
            "RTS 6 art. 12; FIA; CME Kill Switch", List.of(), List.of("HALTED"), "trading is active until an operator halts it");

    /// Needs no limit: the state is in the books.
    public KillSwitch() {
        super(SPEC);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (view.state().tradingState(intent.strategy().number()) != TradingState.HALTED) {
            return Verdict.ACCEPT;
        }
        String who = view.state().global() == TradingState.HALTED ? "all strategies" : "strategy " + intent.strategy();
        return reject("HALTED", "trading is halted for " + who + ": only cancels go out until an operator re-arms it");
    }

    @Override
    public String limit() {
        return "no order while halted";
    }
}
