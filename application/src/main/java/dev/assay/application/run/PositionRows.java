package dev.assay.application.run;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.portfolio.LedgerEntry;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.Position;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.core.portfolio.ShareOut;
import dev.assay.core.signal.StrategyId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `positions.csv`: what each strategy holds at the end in every instrument that it traded, with cost and gains, all in the instrument's
/// currency; where long and short positions are kept apart, a row for each side. Quantities follow from the fills, money from the ledger.
final class PositionRows implements AutoCloseable {
    private static final class Held {
        final StrategyId strategy;
        final Instrument instrument;
        final String side;
        long units;
        long cost;
        long realized;
        long fees;
        long dividends;

        Held(StrategyId strategy, Instrument instrument, String side) {
            this.strategy = strategy;
            this.instrument = instrument;
            this.side = side;
        }
    }

    /// What a strategy has in an instrument: one position, or where long and short are kept apart, one of each.
    private static final class Pair {
        final Held held;
        final @Nullable Held owed;
        final HeldSides sides = new HeldSides();
        /// The one that the last trade went to: its fee follows.
        Held latest;

        Pair(StrategyId strategy, Instrument instrument, boolean hedging) {
            held = new Held(strategy, instrument, hedging ? "long" : "net");
            owed = hedging ? new Held(strategy, instrument, "short") : null;
            latest = held;
        }

        Held of(LedgerEntrySet set) {
            Held other = owed;
            if (other == null) {
                return held;
            }
            Held at = latest;
            for (LedgerEntry entry : set.entries()) {
                if (entry.account() == LedgerAccount.POSITION) {
                    at = held;
                } else if (entry.account() == LedgerAccount.SHORT_POSITION) {
                    at = other;
                } else if (entry.account() == LedgerAccount.DIVIDENDS) {
                    // Holders receive, the short book pays.
                    at = entry.amount().signum() > 0 ? other : held;
                }
            }
            latest = at;
            return at;
        }
    }

    private final CsvFile out;
    private final boolean hedging;
    private final TreeMap<Integer, TreeMap<Integer, Pair>> byStrategy = new TreeMap<>();

    /// @param hedging whether long and short positions are kept apart
    PositionRows(Path directory, boolean hedging) {
        this.hedging = hedging;
        out = new CsvFile(directory.resolve(RunFiles.POSITIONS), "strategy", "symbol", "currency", "qty", "avgPx", "cost", "realizedPnl",
                "fees", "dividends", "side");
    }

    void accept(Fill fill) {
        Pair pair = pair(fill.strategy(), fill.instrument());
        if (pair.owed == null) {
            pair.held.units = Math.addExact(pair.held.units, fill.signedUnits());
        } else {
            pair.sides.longs = pair.held.units;
            pair.sides.shorts = pair.owed.units;
            pair.sides.accept(fill);
            pair.held.units = pair.sides.longs;
            pair.owed.units = pair.sides.shorts;
        }
    }

    void accept(PositionAdjusted change) {
        Held held = pair(change.strategy(), change.instrument()).held;
        held.units = Math.addExact(held.units, change.units());
    }

    /// Restates quantities as the account does: each side of the whole account is rounded once.
    void accept(CorporateAction action) {
        switch (action) {
            case CorporateAction.Split split -> restate(split.instrument(), split.numerator(), split.denominator());
            case CorporateAction.StockDividend stock -> accept(stock.asSplit());
            case CorporateAction.CashDividend dividend -> {
                // Changes no quantity.
            }
            case CorporateAction.Merger merger -> exchange(merger.instrument(), merger.into(), merger.numerator(), merger.denominator());
            case CorporateAction.SymbolChange change -> exchange(change.instrument(), change.into(), 1, 1);
            case CorporateAction.Delisting gone -> exchange(gone.instrument(), null, 1, 1);
            case CorporateAction.SpinOff spin -> give(spin.instrument(), spin.child(), spin.numerator(), spin.denominator());
        }
    }

