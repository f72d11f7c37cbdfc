package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import dev.assay.core.signal.StrategyId;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one frame field by field, in the order of the schema file, and never beyond the block it is in.
final class FrameReader {
    private static final int EFFECT_SINCE = 4;
    private static final OrdType[] ORD_TYPES = OrdType.values();
    private static final TimeInForce[] TIMES_IN_FORCE = TimeInForce.values();
    private static final PositionEffect[] EFFECTS = PositionEffect.values();

    private final Universe universe;
    private final List<StrategyId> strategies;
    private byte[] bytes = new byte[0];
    private int start;
    private int at;
    private int blockEnd;
    private int end;
    private int nextEntry;
    private boolean newer;
    private int version;
    private boolean older;
    private EventType type = EventType.BAR;
    private Currency lastCurrency = Currency.USD;
    private OrdType ordType = OrdType.MARKET;
    private @Nullable Price limitPx;
    private @Nullable Price stopPx;
    private TimeInForce timeInForce = TimeInForce.DAY;

    FrameReader(Universe universe, List<StrategyId> strategies) {
        this.universe = universe;
        this.strategies = List.copyOf(strategies);
    }

    /// Starts a frame whose header has been read; continues behind the envelope.
    void begin(byte[] frame, int offset, int length, EventType eventType) {
        bytes = frame;
        start = offset;
        end = offset + length;
        type = eventType;
        version = Frame.version(frame, offset);
        newer = version > eventType.version();
        older = version < eventType.version();
        blockEnd = offset + Frame.HEADER_BYTES + Frame.blockLength(frame, offset);
        at = offset + Frame.MIN_BYTES;
        if (at > blockEnd || blockEnd > end) {
            throw malformed("its root block has " + Frame.blockLength(frame, offset) + " bytes, but the frame has " + length);
        }
    }

    /// Ends the root block. What a newer writer has appended to it is skipped.
    void endRoot() {
        endBlock("root block");
    }

    private void endBlock(String what) {
        if (at != blockEnd && !newer) {
            throw malformed("its " + what + " is " + (blockEnd - at) + " bytes longer than version " + type.version() + " has");
        }
        at = blockEnd;
        blockEnd = end;
    }

    /// Ends the frame. Whatever a newer writer has appended is left unread.
    void endFrame() {
        if (at != end && !newer) {
            throw malformed((end - at) + " bytes follow its last field");
        }
    }

    private int take(int size) {
        int from = at;
        if (size > blockEnd - from) {
            throw malformed(
                    "a block ends at byte " + (blockEnd - start) + ", inside a field of " + size + " bytes at byte " + (from - start));
        }
        at = from + size;
        return from;
    }

    /// Whether the block has no more fields: it was written before what follows was added.
    boolean blockEnded() {
        return at == blockEnd;
    }

    /// A field that this type did not have from the start: `absent` where the frame was written before it.
    long i64OrAbsent(long absent) {
        return at == blockEnd ? absent : i64();
    }

    /// The same for a fraction, NaN where it is absent.
    double f64OrAbsent() {
        return at == blockEnd ? Double.NaN : f64();
    }

    long i64() {
        return (long) Frame.I64.get(bytes, take(Long.BYTES));
    }

    int i32() {
        return (int) Frame.I32.get(bytes, take(Integer.BYTES));
    }

    int u8() {
        return bytes[take(1)] & 0xFF;
    }

