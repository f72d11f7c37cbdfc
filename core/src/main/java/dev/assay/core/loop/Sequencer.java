package dev.assay.core.loop;

import dev.assay.core.codec.EventEncoder;
import dev.assay.core.codec.EventHash;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.EventSink;
import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;

/// The one sequence of a run: numbers every event, encodes it once, journals it, hashes it, and shows it to whoever watches.
///
/// Stored inputs are numbered but not encoded: their blocks stand in the journal by digest. Single-threaded.
public final class Sequencer implements EventSink {
    /// Where events go that someone watches; an envelope is built only when its type is wanted.
    public interface Tap {
        /// Whether anyone watches this type.
        boolean wants(EventType type);

        /// Hands over an event; must return at once.
        void offer(Event event);

        /// A tap that nobody listens to.
        Tap NONE = new Tap() {
            @Override
            public boolean wants(EventType type) {
                return false;
            }

            @Override
            public void offer(Event event) {}
        };
    }

    private final EventEncoder encoder = new EventEncoder();
    private final EventHash hash = new EventHash();
    private final EventJournal journal;
    private final Tap tap;
    private long now = Long.MIN_VALUE;
    private long lastId;
    private long derived;

    /// A sequence that starts at id 1.
    public Sequencer(EventJournal journal, Tap tap) {
        this.journal = journal;
        this.tap = tap;
    }

    /// Moves to an instant; events that follow carry it.
    public void beginInstant(long ts) {
        now = ts;
    }

    /// Numbers an input whose content is covered by an [dev.assay.core.event.InputBlock]; a root of causation.
    public long storedInput(Payload payload, String source, long tsIngest) {
        long id = ++lastId;
        if (tap != Tap.NONE) {
            show(id, tsIngest, source, payload, id, id);
        }
        return id;
    }

    /// Numbers and journals an input; a root of causation.
    public long input(Payload payload, String source, long tsIngest) {
        long id = ++lastId;
        record(id, tsIngest, source, payload, id, id);
        return id;
    }

    @Override
    public long emit(Payload payload, String source, long correlationId, long causationId) {
        long id = ++lastId;
        record(id, now, source, payload, correlationId, causationId);
        return id;
    }

    private void record(long id, long tsIngest, String source, Payload payload, long correlationId, long causationId) {
        int length = encoder.encode(id, now, tsIngest, source, payload, correlationId, causationId);
        journal.append(encoder.buffer(), 0, length);
        hash.update(encoder.buffer(), 0, length);
        derived++;
        if (tap != Tap.NONE) {
            show(id, tsIngest, source, payload, correlationId, causationId);
        }
    }

    private void show(long id, long tsIngest, String source, Payload payload, long correlationId, long causationId) {
        if (tap.wants(payload.type())) {
            tap.offer(new Event(id, now, tsIngest, source, payload, correlationId, causationId));
        }
    }

    /// The last id given.
    public long lastId() {
        return lastId;
    }

    /// How many events were encoded.
    public long recorded() {
        return derived;
    }

    /// SHA-256 over the encoded events so far, hex; ingest times excluded.
    public String eventHash() {
        return hash.hex();
    }
}
