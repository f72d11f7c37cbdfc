package dev.assay.application.run;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.portfolio.LedgerEntry;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.Position;
import dev.assay.core.signal.StrategyId;
import java.nio.file.Path;
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
                if (entry.account() == LedgerAccount.POSITION || entry.account() == LedgerAccount.RECEIVABLE) {
                    at = entry.account() == LedgerAccount.RECEIVABLE && entry.amount().signum() < 0 ? other : held;
                } else if (entry.account() == LedgerAccount.SHORT_POSITION) {
                    at = other;
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

    void split(CorporateAction.Split split) {
        for (TreeMap<Integer, Pair> own : byStrategy.values()) {
            Pair pair = own.get(split.instrument().number());
            if (pair != null) {
                split(split, pair.held);
                if (pair.owed != null) {
                    split(split, pair.owed);
                }
                pair.sides.restated();
            }
        }
    }

    private static void split(CorporateAction.Split split, Held held) {
        held.units = Math.multiplyExact(held.units, split.numerator()) / split.denominator();
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
            case CASH, RECEIVABLE, CAPITAL, FINANCING -> {
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
