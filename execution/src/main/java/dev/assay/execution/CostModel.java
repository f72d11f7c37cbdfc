package dev.assay.execution;

/// What trading costs on top of the price, reckoned per order so that minimums, caps and tiers are right whatever the number of fills: what
/// an execution costs is what the order costs with it, less what is booked. A cancelled trade is taken back the same way.
///
/// A model may count what is traded (month volume); each user of one needs a model of its own then. Single-threaded: the loop's.
public interface CostModel {
    /// Charges an execution to its order, and says in the case how the amount is made up.
    ///
    /// @return what it costs, in ledger units of the instrument's currency; negative for a rebate
    /// @throws UnknownRateException where no rate is known for its trade date
    long charge(FeeCase one);

    /// Takes an execution back that was charged: the case holds the order without it.
    ///
    /// @return what changes, in ledger units; negative for a refund
    long takeBack(FeeCase one);

    /// What the model asks for the order's cumulative quantity and notional alone, in ledger units; 0 where it does not reckon by them. A
    /// split restates those, and what the model asks more or less for that is no new cost.
    long standing(FeeCase one);

    /// Stable name of the rule, used in ledger entries where the case names no charges: `commission:per-share`.
    String rule();

    /// What the model assumes, in words; printed in the report.
    String assumptions();
}
