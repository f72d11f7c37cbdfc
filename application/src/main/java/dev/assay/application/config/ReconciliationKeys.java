package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.DifferencePolicy;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.util.List;

/// The keys of the `reconciliation` section: what is done about each class of difference between our books and the broker's.
final class ReconciliationKeys {
    static final Declared.Key<DifferencePolicy> UNKNOWN_ORDER = policy("unknownOrder",
            "An order works at the broker that does not work here: `halt` all trading, `adopt` it as the adopter's, or `cancel` it there.",
            DifferencePolicy.HALT, DifferencePolicy.ADOPT, DifferencePolicy.CANCEL);
    static final Declared.Key<DifferencePolicy> MISSING_ORDER = policy("missingOrder",
            "An order works here that the broker does not have: `halt`, or `adopt` the broker's view, so that it ends here too.",
            DifferencePolicy.HALT, DifferencePolicy.ADOPT);
    static final Declared.Key<DifferencePolicy> MISSED_FILL = policy("missedFill",
            "The broker has filled more of an order and has no report of it: `halt`, or `adopt` it at the price that follows from the "
                    + "broker's average.",
            DifferencePolicy.HALT, DifferencePolicy.ADOPT);
    static final Declared.Key<DifferencePolicy> ORDER_STATE = policy("orderState",
            "An order works at both and is not the same at the broker: `halt`, `adopt` its quantity there, or `cancel` it.",
            DifferencePolicy.HALT, DifferencePolicy.ADOPT, DifferencePolicy.CANCEL);
    static final Declared.Key<DifferencePolicy> POSITION = policy("position",
            "A position differs: `halt`; `adopt` books the difference to the adopter at the last price, against the ledger account "
                    + "`ADJUSTMENT`; `close` books it and then sends an order against it, which RiskGuard judges like any other.",
            DifferencePolicy.HALT, DifferencePolicy.ADOPT, DifferencePolicy.CLOSE);
    static final Declared.Key<DifferencePolicy> CASH = policy("cash",
            "A balance differs: `halt`, or `adopt` books the difference against the ledger account `ADJUSTMENT`.",
            DifferencePolicy.HALT, DifferencePolicy.ADOPT);
    static final Declared.Key<String> ADOPTER = new Declared.Key<>("adopter",
            TextTypes.matching("letters, digits, '.', '-' and '_'", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
            new Preset.Absent<>("the first strategy"), "Id of the strategy that owns the orders and positions that are adopted.");
    static final Section RECONCILIATION = new Section("reconciliation",
            "What is done about each class of difference between our books and the broker's, once it is believed. Each is an event with its "
                    + "class and action.",
            List.of(UNKNOWN_ORDER, MISSING_ORDER, MISSED_FILL, ORDER_STATE, POSITION, CASH, ADOPTER));

    private ReconciliationKeys() {}

    private static Declared.Key<DifferencePolicy> policy(String name, String doc, DifferencePolicy... possible) {
        return new Declared.Key<>(name, TextTypes.choice(possible), new Preset.Fixed<>("halt"), doc);
    }
}
