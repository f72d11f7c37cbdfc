package dev.assay.core.order;

import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a broker may say in a report beyond its quantities and state.
///
/// @param reason why it rejected, refused or changed the order, by code
/// @param ordType the order's type in the broker's view, or null where it does not say; then it says nothing of prices either
/// @param limitPx the order's limit price in the broker's view, or null
/// @param stopPx the order's stop price in the broker's view, or null
/// @param dayCumQty filled today, of an order that works over days; null where it does not say (FIX tag 425; tag 424 follows from it)
/// @param charges how the fee of an execution is made up (FIX NoMiscFees); empty where the broker does not say
public record ReportDetail(ReportReason reason, @Nullable OrdType ordType, @Nullable Price limitPx, @Nullable Price stopPx,
        @Nullable Quantity dayCumQty, List<Charge> charges) {
    /// The broker says nothing more.
    public static final ReportDetail NONE = new ReportDetail(ReportReason.NONE, null, null, null, null);

    public ReportDetail {
        charges = List.copyOf(charges);
    }

    /// Says nothing of charges.
    public ReportDetail(ReportReason reason, @Nullable OrdType ordType, @Nullable Price limitPx, @Nullable Price stopPx,
            @Nullable Quantity dayCumQty) {
        this(reason, ordType, limitPx, stopPx, dayCumQty, List.of());
    }

    /// How the fee of an execution is made up.
    public static ReportDetail charged(List<Charge> charges) {
        return charges.isEmpty() ? NONE : new ReportDetail(ReportReason.NONE, null, null, null, null, charges);
    }

    /// A reason alone.
    public static ReportDetail because(ReportReason reason) {
        return reason == ReportReason.NONE ? NONE : new ReportDetail(reason, null, null, null, null);
    }

    /// The order's terms as the broker has them.
    public static ReportDetail terms(ReportReason reason, OrderTerms terms) {
        return new ReportDetail(reason, terms.ordType(), terms.limitPx(), terms.stopPx(), null);
    }
}
