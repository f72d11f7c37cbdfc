package dev.assay.adapters.captures;

import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureRequest;
import dev.assay.application.data.DataException;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Databento's DBN: single orders (mbo), ten levels (mbp-10), the best bid and ask (mbp-1, tbbo), trades and bars (ohlcv). Other records are passed over.
///
/// Data are stamped with the time Databento received them, bars with their close. Where a record says that the book may be wrong (a gap in the venue's
/// feed), a number is left out of the sequence, so that the book waits to be cleared or given whole.
final class DbnFeed implements CaptureFeed {
    private static final long UNDEFINED = Long.MAX_VALUE;
    private static final int TRADE = 0x00;
    private static final int MBP_1 = 0x01;
    private static final int MBP_10 = 0x0A;
    private static final int MBO = 0xA0;
    private static final int OHLCV_1S = 0x20;
    private static final int OHLCV_1M = 0x21;
    private static final int OHLCV_1H = 0x22;
    private static final int OHLCV_1D = 0x23;
    private static final int MAYBE_BAD_BOOK = 1 << 2;
    private static final int LEVELS = 48;
    private static final int LEVEL = 32;
    private static final long SECOND = 1_000_000_000L;

    private final Instrument instrument;
    private final String name;
    private final Units units;
    private final List<Path> files;
    private final ArrayDeque<MarketData> ready = new ArrayDeque<>();
    private final OrderSizes orders = new OrderSizes();
    private int nextFile;
    private @Nullable DbnStream stream;
    private DbnIds ids = new DbnIds(null);
    private long sequence;
    private long lastTs = Long.MIN_VALUE;

    DbnFeed(CaptureRequest request) {
        instrument = request.instrument();
        name = request.name();
        units = new Units(instrument);
        files = request.files();
    }

    @Override
    public @Nullable MarketData next() {
        while (ready.isEmpty()) {
            DbnStream open = stream;
            if (open == null) {
                if (nextFile == files.size()) {
                    return null;
                }
                open = new DbnStream(files.get(nextFile++));
                stream = open;
                ids = DbnIds.of(open, name);
            }
            if (open.next()) {
                read(open, open.record());
            } else {
                close();
            }
        }
        return ready.poll();
    }

    private void read(DbnStream in, ByteBuffer record) {
        if (!ids.has(record.getInt(4) & 0xffff_ffffL)) {
            return;
        }
        switch (record.get(1) & 0xff) {
            case MBO -> {
                require(in, 56);
                order(in, record);
            }
            case TRADE -> {
                require(in, LEVELS);
                trade(in, record);
            }
            case MBP_1 -> {
                require(in, LEVELS + LEVEL);
                top(in, record);
            }
            case MBP_10 -> {
                require(in, LEVELS + 10 * LEVEL);
                levels(in, record);
            }
            case OHLCV_1S -> bar(in, record, SECOND);
            case OHLCV_1M -> bar(in, record, 60 * SECOND);
            case OHLCV_1H -> bar(in, record, 3_600 * SECOND);
            case OHLCV_1D -> bar(in, record, 86_400 * SECOND);
            default -> {
            }
        }
    }

    private static void require(DbnStream in, int length) {
        if (in.length() < length) {
            throw DataException.at(in.file(), in.count(), "record", null, "has " + in.length() + " bytes, expected " + length,
                    "fetch the file again; it is damaged");
        }
    }

    private long advance(DbnStream in, long ts) {
        if (ts < lastTs) {
            throw DataException.at(in.file(), in.count(), "ts_recv", Long.toString(ts), "goes back behind " + lastTs,
                    "give the files in time order");
        }
        lastTs = ts;
        return ts;
    }

