package dev.assay.core.loop;

import dev.assay.core.event.Advice;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The inputs that share one `tsEvent`, in the contract's order: corporate actions and status, then data (and broker reports), then
/// timers and operator commands; within a kind by instrument, then as they arrived. Openings stand apart: they are met last, by the venue alone.
///
/// Reused from instant to instant; single-threaded.
public final class InstantBatch {
    private static final int INITIAL = 16;
    private static final long DATA = 1L << 32;
    private static final Comparator<Slot> BY_KEY = Comparator.comparingLong(slot -> slot.key);

    /// One input. Reused, so that adding one stores fields and checks no array's type.
    private static final class Slot {
        @Nullable
        Payload payload;
        String source = "";
        long ingest;
        long key;
    }

    private long ts;
    private int size;
    private Slot[] slots = slots(0, new Slot[INITIAL]);
    private boolean ordered = true;
    private int openingCount;
    private Instrument[] openers = new Instrument[INITIAL];
    private long[] openUnits = new long[INITIAL];

    /// Starts the next instant.
    public void begin(long tsEvent) {
        ts = tsEvent;
        size = 0;
        openingCount = 0;
        ordered = true;
    }

    /// Adds an input of this instant.
    ///
    /// @throws IllegalArgumentException for a payload that is no input
    public void add(Payload payload, String source, long tsIngest) {
        if (payload instanceof BarOpen opening) {
            addOpening(opening.instrument(), opening.openUnits());
        } else {
            add(payload, source, tsIngest, key(payload));
        }
    }

    /// Adds a bar that closes at this instant.
    public void addBar(Bar bar, String source, long tsIngest) {
        add(bar, source, tsIngest, DATA | bar.instrument().number());
    }

    /// Adds the opening of an interval at this instant.
    ///
    /// @param units its first price, in price units
    public void addOpening(Instrument instrument, long units) {
        if (openingCount == openers.length) {
            openers = Arrays.copyOf(openers, openingCount * 2);
            openUnits = Arrays.copyOf(openUnits, openingCount * 2);
        }
        openers[openingCount] = instrument;
        openUnits[openingCount++] = units;
    }

    private void add(Payload payload, String source, long tsIngest, long key) {
        if (size == slots.length) {
            slots = slots(size, Arrays.copyOf(slots, size * 2));
        }
        Slot slot = slots[size];
        slot.payload = payload;
        slot.source = source;
        slot.ingest = tsIngest;
        slot.key = key;
        ordered &= size == 0 || slots[size - 1].key <= key;
        size++;
    }

    /// Puts the inputs into the contract's order; stable. Call once, before reading.
    public void order() {
        if (!ordered) {
            Arrays.sort(slots, 0, size, BY_KEY);
            ordered = true;
        }
    }

    /// The instant, epoch ns UTC.
    public long tsEvent() {
        return ts;
    }

    /// How many inputs it has, openings apart.
    public int size() {
        return size;
    }

    /// An input.
    public Payload payload(int index) {
        return Objects.requireNonNull(slots[index].payload);
    }

    /// Who said it.
    public String source(int index) {
        return slots[index].source;
    }

    /// When it was ingested.
    public long tsIngest(int index) {
        return slots[index].ingest;
    }

    /// How many intervals open at this instant.
    public int openings() {
        return openingCount;
    }

    /// The instrument of an opening, in order of arrival.
    public Instrument opener(int index) {
        return openers[index];
    }

    /// One opening, in order of arrival; made when it is asked for.
    public BarOpen opening(int index) {
        return new BarOpen(openers[index], ts, openUnits[index]);
    }

    private static long key(Payload payload) {
        return switch (payload) {
            case Bar b -> DATA | b.instrument().number();
            case CorporateAction a -> a.instrument().number();
            case InstrumentStatus s -> s.instrument().number();
            case MarketData d -> DATA | d.instrument().number();
            case ExecutionReport r -> DATA | r.instrument().number();
            case BrokerMessage m -> DATA | Integer.MAX_VALUE;
            case Advice a -> 1L << 33;
            case Timer t -> 1L << 33 | 1;
            case OperatorCommand c -> 1L << 33 | 2;
            case InputBlock b -> 1L << 33 | 3;
            case JournalGap g -> 1L << 33 | 3;
            case ReconciliationFinding f -> 1L << 33 | 3;
            case StrategyFailed f -> 1L << 33 | 3;
            default -> throw new IllegalArgumentException(
                    payload.getClass().getSimpleName() + " is derived inside the loop; it cannot be an input");
        };
    }

    private static Slot[] slots(int from, Slot[] array) {
        for (int i = from; i < array.length; i++) {
            array[i] = new Slot();
        }
        return array;
    }
}
