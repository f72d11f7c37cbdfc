package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Trail;
import dev.assay.core.signal.StrategyId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes one frame field by field, in the order of the schema file. Reused for every frame; allocates only when it grows.
final class FrameWriter {
    /// More than any root block takes, so that fixed fields need no check of their own.
    private static final int ROOT_ROOM = 1024;
    static final byte ABSENT_SCALE = Byte.MIN_VALUE;
    /// Stands for no constant of an enum.
    static final int ABSENT_CODE = 255;
    static final int CODE_BYTES = 12;

    private final NameCache names = new NameCache();
    private final char[] chars = new char[256];
    byte[] bytes = new byte[4096];
    private int at;
    private Currency lastCurrency = Currency.USD;
    private long codeLow;
    private int codeHigh;

    FrameWriter() {
        remember(Currency.USD);
    }

    void envelope(long id, long tsEvent, long tsIngest, long correlationId, long causationId) {
        byte[] b = bytes;
        Frame.I64.set(b, 8, id);
        Frame.I64.set(b, 16, tsEvent);
        Frame.I64.set(b, Frame.TS_INGEST_OFFSET, tsIngest);
        Frame.I64.set(b, 32, correlationId);
        Frame.I64.set(b, 40, causationId);
        at = Frame.MIN_BYTES;
    }

    /// Ends the root block: its length is now known, and the header can be written.
    void endRoot(EventType type) {
        long header = at - Frame.HEADER_BYTES | (long) type.code() << 16 | (long) Frame.SCHEMA_ID << 32 | (long) type.version() << 48;
        Frame.I64.set(bytes, 0, header);
    }

    int length() {
        return at;
    }

    void i64(long value) {
        Frame.I64.set(bytes, at, value);
        at += Long.BYTES;
    }

    void i32(int value) {
        Frame.I32.set(bytes, at, value);
        at += Integer.BYTES;
    }

    void u8(int value) {
        bytes[at++] = (byte) value;
    }

    void bool(boolean value) {
        bytes[at++] = value ? (byte) 1 : 0;
    }

    void code(Enum<?> constant) {
        bytes[at++] = (byte) constant.ordinal();
    }

    void optionalCode(@Nullable Enum<?> constant) {
        bytes[at++] = constant == null ? (byte) ABSENT_CODE : (byte) constant.ordinal();
    }

    /// A double, or NaN for none.
    void f64(double value) {
        i64(Double.doubleToLongBits(value));
    }

    void decimal(long units, int scale) {
        Frame.I64.set(bytes, at, units);
        bytes[at + 8] = (byte) scale;
        at += 9;
    }

    void price(Price price) {
        decimal(price.units(), price.scale());
    }

    void quantity(Quantity quantity) {
        decimal(quantity.units(), quantity.scale());
    }

    void optionalPrice(@Nullable Price price) {
        if (price == null) {
            decimal(Long.MIN_VALUE, ABSENT_SCALE);
        } else {
            price(price);
        }
    }

    void optionalQuantity(@Nullable Quantity quantity) {
        if (quantity == null) {
            decimal(Long.MIN_VALUE, ABSENT_SCALE);
        } else {
            quantity(quantity);
        }
    }

    void money(Money money) {
        i64(money.units());
        currency(money.currency());
    }

    void optionalMoney(@Nullable Money money) {
        if (money != null) {
            money(money);
        } else {
            i64(Long.MIN_VALUE);
            i64(0);
            i32(0);
            u8(ABSENT_SCALE);
        }
    }

    void currency(Currency currency) {
        if (!currency.equals(lastCurrency)) {
            remember(currency);
        }
        i64(codeLow);
        i32(codeHigh);
        u8(currency.scale());
    }

