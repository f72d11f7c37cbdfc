package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.order.Fill;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fills of a run with what is needed to find the stored bar that each met: 25 bytes a fill.
final class MetFills {
    /// What the events say of the datum. A bar's closing and the next one's opening may share an instant.
    enum Datum {
        /// The order was sent at this very instant, after the datum came: it met the bar that closes.
        CLOSING,
        /// The order was sent at this very instant, before the datum came: it met the bar that opens.
        OPENING,
        /// The order waited: it met the one or the other.
        EITHER
    }

    /// The fills of one instrument.
    static final class Of {
        private long[] ids = new long[16];
        private long[] ts = new long[16];
        private long[] datumIds = new long[16];
        private byte[] data = new byte[16];
        private int size;

        private void add(long id, long at, long datumId, Datum datum) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
                ts = Arrays.copyOf(ts, size * 2);
                datumIds = Arrays.copyOf(datumIds, size * 2);
                data = Arrays.copyOf(data, size * 2);
            }
            ids[size] = id;
            ts[size] = at;
            datumIds[size] = datumId;
            data[size++] = (byte) datum.ordinal();
        }

        int size() {
            return size;
        }

        long id(int fill) {
            return ids[fill];
        }

        long ts(int fill) {
            return ts[fill];
        }

        long datumId(int fill) {
            return datumIds[fill];
        }

        Datum datum(int fill) {
            return Datum.values()[data[fill]];
        }
    }

    private final TreeMap<Integer, Of> byInstrument = new TreeMap<>();

    void add(Fill fill, Event event, OrderRows.@Nullable Birth birth) {
        Datum datum = birth == null || birth.ts() != event.tsEvent()
                ? Datum.EITHER
                : fill.datumId() < birth.id() ? Datum.CLOSING : Datum.OPENING;
        byInstrument.computeIfAbsent(fill.instrument().number(), number -> new Of()).add(event.id(), event.tsEvent(), fill.datumId(),
                datum);
    }

    /// By instrument number.
    SortedMap<Integer, Of> byInstrument() {
        return byInstrument;
    }
}
