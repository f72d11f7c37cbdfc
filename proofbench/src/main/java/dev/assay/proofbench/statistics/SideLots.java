package dev.assay.proofbench.statistics;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.Fill;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;

/// The open lots of one strategy in one instrument where long and short positions are kept apart: a book for each.
final class SideLots {
    private final LotBook longs;
    private final LotBook shorts;

    SideLots(StrategyId strategy, Instrument instrument) {
        longs = new LotBook(strategy, instrument);
        shorts = new LotBook(strategy, instrument);
    }

    List<RoundTrip> trade(Fill fill, long ts) {
        OpenLot incoming = LotBook.lot(fill, ts);
        boolean buy = incoming.units > 0;
        LotBook own = buy ? longs : shorts;
        LotBook other = buy ? shorts : longs;
        long closing = fill.effect() == PositionEffect.OPEN ? 0 : Math.min(Math.abs(incoming.units), Math.abs(other.units()));
        if (closing == 0) {
            own.open(incoming);
            return List.of();
        }
        OpenLot closes = incoming.take(buy ? closing : -closing);
        List<RoundTrip> trips = other.trade(closes, fill.fee().currency());
        if (incoming.units != 0) {
            own.open(incoming);
        }
        return trips;
    }

    /// Takes back what is still open of the trade; what it closed is open again, at the price it was closed at.
    List<RoundTrip> reverse(Fill fill, long ts) {
        boolean bought = fill.signedUnits() < 0;
        List<RoundTrip> trips = new ArrayList<>();
        OpenLot left = (bought ? longs : shorts).takeBack(fill, ts);
        if (left != null) {
            trips.addAll((bought ? shorts : longs).trade(left, fill.fee().currency()));
        }
        return List.copyOf(trips);
    }

    LotBook longs() {
        return longs;
    }

    LotBook shorts() {
        return shorts;
    }

    void split(long numerator, long denominator) {
        longs.split(numerator, denominator);
        shorts.split(numerator, denominator);
    }
}
