package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Limits of a cautious start: which venues, how many orders a day, how large an order. Off unless a strategy is being deployed.
///
/// Protective exits pass.
public final class ControlledDeployment extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("CONTROLLED_DEPLOYMENT",
            "While a deployment is configured: the instrument trades at one of its venues, no more than its orders a day go out, and no order "
                    + "is worth more than its limit; a larger one shrinks. Protective exits pass.",
            "RTS 6 art. 8", List.of("risk.deployment.venues", "risk.deployment.maxOrdersPerDay", "risk.deployment.maxOrderNotional"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "VENUE", "DEPLOYMENT_ORDERS", "DEPLOYMENT_VALUE", OVERFLOW),
            "off: no deployment is configured");

    /// The limits.
    ///
    /// @param venues market codes; empty is none
    /// @param maxOrdersPerDay most orders and replaces a day, all strategies together
    /// @param maxOrderValue largest value of an order
    public record Stage(List<String> venues, int maxOrdersPerDay, Limit maxOrderValue) {
        public Stage {
            venues = List.copyOf(venues);
        }
    }

    private final @Nullable Stage stage;

    /// @param stage the limits, or null while nothing is being deployed
    public ControlledDeployment(@Nullable Stage stage) {
        super(SPEC);
        this.stage = stage;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        return stage == null || intent.protective() ? Verdict.ACCEPT : staged(intent, view, stage);
    }

    private Verdict staged(OrderIntent intent, OrderCase order, Stage limits) {
        if (!limits.venues.contains(intent.instrument().mic())) {
            return reject("VENUE", intent.instrument() + " trades at " + intent.instrument().mic() + ", the deployment is for "
                    + (limits.venues.isEmpty() ? "no venue" : String.join(", ", limits.venues)));
        }
        if (order.state().ordersToday() >= limits.maxOrdersPerDay) {
            return reject("DEPLOYMENT_ORDERS", order.state().ordersToday() + " orders went out today, the deployment allows "
                    + limits.maxOrdersPerDay);
        }
        Threshold max = Threshold.of(limits.maxOrderValue);
        if (!order.comparable(max)) {
            return incomparable(intent, order, max);
        }
        long limit = max.units(order);
        long value = order.valueUp(OrderMath.units(intent));
        return value <= limit
                ? Verdict.ACCEPT
                : shrink(intent, order, OrderMath.mostUnits(intent.instrument(), order.price(), limit, order), "DEPLOYMENT_VALUE",
                        "order value " + Words.money(value, order.currency()) + " is above the deployment's limit "
                                + Words.limit(limits.maxOrderValue, limit, "equity", order.equityUnits(), order.currency()));
    }

    @Override
    public String limit() {
        return stage == null
                ? "no deployment"
                : String.join(", ", stage.venues) + "; " + stage.maxOrdersPerDay + " orders a day; " + stage.maxOrderValue.text();
    }
}
