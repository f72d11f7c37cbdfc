package dev.assay.core.portfolio;

import java.util.Arrays;

/// One book of open lots with what it has realised, and its latest trades, so that a trade that is cancelled later can be taken out as if
/// it had never been. Single-threaded.
///
/// At least the latest [#REMEMBERED] trades are remembered, and none from before the last split. When one of them is cancelled, all later
/// ones are booked anew without it.
final class PositionBook {
    /// How many of the latest trades are remembered at least.
    static final int REMEMBERED = 256;

    private static final int FIRST = 16;
    private static final int NONE = -1;

    private final Lots lots;
    /// The lots before the first remembered trade.
    private Lots base;
    /// The lots after the first `middleAt` remembered trades.
    private Lots middle;
    private int middleAt = NONE;
    private long middleGain;
    private long gainSinceBase;
    private String[] ids = new String[FIRST];
    private long[] units = new long[FIRST];
    private long[] values = new long[FIRST];
    private int count;
    private long realized;

    PositionBook(LotMethod method) {
        lots = new Lots(method);
        base = new Lots(method);
        middle = new Lots(method);
        Arrays.fill(ids, "");
    }

    Lots lots() {
        return lots;
    }

    long units() {
        return lots.totalUnits();
    }

    long cost() {
        return lots.totalCost();
    }

    long realized() {
        return realized;
    }

    /// Adds to what is realised, as when a fraction is paid out.
    void gain(long amount) {
        realized = Math.addExact(realized, amount);
    }

    /// Books a trade; units and value are signed alike. Returns the realised gain.
    long trade(String id, long signed, long value) {
        long gain = lots.trade(signed, value);
        gainSinceBase = Math.addExact(gainSinceBase, gain);
        realized = Math.addExact(realized, gain);
        remember(id, signed, value);
        return gain;
    }

    private void remember(String id, long signed, long value) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            units = Arrays.copyOf(units, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        ids[count] = id;
        units[count] = signed;
        values[count] = value;
        count++;
        if (count >= REMEMBERED && middleAt == NONE) {
            splitHere();
        } else if (count >= 2 * REMEMBERED && middleAt > 0) {
            forgetFirstHalf();
        }
    }

    private void splitHere() {
        middle.copyOf(lots);
        middleAt = count;
        middleGain = gainSinceBase;
    }

    private void forgetFirstHalf() {
        Lots old = base;
        base = middle;
        middle = old;
        int kept = count - middleAt;
        System.arraycopy(ids, middleAt, ids, 0, kept);
        System.arraycopy(units, middleAt, units, 0, kept);
        System.arraycopy(values, middleAt, values, 0, kept);
        count = kept;
        gainSinceBase -= middleGain;
        splitHere();
    }

    /// Where a trade is remembered, or -1.
    int find(String id) {
        int at = count - 1;
        while (at >= 0 && !ids[at].equals(id)) {
            at--;
        }
        return at;
    }

    /// Signed units of a remembered trade.
    long unitsAt(int at) {
        return units[at];
    }

    /// Value of a remembered trade, signed like its units.
    long valueAt(int at) {
        return values[at];
    }

    /// Takes a remembered trade out and books all later ones anew. Returns by how much that changes what is realised.
    long remove(int at) {
        count--;
        System.arraycopy(ids, at + 1, ids, at, count - at);
        System.arraycopy(units, at + 1, units, at, count - at);
        System.arraycopy(values, at + 1, values, at, count - at);
        ids[count] = "";
        middleAt -= at < middleAt ? 1 : 0;
        long before = gainSinceBase;
        replay();
        long change = Math.subtractExact(gainSinceBase, before);
        realized = Math.addExact(realized, change);
        return change;
    }

    private void replay() {
        lots.copyOf(base);
        gainSinceBase = 0;
        for (int i = 0; i <= count; i++) {
            if (i == middleAt) {
                middle.copyOf(lots);
                middleGain = gainSinceBase;
            }
            if (i < count) {
                gainSinceBase = Math.addExact(gainSinceBase, lots.trade(units[i], values[i]));
            }
        }
    }

    /// The lots have been changed by something other than a trade: trades are remembered from here.
    void beginAnew() {
        Arrays.fill(ids, 0, count, "");
        count = 0;
        middleAt = NONE;
        gainSinceBase = 0;
        base.copyOf(lots);
    }
}
