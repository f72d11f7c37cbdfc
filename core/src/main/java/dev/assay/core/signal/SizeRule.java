package dev.assay.core.signal;

import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;

/// How large a position a [Target] asks for. Signed: negative is short.
public sealed interface SizeRule {
    /// A fraction of the account's equity at the decision, at the last mark: 1.0 is fully invested, -0.5 half short.
    ///
    /// @param fraction finite
    record Percent(double fraction) implements SizeRule {
        public Percent {
            if (!Double.isFinite(fraction)) {
                throw new IllegalArgumentException("a target fraction must be a finite number, not " + fraction);
            }
        }
    }

    /// An exact quantity.
    record Units(Quantity quantity) implements SizeRule {}

    /// A fixed amount of money in the instrument's currency, at the last mark.
    record Notional(Money amount) implements SizeRule {}
}
