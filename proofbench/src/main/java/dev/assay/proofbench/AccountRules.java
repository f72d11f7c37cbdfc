package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import org.jspecify.annotations.Nullable;

/// What an account lets through.
interface AccountRules {
    /// Why an order is refused, in words; null where it is not.
    ///
    /// @param units what may still trade of it
    /// @param replaced the order it changes, or null
    @Nullable
    String refusal(Instrument instrument, Side side, long units, OrderTerms terms, @Nullable RestingOrder replaced);
}