    private void order(DbnStream in, ByteBuffer record) {
        long ts = advance(in, record.getLong(40));
        char action = (char) record.get(38);
        boolean bid = record.get(39) == 'B';
        long id = record.getLong(16);
        long size = units.whole(record.getInt(32) & 0xffff_ffffL);
        sequence += (record.get(36) & MAYBE_BAD_BOOK) == 0 ? 1 : 2;
        switch (action) {
            case 'A', 'M' -> {
                if (id != 0 && record.getLong(24) != UNDEFINED) {
                    orders.put(id, size);
                    ready.add(change(ts, size == 0 ? BookDelta.Action.DELETE : BookDelta.Action.SET, bid, price(in, record, 24), size, id));
                }
            }
            case 'C' -> {
                long left = Math.max(0, orders.get(id) - size);
                orders.put(id, left);
                long price = record.getLong(24) == UNDEFINED ? 0 : price(in, record, 24);
                ready.add(change(ts, left == 0 ? BookDelta.Action.DELETE : BookDelta.Action.SET, bid, price, left, id));
            }
            case 'R' -> {
                orders.clear();
                ready.add(change(ts, BookDelta.Action.CLEAR, true, 0, 0, 0));
            }
            case 'T' -> ready.add(new Trade(instrument, ts, price(in, record, 24), size, aggressor(record.get(39))));
            // A fill of a resting order: the trade said so, and the book changes by the cancel that follows.
            default -> {
            }
        }
    }

    private BookDelta change(long ts, BookDelta.Action action, boolean bid, long price, long size, long id) {
        return new BookDelta(instrument, ts, sequence, action, bid, price, size, id);
    }

    private void trade(DbnStream in, ByteBuffer record) {
        ready.add(new Trade(instrument, advance(in, record.getLong(32)), price(in, record, 16),
                units.whole(record.getInt(24) & 0xffff_ffffL), aggressor(record.get(29))));
    }

    private static Trade.Aggressor aggressor(byte side) {
        return side == 'B' ? Trade.Aggressor.BUYER : side == 'A' ? Trade.Aggressor.SELLER : Trade.Aggressor.UNKNOWN;
    }

    private void top(DbnStream in, ByteBuffer record) {
        long ts = advance(in, record.getLong(32));
        long bid = side(record, LEVELS, LEVELS + 16);
        long ask = side(record, LEVELS + 8, LEVELS + 20);
        ready.add(new Quote(instrument, ts, bid == 0 ? 0 : price(in, record, LEVELS), bid, ask == 0 ? 0 : price(in, record, LEVELS + 8),
                ask));
        if (record.get(28) == 'T') {
            trade(in, record);
        }
    }

    /// Size of a level in quantity units; 0 where there is none.
    private long side(ByteBuffer record, int price, int size) {
        return record.getLong(price) == UNDEFINED ? 0 : units.whole(record.getInt(size) & 0xffff_ffffL);
    }

    private void levels(DbnStream in, ByteBuffer record) {
        if (record.get(28) == 'T') {
            trade(in, record);
            return;
        }
        long ts = advance(in, record.getLong(32));
        List<BookLevel> bids = new ArrayList<>(10);
        List<BookLevel> asks = new ArrayList<>(10);
        for (int i = 0; i < 10; i++) {
            int at = LEVELS + LEVEL * i;
            long bid = side(record, at, at + 16);
            long ask = side(record, at + 8, at + 20);
            if (bid > 0) {
                bids.add(new BookLevel(price(in, record, at), bid, record.getInt(at + 24)));
            }
            if (ask > 0) {
                asks.add(new BookLevel(price(in, record, at + 8), ask, record.getInt(at + 28)));
            }
        }
        ready.add(new BookSnapshot(instrument, ts, ++sequence, bids, asks));
    }

    private void bar(DbnStream in, ByteBuffer record, long length) {
        require(in, 56);
        long open = record.getLong(8);
        long close = advance(in, Math.addExact(open, length));
        ready.add(new Bar(instrument, open, close, price(in, record, 16), price(in, record, 24), price(in, record, 32),
                price(in, record, 40), units.whole(record.getLong(48))));
    }

    private long price(DbnStream in, ByteBuffer record, int at) {
        return units.dbnPrice(record.getLong(at), in.file(), in.count());
    }

    @Override
    public void close() {
        DbnStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }
}
