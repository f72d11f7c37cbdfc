package dev.assay.execution;

import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;

/// Restates an order for `numerator` new units for every `denominator` old ones. What has filled is rounded to the nearest unit below, what
/// is left to whole lots below, requests in flight alike; the notional stays, so the average price follows.
final class Splits {
    private Splits() {}

    static void restate(LiveOrder order, CorporateAction.Split split) {
        long cum = order.cumUnits;
        long scaledCum = scaled(cum, split);
        for (Request r = order.requests; r != null; r = r.next) {
            r.orderUnits = Math.addExact(scaledCum, lots(order, r.orderUnits - cum, split));
            r.terms = Ticks.afterSplit(split, order.side, r.terms);
        }
        order.orderUnits = Math.addExact(scaledCum, lots(order, order.orderUnits - cum, split));
        order.claimedUnits = Math.addExact(scaledCum, scaled(order.claimedUnits - cum, split));
        order.cumUnits = scaledCum;
        order.priorUnits = Math.min(scaledCum, scaled(order.priorUnits, split));
        order.terms = Ticks.afterSplit(split, order.side, order.terms);
        for (Execution e = order.executions; e != null; e = e.next) {
            e.units = scaled(e.units, split);
        }
    }

    private static long scaled(long units, CorporateAction.Split split) {
        return FixedPoint.multiplyDivide(units, split.numerator(), split.denominator(), RoundingMode.DOWN);
    }

    private static long lots(LiveOrder order, long left, CorporateAction.Split split) {
        long scaled = scaled(Math.max(0, left), split);
        return scaled - scaled % order.instrument.lotUnits();
    }
}
