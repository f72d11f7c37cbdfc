package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// After so many executions of a strategy in one instrument in a day, the strategy is halted until a person re-arms it. Protective exits
/// that stand at the venue stay.
public final class RepeatedExecution extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("REPEATED_EXECUTION_THROTTLE",
            "Once a strategy has had so many fills in an instrument since the start of the trading day, its next order is rejected and the "
                    + "strategy halted until an operator re-arms it.",
            "RTS 6 art. 15(3); FIA", List.of("risk.maxExecutionsPerDay"), List.of(NO_LIMIT, "REPEATED_EXECUTIONS"), "on");

    private final int max;

    /// @param max most executions; 0 where no limit is configured
    public RepeatedExecution(int max) {
        super(SPEC);
        this.max = max;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max <= 0) {
            return noLimit("risk.maxExecutionsPerDay");
        }
        int executions = view.state().executionsToday(intent.strategy().number(), intent.instrument().number());
        return executions < max ? Verdict.ACCEPT : repeated(intent, executions);
    }

    private Verdict repeated(OrderIntent intent, int executions) {
        return reject("REPEATED_EXECUTIONS", "strategy " + intent.strategy() + " had " + executions + " fills in " + intent.instrument()
                + " today, the limit is " + max + ": it is halted until an operator re-arms it");
    }

    @Override
    public String limit() {
        return max <= 0 ? "not configured: every order is rejected" : max + " fills a day, strategy and instrument";
    }
}
