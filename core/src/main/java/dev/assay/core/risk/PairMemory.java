package dev.assay.core.risk;

/// What is remembered of one strategy in one instrument: its latest orders, its fills of the day, and the room that a hard block left.
final class PairMemory {
    private static final int SIZE = RiskState.REMEMBERED_ORDERS;

    private final long[] ts = new long[SIZE];
    private final long[] signedUnits = new long[SIZE];
    private final long[] limits = new long[SIZE];
    private final long[] stops = new long[SIZE];
    private int head;
    private int count;
    int executions;
    private long buyBlockTs = Long.MIN_VALUE;
    private long buyRoom = Long.MAX_VALUE;
    private long sellBlockTs = Long.MIN_VALUE;
    private long sellRoom = Long.MAX_VALUE;

    void ordered(int side, long units, long added, long limitUnits, long stopUnits, long now) {
        ts[head] = now;
        signedUnits[head] = side * units;
        limits[head] = limitUnits;
        stops[head] = stopUnits;
        head = head + 1 == SIZE ? 0 : head + 1;
        count = Math.min(count + 1, SIZE);
        if (side > 0) {
            buyRoom = less(buyRoom, added);
        } else {
            sellRoom = less(sellRoom, added);
        }
    }

    private static long less(long room, long added) {
        return room == Long.MAX_VALUE ? room : Math.max(0, room - added);
    }

    void blocked(int side, long room, long now) {
        if (side > 0) {
            buyBlockTs = now;
            buyRoom = room;
        } else {
            sellBlockTs = now;
            sellRoom = room;
        }
    }

    long room(int side, long sinceTs) {
        return (side > 0 ? buyBlockTs : sellBlockTs) > sinceTs ? side > 0 ? buyRoom : sellRoom : Long.MAX_VALUE;
    }

    int same(int side, long units, long limitUnits, long stopUnits, long sinceTs) {
        int same = 0;
        int at = head;
        for (int seen = 0; seen < count; seen++) {
            at = at == 0 ? SIZE - 1 : at - 1;
            if (ts[at] <= sinceTs) {
                break;
            }
            same += signedUnits[at] == side * units && limits[at] == limitUnits && stops[at] == stopUnits ? 1 : 0;
        }
        return same;
    }

    void split(long numerator, long denominator) {
        for (int i = 0; i < SIZE; i++) {
            signedUnits[i] = RiskState.scaled(signedUnits[i], numerator, denominator);
            limits[i] = RiskState.scaled(limits[i], /* numerator= */ denominator, /* denominator= */ numerator);
            stops[i] = RiskState.scaled(stops[i], /* numerator= */ denominator, /* denominator= */ numerator);
        }
        buyRoom = buyRoom == Long.MAX_VALUE ? buyRoom : RiskState.scaled(buyRoom, numerator, denominator);
        sellRoom = sellRoom == Long.MAX_VALUE ? sellRoom : RiskState.scaled(sellRoom, numerator, denominator);
    }
}