    /// A double, or NaN for none. NaN has one form only.
    double f64() {
        long bits = i64();
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value) && bits != Double.doubleToLongBits(value)) {
            throw malformed("an absent fraction holds " + Long.toHexString(bits));
        }
        return value;
    }

    boolean bool() {
        int value = u8();
        if (value > 1) {
            throw malformed("a flag holds " + value + ": expected 0 or 1");
        }
        return value == 1;
    }

    <E extends Enum<E>> E code(E[] constants) {
        int value = u8();
        if (value >= constants.length) {
            throw malformed(constants[0].getDeclaringClass().getSimpleName() + " has no value " + value);
        }
        return constants[value];
    }

    <E extends Enum<E>> @Nullable E optionalCode(E[] constants) {
        if (blockEnd > at && (bytes[at] & 0xFF) == FrameWriter.ABSENT_CODE) {
            take(1);
            return null;
        }
        return code(constants);
    }

    Price price() {
        long units = i64();
        return new Price(units, bytes[take(1)]);
    }

    Quantity quantity() {
        long units = i64();
        return new Quantity(units, bytes[take(1)]);
    }

    @Nullable
    Price optionalPrice() {
        long units = i64();
        byte scale = bytes[take(1)];
        return absent(units, scale) ? null : new Price(units, scale);
    }

    @Nullable
    Quantity optionalQuantity() {
        long units = i64();
        byte scale = bytes[take(1)];
        return absent(units, scale) ? null : new Quantity(units, scale);
    }

    private boolean absent(long units, byte scale) {
        if (scale != FrameWriter.ABSENT_SCALE) {
            return false;
        }
        if (units != Long.MIN_VALUE) {
            throw malformed("a number without scale holds " + units);
        }
        return true;
    }

    Money money() {
        return new Money(i64(), currency());
    }

    @Nullable
    Money optionalMoney() {
        if (bytes[Math.min(at + 20, end - 1)] != FrameWriter.ABSENT_SCALE) {
            return money();
        }
        long units = i64();
        long code = i64() | i32();
        if (!absent(units, bytes[take(1)]) || code != 0) {
            throw malformed("an absent amount holds a currency");
        }
        return null;
    }

    Currency currency() {
        int from = take(FrameWriter.CODE_BYTES);
        int scale = bytes[take(1)];
        int size = FrameWriter.CODE_BYTES;
        while (size > 0 && bytes[from + size - 1] == 0) {
            size--;
        }
        if (!isLast(from, size, scale)) {
            for (int i = from; i < from + size; i++) {
                if (bytes[i] <= ' ' || bytes[i] > '~') {
                    throw malformed("a currency code holds the byte " + (bytes[i] & 0xFF));
                }
            }
            lastCurrency = new Currency(new String(bytes, from, size, StandardCharsets.US_ASCII), scale);
        }
        return lastCurrency;
    }

    private boolean isLast(int from, int size, int scale) {
        String code = lastCurrency.code();
        if (scale != lastCurrency.scale() || size != code.length()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (bytes[from + i] != code.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Printable ASCII in a field of fixed length, padded with zeros.
    String fixedText(int size) {
        int from = take(size);
        int length = 0;
        while (length < size && bytes[from + length] > ' ' && bytes[from + length] <= '~') {
            length++;
        }
        for (int i = length; i < size; i++) {
            if (bytes[from + i] != 0) {
                throw malformed("a text of fixed length holds the byte " + (bytes[from + i] & 0xFF));
            }
        }
        return new String(bytes, from, length, StandardCharsets.US_ASCII);
    }

    Instrument instrument() {
        return instrument(i32());
    }

    @Nullable
    Instrument optionalInstrument() {
        int number = i32();
        return number == Integer.MIN_VALUE ? null : instrument(number);
    }

    private Instrument instrument(int number) {
        if (number < 0 || number >= universe.size()) {
            throw malformed("it names instrument " + number + ", but the run has " + universe.size());
        }
        return universe.get(number);
    }

    StrategyId strategy() {
        return strategy(i32());
    }

    @Nullable
    StrategyId optionalStrategy() {
        int number = i32();
        return number == Integer.MIN_VALUE ? null : strategy(number);
    }

    private StrategyId strategy(int number) {
        if (number < 0 || number >= strategies.size()) {
            throw malformed("it names strategy " + number + ", but the run has " + strategies.size());
        }
        return strategies.get(number);
    }

    /// The part of terms that version 1 had; [#terms] reads the rest.
    void beginTerms() {
        ordType = code(ORD_TYPES);
        limitPx = optionalPrice();
        stopPx = optionalPrice();
        timeInForce = code(TIMES_IN_FORCE);
    }

    /// The terms begun by [#beginTerms], with the instructions that version 2 appended; none where the frame is older.
    OrderTerms terms() {
        if (at == blockEnd) {
            return new OrderTerms(ordType, limitPx, stopPx, timeInForce);
        }
        Price trailBy = optionalPrice();
        int basisPoints = i32();
        Trail trail = trailBy == null && basisPoints == 0 ? null : new Trail(trailBy, basisPoints);
        return new OrderTerms(ordType, limitPx, stopPx, timeInForce, trail, i64(), optionalQuantity(), bool(), bool());
    }

    /// The position effect that version 4 appended; the default where the frame is older.
    PositionEffect effect() {
        return version < EFFECT_SINCE ? PositionEffect.FIFO : code(EFFECTS);
    }

    /// Starts a group.
    ///
    /// @param entryBytes bytes of an entry as far as they are known here
    /// @return number of entries
    int group(int entryBytes) {
        int size = (short) Frame.I16.get(bytes, take(2)) & 0xFFFF;
        int entries = (short) Frame.I16.get(bytes, take(2)) & 0xFFFF;
        if (size != entryBytes && !(newer && size > entryBytes) && !(older && size < entryBytes)) {
            throw malformed("a group has entries of " + size + " bytes: expected " + entryBytes);
        }
        if ((long) size * entries > end - at) {
            throw malformed("a group of " + entries + " entries of " + size + " bytes does not fit into it");
        }
        nextEntry = size;
        return entries;
    }

    void beginEntry() {
        blockEnd = at + nextEntry;
    }

    void endEntry() {
        endBlock("group entry");
    }

    String text(String name) {
        int size = (short) Frame.I16.get(bytes, take(2)) & 0xFFFF;
        int from = take(size);
        try {
            return Utf8.decode(bytes, from, size);
        } catch (CharacterCodingException e) {
            throw new MalformedFrameException(describe() + name + " is not valid UTF-8", e);
        }
    }

    MalformedFrameException malformed(String what) {
        return new MalformedFrameException(describe() + what);
    }

    String describe() {
        return "malformed " + type + " event " + Frame.id(bytes, start) + ": ";
    }
}
