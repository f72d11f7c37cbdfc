package dev.assay.core.portfolio;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.order.Fill;
import dev.assay.core.order.PositionEffect;
import java.math.RoundingMode;

/// Books fills where long and short positions are kept apart: what closes and what opens are two entry sets, which share the trade's value
/// exactly. Single-threaded.
///
/// A trade that closes more than the opposite book holds cannot be undone here: the rest opens, under the rule `fill:beyond-close`, which
/// RiskGuard and the venue are there to prevent.
final class HedgedBooking {
    private static final String CLOSE = "fill:close";
    private static final String OPEN = "fill:open";
    private static final String BEYOND = "fill:beyond-close";
    private static final String CANCEL = "fill:cancelled";
    private static final String TURN = "fill:turned";

    private final Ledger ledger;

    HedgedBooking(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Books a trade. Returns by how much the cost of both books changes.
    ///
    /// @param value of the trade, signed like its units
    long trade(PositionBook longs, PositionBook shorts, Fill fill, long value, int in, long fillId, long correlationId) {
        long signed = fill.signedUnits();
        PositionBook own = signed > 0 ? longs : shorts;
        PositionBook other = signed > 0 ? shorts : longs;
        long before = Math.addExact(longs.cost(), shorts.cost());
        long closing = fill.effect() == PositionEffect.OPEN
                ? 0
                : Long.signum(signed) * Math.min(Math.absExact(signed), Math.absExact(other.units()));
        long closingValue = closing == signed ? value : FixedPoint.multiplyDivide(value, closing, signed, RoundingMode.HALF_EVEN);
        if (closing != 0) {
            post(CLOSE, fill, other, signed < 0, fill.execId(), closing, closingValue, in, fillId, correlationId);
        }
        if (closing != signed) {
            post(fill.effect() == PositionEffect.CLOSE ? BEYOND : OPEN, fill, own, signed > 0, fill.execId(), signed - closing,
                    value - closingValue, in, fillId, correlationId);
        }
        return Math.addExact(longs.cost(), shorts.cost()) - before;
    }

    /// Takes a trade back: its parts come out of the books they went into, where they are remembered; else what it opened is closed, newest
    /// first, and what it closed is opened again, at its own price.
    long reverse(PositionBook longs, PositionBook shorts, Fill fill, long value, int in, long fillId, long correlationId) {
        long before = Math.addExact(longs.cost(), shorts.cost());
        long signed = fill.signedUnits();
        int inLongs = longs.find(fill.execId());
        int inShorts = shorts.find(fill.execId());
        long units = unitsAt(longs, inLongs) + unitsAt(shorts, inShorts);
        long values = valueAt(longs, inLongs) + valueAt(shorts, inShorts);
        if (units == -signed && values == -value) {
            remove(longs, inLongs, LedgerAccount.POSITION, fill, in, fillId, correlationId);
            remove(shorts, inShorts, LedgerAccount.SHORT_POSITION, fill, in, fillId, correlationId);
        } else {
            PositionBook opened = signed < 0 ? longs : shorts;
            PositionBook closed = signed < 0 ? shorts : longs;
            long open = switch (fill.effect()) {
                case OPEN -> signed;
                case CLOSE -> 0;
                case FIFO -> Long.signum(signed) * Math.min(Math.absExact(signed), Math.absExact(opened.units()));
            };
            long openValue = open == signed ? value : FixedPoint.multiplyDivide(value, open, signed, RoundingMode.HALF_EVEN);
            if (open != 0) {
                post(CANCEL, fill, opened, signed < 0, "", open, openValue, in, fillId, correlationId);
            }
            if (open != signed) {
                post(CANCEL, fill, closed, signed > 0, "", signed - open, value - openValue, in, fillId, correlationId);
            }
        }
        straighten(longs, shorts, fill, in, fillId, correlationId);
        return Math.addExact(longs.cost(), shorts.cost()) - before;
    }

    private static long unitsAt(PositionBook book, int at) {
        return at < 0 ? 0 : book.unitsAt(at);
    }

    private static long valueAt(PositionBook book, int at) {
        return at < 0 ? 0 : book.valueAt(at);
    }

    private void remove(PositionBook book, int at, LedgerAccount account, Fill fill, int in, long fillId, long correlationId) {
        if (at >= 0) {
            long cost = book.cost();
            long value = book.valueAt(at);
            long gain = book.remove(at);
            ledger.post(CANCEL, fill.strategy(), fill.instrument(), in, fillId, correlationId, account, book.cost() - cost,
                    LedgerAccount.CASH, value, LedgerAccount.REALIZED_PNL, -gain);
        }
    }

    private void post(String rule, Fill fill, PositionBook book, boolean isLong, String execId, long units, long value, int in, long fillId,
            long correlationId) {
        long cost = book.cost();
        long gain = book.trade(execId, units, value);
        ledger.post(rule, fill.strategy(), fill.instrument(), in, fillId, correlationId,
                isLong ? LedgerAccount.POSITION : LedgerAccount.SHORT_POSITION, book.cost() - cost, LedgerAccount.CASH, -value,
                LedgerAccount.REALIZED_PNL, -gain);
    }

    /// What an opening that was taken back leaves of the trades that had closed it points the other way: it belongs into the other book.
    private void straighten(PositionBook longs, PositionBook shorts, Fill fill, int in, long fillId, long correlationId) {
        if (longs.units() < 0) {
            turn(longs, LedgerAccount.POSITION, shorts, LedgerAccount.SHORT_POSITION, fill, in, fillId, correlationId);
        } else if (shorts.units() > 0) {
            turn(shorts, LedgerAccount.SHORT_POSITION, longs, LedgerAccount.POSITION, fill, in, fillId, correlationId);
        }
    }

    private void turn(PositionBook from, LedgerAccount fromAccount, PositionBook to, LedgerAccount toAccount, Fill fill, int in,
            long fillId,
            long correlationId) {
        Instrument instrument = fill.instrument();
        long units = from.units();
        long cost = from.cost();
        from.lots().relieve(units);
        from.beginAnew();
        long gain = to.trade("", units, cost);
        to.beginAnew();
        ledger.post(TURN, fill.strategy(), instrument, in, fillId, correlationId, fromAccount, -cost, toAccount, cost,
                LedgerAccount.REALIZED_PNL, -gain);
    }
}