    private void remember(Currency currency) {
        String code = currency.code();
        byte[] padded = new byte[CODE_BYTES];
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (i >= CODE_BYTES || c <= ' ' || c > '~') {
                throw new IllegalArgumentException(
                        "currency code \"" + code + "\" cannot be encoded: expected 1 to " + CODE_BYTES + " printable ASCII characters");
            }
            padded[i] = (byte) c;
        }
        codeLow = (long) Frame.I64.get(padded, 0);
        codeHigh = (int) Frame.I32.get(padded, 8);
        lastCurrency = currency;
    }

    /// Printable ASCII in a field of fixed length, padded with zeros.
    void fixedText(String text, int size) {
        for (int i = 0; i < size; i++) {
            bytes[at++] = i < text.length() ? (byte) text.charAt(i) : 0;
        }
    }

    void instrument(@Nullable Instrument instrument) {
        i32(instrument == null ? Integer.MIN_VALUE : instrument.number());
    }

    void strategy(@Nullable StrategyId strategy) {
        i32(strategy == null ? Integer.MIN_VALUE : strategy.number());
    }

    void terms(OrderTerms terms) {
        code(terms.ordType());
        optionalPrice(terms.limitPx());
        optionalPrice(terms.stopPx());
        code(terms.timeInForce());
    }

    /// What terms may say beyond [#terms]: appended to the root block by version 2 of every type that holds terms.
    void instructions(OrderTerms terms) {
        Trail trail = terms.trail();
        optionalPrice(trail == null ? null : trail.trailBy());
        i32(trail == null ? 0 : trail.trailBasisPoints());
        i64(terms.expireTs());
        optionalQuantity(terms.displayQty());
        bool(terms.postOnly());
        bool(terms.reduceOnly());
    }

    /// What [#instructions] does not say yet: the last field of a root block, appended by version 4 of every type that holds terms.
    void effect(PositionEffect effect) {
        code(effect);
    }

    /// Starts a group; `entries × entryBytes` bytes of fixed fields must follow.
    void group(String name, int entries, int entryBytes) {
        if (entries > Frame.MAX_GROUP_SIZE) {
            throw new IllegalArgumentException(name + " has " + entries + " entries; a frame holds at most " + Frame.MAX_GROUP_SIZE);
        }
        ensure(4 + entries * entryBytes);
        Frame.I16.set(bytes, at, (short) entryBytes);
        Frame.I16.set(bytes, at + 2, (short) entries);
        at += 4;
    }

    /// Appends a string that is likely to come again as the same object.
    void name(String name, String value) {
        ensure(NameCache.SLOT_BYTES);
        int from = at;
        int size = value.isEmpty() ? 0 : names.copy(value, bytes, from);
        at = from + size;
        if (size == 0) {
            text(name, value);
            if (!value.isEmpty()) {
                names.keep(value, bytes, from, at - from);
            }
        }
    }

    /// Appends a string: ASCII without allocating, anything else as UTF-8.
    void text(String name, String value) {
        int length = value.length();
        if (length > Frame.MAX_TEXT_BYTES) {
            throw tooLong(name, length);
        }
        ensure(2 + 3 * length);
        if (length == 0) {
            Frame.I16.set(bytes, at, (short) 0);
            at += 2;
            return;
        }
        int to = ascii(value, length, at + 2);
        if (to < 0) {
            to = Utf8.encode(value, 0, bytes, at + 2);
        }
        int size = to - at - 2;
        if (size > Frame.MAX_TEXT_BYTES) {
            throw tooLong(name, size);
        }
        Frame.I16.set(bytes, at, (short) size);
        at = to;
    }

    /// Copying characters out in one go is several times faster than asking for each.
    private int ascii(String value, int length, int from) {
        byte[] b = bytes;
        char[] c = chars;
        int to = from;
        for (int start = 0; start < length; start += c.length) {
            int count = Math.min(c.length, length - start);
            value.getChars(start, start + count, c, 0);
            int all = 0;
            for (int i = 0; i < count; i++) {
                all |= c[i];
            }
            if (all >= 0x80) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                b[to + i] = (byte) c[i];
            }
            to += count;
        }
        return to;
    }

    private static IllegalArgumentException tooLong(String name, int size) {
        return new IllegalArgumentException(name + " takes " + size + " bytes or more; a frame holds at most " + Frame.MAX_TEXT_BYTES
                + " of a string: shorten it");
    }

    private void ensure(int more) {
        long needed = (long) at + more;
        if (needed > bytes.length) {
            grow(needed);
        }
    }

    private void grow(long needed) {
        // The bound is on what a string may need at worst; the frame's own length is checked when it is done.
        if (needed > Frame.MAX_BYTES + ROOT_ROOM) {
            throw new IllegalArgumentException("an event may need " + needed + " bytes; a frame holds at most " + Frame.MAX_BYTES);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, 2L * bytes.length), Frame.MAX_BYTES + ROOT_ROOM));
    }
}
