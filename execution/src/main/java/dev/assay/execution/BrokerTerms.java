package dev.assay.execution;

import dev.assay.core.money.Price;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.TimeInForce;
import org.jspecify.annotations.Nullable;

/// An order's type and prices as a broker reports them, beside ours.
final class BrokerTerms {
    private BrokerTerms() {}

    /// Whether what the broker says agrees with these terms; true where it says nothing.
    static boolean agree(ReportDetail said, OrderTerms ours) {
        OrdType type = said.ordType();
        return type == null || type == ours.ordType() && same(said.limitPx(), ours.limitPx()) && same(said.stopPx(), ours.stopPx());
    }

    /// A price that we do not fix, as a trailing stop's, may be anything.
    private static boolean same(@Nullable Price said, @Nullable Price ours) {
        return ours == null || said != null && said.decimal().compareTo(ours.decimal()) == 0;
    }

    /// The terms an order has by the broker's word: ours where it says nothing, or nothing that can be an order.
    static OrderTerms adopted(ReportDetail said, OrderTerms ours) {
        OrdType type = said.ordType();
        if (type == null) {
            return ours;
        }
        Price limit = said.limitPx();
        Price stop = said.stopPx();
        TimeInForce life = ours.timeInForce();
        if (type == OrdType.MARKET) {
            return OrderTerms.market(life).withEffect(ours.effect());
        }
        if (type == OrdType.LIMIT && limit != null) {
            return OrderTerms.limit(limit, life).withEffect(ours.effect());
        }
        if (type == OrdType.STOP && stop != null) {
            return OrderTerms.stop(stop, life).withEffect(ours.effect());
        }
        return type == OrdType.STOP_LIMIT && stop != null && limit != null
                ? OrderTerms.stopLimit(stop, limit, life).withEffect(ours.effect())
                : ours;
    }

    static String words(ReportDetail said) {
        return said.ordType() + (said.limitPx() == null ? "" : " at " + said.limitPx())
                + (said.stopPx() == null ? "" : " from " + said.stopPx());
    }

    static String words(OrderTerms ours) {
        return ours.ordType() + (ours.limitPx() == null ? "" : " at " + ours.limitPx())
                + (ours.stopPx() == null ? "" : " from " + ours.stopPx());
    }
}
