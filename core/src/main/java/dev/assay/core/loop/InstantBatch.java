package dev.assay.core.loop;

import dev.assay.core.event.Advice;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.Timer;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.ExecutionReport;
import java.util.Arrays;

/// The inputs that share one `tsEvent`, in the contract's order: corporate actions and status, then data (and broker reports), then
/// timers and operator commands; within a kind by instrument, then as they arrived. Openings stand apart: they are met last, by the venue alone.
///
/// Reused from instant to instant; single-threaded.
public final class InstantBatch {
    private static final int INITIAL = 16;

    private long ts;
    private int size;
    private Payload[] payloads = new Payload[INITIAL];
    private String[] sources = new String[INITIAL];
    private long[] ingests = new long[INITIAL];
    private long[] keys = new long[INITIAL];
    private boolean ordered = true;
    private int openingCount;
    private BarOpen[] openings = new BarOpen[INITIAL];

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
            if (openingCount == openings.length) {
                openings = Arrays.copyOf(openings, openingCount * 2);
            }
            openings[openingCount++] = opening;
            return;
        }
        long key = key(payload);
        if (size == payloads.length) {
            grow();
        }
        ordered &= size == 0 || keys[size - 1] <= key;
        payloads[size] = payload;
        sources[size] = source;
        ingests[size] = tsIngest;
        keys[size++] = key;
    }

    /// Puts the inputs into the contract's order; stable. Call once, before reading.
    public void order() {
        if (ordered) {
            return;
        }
        for (int i = 1; i < size; i++) {
            int at = i;
            Payload payload = payloads[i];
            String source = sources[i];
            long ingest = ingests[i];
            long key = keys[i];
            while (at > 0 && keys[at - 1] > key) {
                payloads[at] = payloads[at - 1];
                sources[at] = sources[at - 1];
                ingests[at] = ingests[at - 1];
                keys[at] = keys[at - 1];
                at--;
            }
            payloads[at] = payload;
            sources[at] = source;
            ingests[at] = ingest;
            keys[at] = key;
        }
        ordered = true;
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
        return payloads[index];
    }

    /// Who said it.
    public String source(int index) {
        return sources[index];
    }

    /// When it was ingested.
    public long tsIngest(int index) {
        return ingests[index];
    }

    /// How many intervals open at this instant.
    public int openings() {
        return openingCount;
    }

    /// One opening, in order of arrival.
    public BarOpen opening(int index) {
        return openings[index];
    }

    private static long key(Payload payload) {
        return switch (payload) {
            case CorporateAction a -> a.instrument().number();
            case InstrumentStatus s -> s.instrument().number();
            case MarketData d -> 1L << 32 | d.instrument().number();
            case ExecutionReport r -> 1L << 32 | r.instrument().number();
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

    private void grow() {
        payloads = Arrays.copyOf(payloads, size * 2);
        sources = Arrays.copyOf(sources, size * 2);
        ingests = Arrays.copyOf(ingests, size * 2);
        keys = Arrays.copyOf(keys, size * 2);
    }
}
