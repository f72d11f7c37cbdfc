package dev.assay.riskguard;

import dev.assay.riskguard.RiskLimits.Disabled;
import java.util.ArrayList;
import java.util.List;

/// A policy of the ten controls that [RiskLimits] parametrises, for tests of these alone: all others are off.
final class BaseControls {
    static final List<String> IDS = List.of("KILL_SWITCH", "REDUCE_ONLY_MODE", "REGULATORY_PREORDER", "MARKET_DATA_REASONABILITY",
            "MAX_MESSAGE_RATE", "MAX_ORDER_QTY", "MAX_ORDER_VALUE", "DAILY_LOSS_DRAWDOWN", "POSITION_LIMIT", "EXPOSURE_LIMIT_MULTI_LEVEL");

    private BaseControls() {}

    static StandardPolicy policy(RiskLimits limits) {
        List<Disabled> off = new ArrayList<>(limits.disabled());
        for (String id : StandardPolicy.controlIds()) {
            if (!IDS.contains(id)) {
                off.add(new Disabled(id, "not under test"));
            }
        }
        return new StandardPolicy(new RiskLimits(limits.maxOrderNotional(), limits.maxOrderQuantity(), limits.maxPositionNotional(),
                limits.maxPositionQuantity(), limits.maxGrossExposure(), limits.maxDailyLoss(), limits.orderRate(),
                limits.maxPriceAgeNanos(), off));
    }
}
