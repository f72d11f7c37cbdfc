package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.order.InternalCross;
import dev.assay.core.portfolio.LedgerEntry;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.portfolio.PositionAdjusted;
import java.util.List;

/// Fills, ledger entries and portfolio snapshots.
final class BooksWriter {
    static final int ENTRY_BYTES = 22;

    private BooksWriter() {}

    static void fill(Fill f, FrameWriter w) {
        w.i64(f.clOrdId());
        w.strategy(f.strategy());
        w.instrument(f.instrument());
        w.code(f.side());
        w.quantity(f.quantity());
        w.price(f.price());
        w.money(f.fee());
        w.bool(f.feeEstimated());
        w.price(f.slippage());
        w.i64(f.datumId());
        w.bool(f.reversal());
        w.effect(f.effect());
        if (f.charges().isEmpty()) {
            w.endRoot(EventType.FILL);
            w.text("execId", f.execId());
        } else {
            w.endRoot(EventType.FILL_CHARGED);
            Charges.group(f.charges(), w);
            w.text("execId", f.execId());
            Charges.rules(f.charges(), w);
        }
    }

    static void adjusted(PositionAdjusted a, FrameWriter w) {
        w.strategy(a.strategy());
        w.instrument(a.instrument());
        w.quantity(a.quantity());
        w.price(a.price());
        w.endRoot(EventType.POSITION_ADJUSTED);
        w.text("reason", a.reason());
    }

    static void cross(InternalCross c, FrameWriter w) {
        w.instrument(c.instrument());
        w.strategy(c.buyer());
        w.strategy(c.seller());
        w.quantity(c.quantity());
        w.price(c.price());
        w.i64(c.buyIntentId());
        w.i64(c.sellIntentId());
        w.endRoot(EventType.INTERNAL_CROSS);
    }

    static void ledger(LedgerEntrySet l, FrameWriter w) {
        w.strategy(l.strategy());
        w.instrument(l.instrument());
        w.endRoot(EventType.LEDGER_ENTRY);
        List<LedgerEntry> entries = l.entries();
        w.group("entries", entries.size(), ENTRY_BYTES);
        for (int i = 0; i < entries.size(); i++) {
            LedgerEntry entry = entries.get(i);
            w.code(entry.account());
            w.money(entry.amount());
        }
        w.name("rule", l.rule());
    }

    static void portfolio(PortfolioSnapshot p, FrameWriter w) {
        Currency currency = p.equity().currency();
        w.currency(currency);
        amount("equity", p.equity(), currency, w);
        amount("cash", p.cash(), currency, w);
        amount("positionValue", p.positionValue(), currency, w);
        amount("grossExposure", p.grossExposure(), currency, w);
        amount("netExposure", p.netExposure(), currency, w);
        amount("realizedPnl", p.realizedPnl(), currency, w);
        amount("unrealizedPnl", p.unrealizedPnl(), currency, w);
        amount("fees", p.fees(), currency, w);
        w.i32(p.openPositions());
        w.endRoot(EventType.PORTFOLIO_SNAPSHOT);
    }

    private static void amount(String name, Money amount, Currency currency, FrameWriter w) {
        if (!amount.currency().equals(currency)) {
            throw new IllegalArgumentException("a portfolio snapshot is in one currency: its equity is in " + currency + " but " + name
                    + " is " + amount);
        }
        w.i64(amount.units());
    }
}
