package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.risk.AccountSums;
import dev.assay.execution.Oms;
import org.jspecify.annotations.Nullable;

/// What the account is worth and exposed to, kept between intents: while no price, position or cash changes, only the instruments whose
/// working orders did are valued again. Single-threaded: the loop's; the only reader of [Oms#takeTouched].
final class Exposures {
    private static final long NEVER = -1;

    private final Universe universe;
    private final Portfolio portfolio;
    private final Oms oms;
    private final @Nullable HedgedWorking hedged;
    private final AccountSums sums = new AccountSums();
    private final long[] grossOf;
    private final long[] longestOf;
    private final long[] shortestOf;
    private final long[] workingOf;
    private long gross;
    private long longest;
    private long shortest;
    private long working;
    private long summedAt = NEVER;
    private long equity;
    private long valuedAt = NEVER;

    /// @param hedged null where positions are netted
    Exposures(Universe universe, Portfolio portfolio, Oms oms, @Nullable HedgedWorking hedged) {
        this.universe = universe;
        this.portfolio = portfolio;
        this.oms = oms;
        this.hedged = hedged;
        grossOf = new long[universe.size()];
        longestOf = new long[universe.size()];
        shortestOf = new long[universe.size()];
        workingOf = new long[universe.size()];
    }

    /// Ledger units of the account's currency.
    long equityUnits() {
        if (portfolio.changes() != valuedAt) {
            equity = portfolio.equityUnits();
            valuedAt = portfolio.changes();
        }
        return equity;
    }

    /// Valid until the books change.
    AccountSums sums() {
        if (portfolio.changes() != summedAt) {
            sumAll();
        } else {
            int next = oms.takeTouched();
            while (next >= 0) {
                replace(next);
                next = oms.takeTouched();
            }
        }
        return sums.set(gross, longest, shortest, working);
    }

    private void sumAll() {
        summedAt = NEVER;
        gross = 0;
        longest = 0;
        shortest = 0;
        working = 0;
        while (oms.takeTouched() >= 0) {
            // All are looked at below.
        }
        for (int i = 0; i < grossOf.length; i++) {
            look(i);
            add(i);
        }
        summedAt = portfolio.changes();
    }

    private void replace(int at) {
        summedAt = NEVER;
        gross -= grossOf[at];
        longest -= longestOf[at];
        shortest -= shortestOf[at];
        working -= workingOf[at];
        look(at);
        add(at);
        summedAt = portfolio.changes();
    }

    private void add(int at) {
        gross = Math.addExact(gross, grossOf[at]);
        longest = Math.addExact(longest, longestOf[at]);
        shortest = Math.addExact(shortest, shortestOf[at]);
        working = Math.addExact(working, workingOf[at]);
    }

    private void look(int at) {
        Instrument instrument = universe.get(at);
        long position = portfolio.units(instrument);
        long buys = oms.workingBuyUnits(instrument);
        long sells = oms.workingSellUnits(instrument);
        long most = value(instrument, Math.addExact(position, buys));
        long least = buys == 0 && sells == 0 ? most : value(instrument, Math.subtractExact(position, sells));
        grossOf[at] = hedged == null ? Math.max(Math.abs(most), Math.abs(least)) : Math.abs(value(instrument, hedged.worst(instrument)));
        longestOf[at] = most;
        shortestOf[at] = least;
        workingOf[at] = buys == 0 && sells == 0 ? 0 : Math.abs(value(instrument, Math.addExact(buys, sells)));
    }

    private long value(Instrument instrument, long units) {
        return units == 0 ? 0 : portfolio.valueUnits(instrument, units);
    }
}
