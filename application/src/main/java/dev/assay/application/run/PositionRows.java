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

/// `positions.csv`: what each strategy holds at the end in every instrument that it traded, with cost and gains, all in the instrument's
/// currency. Quantities follow from the fills, money from the ledger.
final class PositionRows implements AutoCloseable {
    private static final class Held {
        final StrategyId strategy;
        final Instrument instrument;
        long units;
        long cost;
        long realized;
        long fees;
        long dividends;

        Held(StrategyId strategy, Instrument instrument) {
            this.strategy = strategy;
            this.instrument = instrument;
        }
    }

    private final CsvFile out;
    private final TreeMap<Integer, TreeMap<Integer, Held>> byStrategy = new TreeMap<>();

    PositionRows(Path directory) {
        out = new CsvFile(directory.resolve(RunFiles.POSITIONS), "strategy", "symbol", "currency", "qty", "avgPx", "cost", "realizedPnl",
                "fees", "dividends");
    }

    void accept(Fill fill) {
        Held held = held(fill.strategy(), fill.instrument());
        held.units = Math.addExact(held.units, fill.signedUnits());
    }

    void split(CorporateAction.Split split) {
        for (TreeMap<Integer, Held> own : byStrategy.values()) {
            Held held = own.get(split.instrument().number());
            if (held != null) {
                held.units = Math.multiplyExact(held.units, split.numerator()) / split.denominator();
            }
        }
    }

    void accept(LedgerEntrySet set) {
        StrategyId strategy = set.strategy();
        Instrument instrument = set.instrument();
        if (strategy != null && instrument != null) {
            Held held = held(strategy, instrument);
            for (LedgerEntry entry : set.entries()) {
                if (entry.amount().currency().equals(instrument.currency())) {
                    add(held, entry.account(), entry.amount().units());
                }
            }
        }
    }

    private static void add(Held held, LedgerAccount account, long units) {
        switch (account) {
            case POSITION -> held.cost = Math.addExact(held.cost, units);
            case REALIZED_PNL -> held.realized = Math.subtractExact(held.realized, units);
            case FEES -> held.fees = Math.addExact(held.fees, units);
            case DIVIDENDS -> held.dividends = Math.subtractExact(held.dividends, units);
            case CASH, RECEIVABLE, CAPITAL -> {
                // The account's, not the position's.
            }
        }
    }

    private Held held(StrategyId strategy, Instrument instrument) {
        return byStrategy.computeIfAbsent(strategy.number(), n -> new TreeMap<>()).computeIfAbsent(instrument.number(),
                n -> new Held(strategy, instrument));
    }

    @Override
    public void close() {
        for (TreeMap<Integer, Held> own : byStrategy.values()) {
            for (Held held : own.values()) {
                Instrument instrument = held.instrument;
                Position position = new Position(instrument, instrument.quantity(held.units), money(instrument, held.cost),
                        money(instrument, held.realized));
                out.row(held.strategy, instrument, instrument.currency(), position.quantity(),
                        position.flat() ? "" : position.averagePrice(),
                        position.cost().plain(), position.realizedPnl().plain(), money(instrument, held.fees).plain(),
                        money(instrument, held.dividends).plain());
            }
        }
        out.close();
    }

    private static Money money(Instrument instrument, long units) {
        return new Money(units, instrument.currency());
    }
}