    private void restate(Instrument instrument, long numerator, long denominator) {
        ShareOut longs = new ShareOut(numerator, denominator);
        ShareOut shorts = new ShareOut(numerator, denominator);
        for (Pair pair : of(instrument)) {
            pair.held.units = longs.next(pair.held.units);
            if (pair.owed != null) {
                pair.owed.units = shorts.next(pair.owed.units);
            }
            pair.sides.restated();
        }
    }

    private void exchange(Instrument old, @Nullable Instrument into, long numerator, long denominator) {
        if (into != null) {
            give(old, into, numerator, denominator);
        }
        for (Pair pair : of(old)) {
            pair.held.units = 0;
            if (pair.owed != null) {
                pair.owed.units = 0;
            }
            pair.sides.restated();
        }
    }

    private void give(Instrument from, Instrument to, long numerator, long denominator) {
        ShareOut longs = ShareOut.between(from, to, numerator, denominator);
        ShareOut shorts = ShareOut.between(from, to, numerator, denominator);
        for (Pair pair : of(from)) {
            Pair other = pair(pair.held.strategy, to);
            other.held.units = Math.addExact(other.held.units, longs.next(pair.held.units));
            if (pair.owed != null && other.owed != null) {
                other.owed.units = Math.addExact(other.owed.units, shorts.next(pair.owed.units));
            }
            other.sides.restated();
        }
    }

    private List<Pair> of(Instrument instrument) {
        List<Pair> all = new ArrayList<>();
        for (TreeMap<Integer, Pair> own : byStrategy.values()) {
            Pair pair = own.get(instrument.number());
            if (pair != null) {
                all.add(pair);
            }
        }
        return all;
    }

    void accept(LedgerEntrySet set) {
        StrategyId strategy = set.strategy();
        Instrument instrument = set.instrument();
        if (strategy != null && instrument != null) {
            Pair pair = pair(strategy, instrument);
            Held held = pair.of(set);
            for (LedgerEntry entry : set.entries()) {
                if (entry.amount().currency().equals(instrument.currency())) {
                    add(entry.account() == LedgerAccount.POSITION ? pair.held : held, entry.account(), entry.amount().units());
                }
            }
        }
    }

    private static void add(Held held, LedgerAccount account, long units) {
        switch (account) {
            case POSITION, SHORT_POSITION -> held.cost = Math.addExact(held.cost, units);
            case REALIZED_PNL -> held.realized = Math.subtractExact(held.realized, units);
            case FEES -> held.fees = Math.addExact(held.fees, units);
            case DIVIDENDS -> held.dividends = Math.subtractExact(held.dividends, units);
            case CASH, RECEIVABLE, CAPITAL, FINANCING, ADJUSTMENT -> {
                // The account's, not the position's.
            }
        }
    }

    private Pair pair(StrategyId strategy, Instrument instrument) {
        return byStrategy.computeIfAbsent(strategy.number(), n -> new TreeMap<>()).computeIfAbsent(instrument.number(),
                n -> new Pair(strategy, instrument, hedging));
    }

    @Override
    public void close() {
        for (TreeMap<Integer, Pair> own : byStrategy.values()) {
            for (Pair pair : own.values()) {
                row(pair.held);
                if (pair.owed != null) {
                    row(pair.owed);
                }
            }
        }
        out.close();
    }

    private void row(Held held) {
        Instrument instrument = held.instrument;
        Position position = new Position(instrument, instrument.quantity(held.units), money(instrument, held.cost),
                money(instrument, held.realized));
        out.row(held.strategy, instrument, instrument.currency(), position.quantity(), position.flat() ? "" : position.averagePrice(),
                position.cost().plain(), position.realizedPnl().plain(), money(instrument, held.fees).plain(),
                money(instrument, held.dividends).plain(), held.side);
    }

    private static Money money(Instrument instrument, long units) {
        return new Money(units, instrument.currency());
    }
}
