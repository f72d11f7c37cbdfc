package dev.assay.core.risk;

import dev.assay.core.money.Quantity;

/// What one control says of an intent.
public sealed interface Verdict {
    /// It passes. One shared value, so that accepting allocates nothing.
    Verdict ACCEPT = new Accept();

    /// It passes.
    record Accept() implements Verdict {}

    /// It passes for less.
    ///
    /// @param allowed positive, in whole lots
    record Shrink(String control, String reasonCode, String explanation, Quantity allowed) implements Verdict {}

    /// It does not pass.
    record Reject(String control, String reasonCode, String explanation) implements Verdict {}
}
