package dev.assay.core.codec;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.InternalCross;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.portfolio.LedgerEntry;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;

/// The counterpart of [BooksWriter].
final class BooksReader {
    private static final Side[] SIDES = Side.values();
    private static final PositionEffect[] EFFECTS = PositionEffect.values();
    private static final LedgerAccount[] ACCOUNTS = LedgerAccount.values();

    private BooksReader() {}

    static Fill fill(FrameReader r) {
        return fill(r, false);
    }

    static Fill chargedFill(FrameReader r) {
        return fill(r, true);
    }

    private static Fill fill(FrameReader r, boolean charged) {
        long clOrdId = r.i64();
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        Quantity quantity = r.quantity();
        Price price = r.price();
        Money fee = r.money();
        boolean feeEstimated = r.bool();
        Price slippage = r.price();
        long datumId = r.i64();
        boolean reversal = r.bool();
        PositionEffect effect = charged ? r.code(EFFECTS) : r.effect();
        r.endRoot();
        List<Money> amounts = charged ? Charges.amounts(r) : List.of();
        String execId = r.text("execId");
        return new Fill(execId, clOrdId, strategy, instrument, side, quantity, price, fee, feeEstimated, slippage, datumId, reversal,
                effect,
                charged ? Charges.read(amounts, r) : List.of());
    }

    static PositionAdjusted adjusted(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Quantity quantity = r.quantity();
        Price price = r.price();
        r.endRoot();
        return new PositionAdjusted(strategy, instrument, quantity, price, r.text("reason"));
    }

    static InternalCross cross(FrameReader r) {
        InternalCross cross = new InternalCross(r.instrument(), r.strategy(), r.strategy(), r.quantity(), r.price(), r.i64(), r.i64());
        r.endRoot();
        return cross;
    }

    static LedgerEntrySet ledger(FrameReader r) {
        StrategyId strategy = r.optionalStrategy();
        Instrument instrument = r.optionalInstrument();
        r.endRoot();
        int count = r.group(BooksWriter.ENTRY_BYTES);
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            r.beginEntry();
            entries.add(new LedgerEntry(r.code(ACCOUNTS), r.money()));
            r.endEntry();
        }
        return new LedgerEntrySet(r.text("rule"), strategy, instrument, entries);
    }

    static PortfolioSnapshot portfolio(FrameReader r) {
        Currency currency = r.currency();
        PortfolioSnapshot snapshot = new PortfolioSnapshot(amount(r, currency), amount(r, currency), amount(r, currency),
                amount(r, currency), amount(r, currency), amount(r, currency), amount(r, currency), amount(r, currency), r.i32());
        r.endRoot();
        return snapshot;
    }

    private static Money amount(FrameReader r, Currency currency) {
        return new Money(r.i64(), currency);
    }
}
