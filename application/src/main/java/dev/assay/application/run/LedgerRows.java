package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.money.Money;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.portfolio.LedgerEntry;
import dev.assay.core.portfolio.LedgerEntrySet;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `ledger.csv`, one row per entry, and `costs.csv`, the sum per rule and currency.
final class LedgerRows implements AutoCloseable {
    private static final class Cost {
        Money amount;
        long count = 1;

        Cost(Money amount) {
            this.amount = amount;
        }
    }

    private final CsvFile ledger;
    private final CsvFile costs;
    private final TreeMap<String, Cost> byRule = new TreeMap<>();

    LedgerRows(Path directory) {
        ledger = new CsvFile(directory.resolve(RunFiles.LEDGER), "id", "ts", "rule", "strategy", "symbol", "account", "amount", "currency",
                "causeId");
        costs = new CsvFile(directory.resolve(RunFiles.COSTS), "kind", "rule", "currency", "amount", "count");
    }

    void accept(LedgerEntrySet set, Event event) {
        for (LedgerEntry entry : set.entries()) {
            ledger.row(event.id(), Timestamps.text(event.tsEvent()), set.rule(), text(set.strategy()), text(set.instrument()),
                    entry.account(),
                    entry.amount().plain(), entry.amount().currency(), event.causationId());
            if (entry.account() == LedgerAccount.FEES) {
                add(kind(set.rule()) + "|" + set.rule() + "|" + entry.amount().currency(), entry.amount());
            } else if (entry.account() == LedgerAccount.DIVIDENDS) {
                add("dividend|" + set.rule() + "|" + entry.amount().currency(), entry.amount());
            } else if (entry.account() == LedgerAccount.FINANCING) {
                add("financing|" + set.rule() + "|" + entry.amount().currency(), entry.amount());
            }
        }
    }

    /// Commission, regulatory, clearing, exchange: what stands before the colon.
    private static String kind(String rule) {
        int colon = rule.indexOf(':');
        return colon < 0 ? "fee" : rule.substring(0, colon);
    }

    private void add(String key, Money amount) {
        Cost cost = byRule.get(key);
        if (cost == null) {
            byRule.put(key, new Cost(amount));
        } else {
            cost.amount = cost.amount.plus(amount);
            cost.count++;
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public void close() {
        byRule.forEach((key, cost) -> {
            int bar = key.indexOf('|');
            costs.row(key.substring(0, bar), key.substring(bar + 1, key.lastIndexOf('|')), cost.amount.currency(), cost.amount.plain(),
                    cost.count);
        });
        ledger.close();
        costs.close();
    }
}
