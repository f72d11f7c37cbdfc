package dev.assay.application.feed;

import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.event.Payload;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.proofbench.latency.LatencyModel;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stored inputs that the venue learns of when they happen and we learn of later. Each input is met twice: at its own time by the venue alone, in an instant
/// that brings us nothing, and after its latency by us. Openings are the venue's alone; corporate actions, known long before, are not delayed. Inputs
/// never overtake.
public final class DelayedCursor implements InputCursor {
    private final MergedCursor stored;
    private final LatencyModel latency;
    private final Consumer<MarketData> venue;
    private final InstantBatch scratch = new InstantBatch();
    private final ArrayDeque<Late> late = new ArrayDeque<>();
    private boolean begun;
    private boolean more;
    private boolean atVenue;
    private @Nullable Late current;
    private long messages;

    private record Late(long due, Payload payload, String source) {}

    /// A cursor over both; closes the stored one.
    ///
    /// @param venue is given every datum before the instant in which it happens is handled
    public DelayedCursor(MergedCursor stored, LatencyModel latency, Consumer<MarketData> venue) {
        this.stored = stored;
        this.latency = latency;
        this.venue = venue;
    }

    @Override
    public boolean advance() {
        if (!begun || atVenue) {
            more = stored.advance();
            begun = true;
        }
        Late next = late.peek();
        // At one time the venue comes first.
        atVenue = more && (next == null || stored.tsEvent() <= next.due);
        current = atVenue ? null : late.poll();
        return atVenue || current != null;
    }

    @Override
    public long tsEvent() {
        Late ours = current;
        return ours == null ? stored.tsEvent() : ours.due;
    }

    @Override
    public void giveTo(InstantBatch batch) {
        Late ours = current;
        if (ours != null) {
            batch.add(ours.payload, ours.source, batch.tsEvent());
            return;
        }
        long ts = stored.tsEvent();
        scratch.begin(ts);
        stored.giveTo(scratch);
        scratch.order();
        for (int i = 0; i < scratch.size(); i++) {
            Payload payload = scratch.payload(i);
            boolean delayed = payload instanceof MarketData && !(payload instanceof CorporateAction);
            if (delayed && payload instanceof MarketData datum) {
                venue.accept(datum);
            }
            Late last = late.peekLast();
            long due = delayed ? Math.addExact(ts, latency.nanos(++messages, ts)) : ts;
            late.add(new Late(last == null ? due : Math.max(due, last.due), payload, scratch.source(i)));
        }
        for (int i = 0; i < scratch.openings(); i++) {
            venue.accept(scratch.opening(i));
        }
    }

    @Override
    public void close() {
        stored.close();
    }
}
