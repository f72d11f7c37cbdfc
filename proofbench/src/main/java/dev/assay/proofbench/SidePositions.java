package dev.assay.proofbench;

import dev.assay.core.order.PositionEffect;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;

/// Long and short positions apart, as a broker keeps them: one sub-account per strategy. Shares nothing with the portfolio that it is
/// compared with. Quantities are in units; shorts are kept without their sign. Single-threaded.
///
/// The latest [#REMEMBERED] trades can be taken back to the very books they went into. Of an older one, or one from before a split, what
/// it opened is closed first.
final class SidePositions {
    static final int REMEMBERED = 4_096;

    private record Parts(long opened, long closed) {}

    private final int instruments;
    private long[] longs = new long[0];
    private long[] shorts = new long[0];
    private final LinkedHashMap<Long, Parts> latest = new LinkedHashMap<>();

    SidePositions(int instruments) {
        this.instruments = instruments;
    }

    private int at(int owner, int instrument) {
        int at = Math.addExact(Math.multiplyExact(owner, instruments), instrument);
        if (at >= longs.length) {
            int size = Math.multiplyExact(owner + 1, instruments);
            longs = Arrays.copyOf(longs, size);
            shorts = Arrays.copyOf(shorts, size);
        }
        return at;
    }

    /// What a buy (+1) of the sub-account would find short, or a sale (-1) long.
    long reducible(int owner, int instrument, int sign) {
        int at = at(owner, instrument);
        return sign > 0 ? shorts[at] : longs[at];
    }

    /// Books a trade of `signed` units.
    ///
    /// @param number the report's, by which the trade can be taken back
    void trade(int owner, int instrument, long signed, PositionEffect effect, long number) {
        int at = at(owner, instrument);
        long size = Math.absExact(signed);
        long[] own = signed > 0 ? longs : shorts;
        long[] other = signed > 0 ? shorts : longs;
        long closed = effect == PositionEffect.OPEN ? 0 : Math.min(size, other[at]);
        other[at] -= closed;
        own[at] = Math.addExact(own[at], size - closed);
        latest.put(number, new Parts(size - closed, closed));
        if (latest.size() > REMEMBERED) {
            Iterator<Long> oldest = latest.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /// Takes a trade of `signed` units back.
    void takeBack(int owner, int instrument, long signed, PositionEffect effect, long number) {
        int at = at(owner, instrument);
        long size = Math.absExact(signed);
        long[] own = signed > 0 ? longs : shorts;
        long[] other = signed > 0 ? shorts : longs;
        Parts parts = latest.remove(number);
        if (parts == null || parts.opened() + parts.closed() != size) {
            long opened = switch (effect) {
                case OPEN -> size;
                case CLOSE -> 0;
                case FIFO -> Math.min(size, own[at]);
            };
            parts = new Parts(opened, size - opened);
        }
        own[at] -= parts.opened();
        other[at] = Math.addExact(other[at], parts.closed());
        // What had closed the part that is gone has become an opening of the other side.
        if (own[at] < 0) {
            other[at] = Math.addExact(other[at], -own[at]);
            own[at] = 0;
        }
    }

    /// What all sub-accounts are long in.
    long longs(int instrument) {
        return sum(longs, instrument);
    }

    /// What all sub-accounts are short in, without its sign.
    long shorts(int instrument) {
        return sum(shorts, instrument);
    }

    private long sum(long[] units, int instrument) {
        long sum = 0;
        for (int at = instrument; at < units.length; at += instruments) {
            sum = Math.addExact(sum, units[at]);
        }
        return sum;
    }

    /// Restates one instrument; each side of the whole account is rounded down once, and shared out so that the sub-accounts add up to it.
    void split(int instrument, long numerator, long denominator) {
        split(longs, instrument, numerator, denominator);
        split(shorts, instrument, numerator, denominator);
        latest.clear();
    }

    /// Adds to one instrument what the holdings of another come to by a ratio, each side rounded down once.
    void add(int from, int to, long numerator, long denominator) {
        at(0, 0);
        add(longs, from, to, numerator, denominator);
        add(shorts, from, to, numerator, denominator);
        latest.clear();
    }

    private void add(long[] units, int from, int to, long numerator, long denominator) {
        BigInteger exact = BigInteger.ZERO;
        long before = 0;
        for (int start = 0; start < units.length; start += instruments) {
            exact = exact.add(BigInteger.valueOf(units[start + from]).multiply(BigInteger.valueOf(numerator)));
            long now = exact.divide(BigInteger.valueOf(denominator)).longValueExact();
            units[start + to] = Math.addExact(units[start + to], now - before);
            before = now;
        }
    }

    /// Nothing is held of an instrument any more.
    void clear(int instrument) {
        for (int at = instrument; at < longs.length; at += instruments) {
            longs[at] = 0;
            shorts[at] = 0;
        }
        latest.clear();
    }

    private void split(long[] units, int instrument, long numerator, long denominator) {
        BigInteger exact = BigInteger.ZERO;
        long before = 0;
        for (int at = instrument; at < units.length; at += instruments) {
            exact = exact.add(BigInteger.valueOf(units[at]).multiply(BigInteger.valueOf(numerator)));
            long now = exact.divide(BigInteger.valueOf(denominator)).longValueExact();
            units[at] = now - before;
            before = now;
        }
    }
}
