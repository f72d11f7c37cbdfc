package dev.assay.core.portfolio;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;

/// Dividends and other cash of corporate actions between the day they are owed and the day they are paid. Single-threaded.
final class Dividends {
    private record Owed(StrategyId strategy, Instrument instrument, int currency, long units, long payTs, String rule, long actionId) {}

    private final Ledger ledger;
    private final List<Owed> owed = new ArrayList<>();
    private long nextPayTs = Long.MAX_VALUE;

    Dividends(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Books that an amount which is owed already moves at its pay date.
    ///
    /// @param rule of the entry set that moves it
    void owe(StrategyId strategy, Instrument instrument, int currency, long units, long payTs, String rule, long actionId) {
        owed.add(new Owed(strategy, instrument, currency, units, payTs, rule, actionId));
        nextPayTs = Math.min(nextPayTs, payTs);
    }

    void settle(long now) {
        if (nextPayTs > now) {
            return;
        }
        nextPayTs = Long.MAX_VALUE;
        List<Owed> later = new ArrayList<>();
        for (Owed one : owed) {
            if (one.payTs() <= now) {
                ledger.post(one.rule(), one.strategy(), one.instrument(), one.currency(), one.actionId(), one.actionId(),
                        LedgerAccount.CASH, LedgerAccount.RECEIVABLE, one.units());
            } else {
                later.add(one);
                nextPayTs = Math.min(nextPayTs, one.payTs());
            }
        }
        owed.clear();
        owed.addAll(later);
    }
}
