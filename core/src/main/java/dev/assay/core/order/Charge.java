package dev.assay.core.order;

import dev.assay.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/// One part of what an execution costs (FIX MiscFees): a broker's commission, an exchange's fee, a regulator's.
///
/// @param rule what it is charged under: kind and name, for example `regulatory:sec-31`; it stands in the ledger
/// @param amount positive for a cost, negative for a rebate or a refund
public record Charge(String rule, Money amount) {
    public Charge {
        if (rule.isBlank() || rule.indexOf(';') >= 0) {
            throw new IllegalArgumentException("a charge needs the name of its rule, without ';', not \"" + rule + "\"");
        }
    }

    /// The same charges taken back.
    public static List<Charge> negated(List<Charge> charges) {
        List<Charge> back = new ArrayList<>(charges.size());
        for (Charge charge : charges) {
            back.add(new Charge(charge.rule, charge.amount.negate()));
        }
        return back;
    }

    /// What they come to, in units of their currency; they are all in one.
    public static long sum(List<Charge> charges) {
        long sum = 0;
        for (Charge charge : charges) {
            sum = Math.addExact(sum, charge.amount.units());
        }
        return sum;
    }
}
