package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Lets a strategy trade the instruments it was given and none of the restricted list. Nobody may reduce in a restricted instrument either:
/// that takes an operator who lifts the restriction.
public final class InstrumentPermission extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("PERMISSION_INSTRUMENT",
            "The strategy was given the instrument, and the instrument is not on the restricted list.",
            "RTS 6 art. 15(5); SEC 15c3-5(c)(2)(ii)", List.of("strategies[].instruments", "risk.restricted"),
            List.of("RESTRICTED", "NO_PERMISSION"), "each strategy its own instruments; nothing restricted");

    private final Scoped<Boolean> given;
    private final Scoped<Boolean> restricted;
    private final boolean everything;

    /// @param given whether a strategy was given an instrument; missing is no
    /// @param restricted whether an instrument is restricted; missing is no
    public InstrumentPermission(Scoped<Boolean> given, Scoped<Boolean> restricted) {
        super(SPEC);
        this.given = given;
        this.restricted = restricted;
        everything = Boolean.TRUE.equals(given.only()) && restricted.uniform() && !Boolean.TRUE.equals(restricted.only());
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        return everything ? Verdict.ACCEPT : one(intent);
    }

    private Verdict one(OrderIntent intent) {
        if (Boolean.TRUE.equals(restricted.at(intent))) {
            return reject("RESTRICTED", intent.instrument() + " is on the restricted list (risk.restricted): no order in it goes out");
        }
        return Boolean.TRUE.equals(given.at(intent))
                ? Verdict.ACCEPT
                : reject("NO_PERMISSION", "strategy " + intent.strategy() + " was not given " + intent.instrument()
                        + ": add it to the strategy's instruments");
    }

    @Override
    public String limit() {
        return (given.uniform() ? "every instrument" : "each strategy its own instruments")
                + (restricted.uniform() ? "" : ", some are restricted");
    }
}
