package dev.assay.core.portfolio;

import dev.assay.core.market.CorporateAction;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;

/// Dividends between ex-date and pay date. Single-threaded.
final class Dividends {
    private record Owed(StrategyId strategy, CorporateAction.CashDividend dividend, int currency, long units, long actionId) {}

    private final Ledger ledger;
    private final List<StrategyId> strategies;
    private final List<Owed> owed = new ArrayList<>();
    private long nextPayTs = Long.MAX_VALUE;

    Dividends(Ledger ledger, List<StrategyId> strategies) {
        this.ledger = ledger;
        this.strategies = strategies;
    }

    void accrue(StrategyId strategy, CorporateAction.CashDividend dividend, int currency, long units, long actionId) {
        ledger.post("dividend:ex", strategy, dividend.instrument(), currency, actionId, actionId, LedgerAccount.RECEIVABLE,
                LedgerAccount.DIVIDENDS, units);
        owed.add(new Owed(strategies.get(strategy.number()), dividend, currency, units, actionId));
        nextPayTs = Math.min(nextPayTs, dividend.payTs());
    }

    void settle(long now) {
        if (nextPayTs > now) {
            return;
        }
        nextPayTs = Long.MAX_VALUE;
        List<Owed> later = new ArrayList<>();
        for (Owed one : owed) {
            if (one.dividend().payTs() <= now) {
                ledger.post("dividend:pay", one.strategy(), one.dividend().instrument(), one.currency(), one.actionId(), one.actionId(),
                        LedgerAccount.CASH, LedgerAccount.RECEIVABLE, one.units());
            } else {
                later.add(one);
                nextPayTs = Math.min(nextPayTs, one.dividend().payTs());
            }
        }
        owed.clear();
        owed.addAll(later);
    }
}
