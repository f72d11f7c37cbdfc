package dev.assay.application.live;

import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what [InputLog] wrote, instant by instant. An instant that was not written whole is left out: nothing was done about it. Single-threaded.
public final class RecordedInputs {
    /// One input.
    ///
    /// @param payload what it said
    /// @param source who said it
    /// @param tsIngest when it arrived, epoch ns UTC
    public record Item(Payload payload, String source, long tsIngest) {
        /// Whether it came late and the session was not shown it.
        public boolean dropped() {
            return source.startsWith(InputLog.LATE);
        }
    }

    /// One instant.
    ///
    /// @param number 0 for the session's start, then 1, 2, 3 …
    /// @param ts epoch ns UTC
    /// @param items in the order in which the session took them
    public record Instant(long number, long ts, List<Item> items) {
        public Instant {
            items = List.copyOf(items);
        }

        /// Whether it is the session's end.
        public boolean stop() {
            return items.getFirst().payload() instanceof Timer timer && timer.name().equals(InputLog.STOP) && timer.strategy() < 0;
        }

        /// Operator commands among its inputs.
        public List<OperatorCommand> commands() {
            return items.stream().map(Item::payload).filter(OperatorCommand.class::isInstance).map(OperatorCommand.class::cast).toList();
        }

        /// Digests of what was consumed, among its inputs.
        public List<InputBlock> blocks() {
            return items.stream().map(Item::payload).filter(InputBlock.class::isInstance).map(InputBlock.class::cast).toList();
        }
    }

    private final Supplier<byte @Nullable []> frames;
    private final EventDecoder decoder;
    private @Nullable Event ahead;
    private long lastId;
    private long instants;

    /// A reader of frames.
    ///
    /// @param frames the next one, or null at the end
    public RecordedInputs(Supplier<byte @Nullable []> frames, EventDecoder decoder) {
        this.frames = frames;
        this.decoder = decoder;
    }

    /// The next whole instant, or null at the end.
    public @Nullable Instant next() {
        for (Event first = read(); first != null; first = read()) {
            List<Item> items = new ArrayList<>();
            Event event = first;
            while (event != null && event.correlationId() == first.correlationId()) {
                items.add(new Item(event.payload(), event.source(), event.tsIngest()));
                if (items.size() == first.causationId()) {
                    return new Instant(first.correlationId(), first.tsEvent(), items);
                }
                event = read();
            }
            ahead = event;
        }
        return null;
    }

    private @Nullable Event read() {
        Event back = ahead;
        if (back != null) {
            ahead = null;
            return back;
        }
        byte[] frame = frames.get();
        if (frame == null) {
            return null;
        }
        Event event = decoder.decode(frame, 0, frame.length);
        lastId = event.id();
        instants = event.correlationId() + 1;
        return event;
    }

    /// The last frame read, those of an instant that is not whole included; 0 before the first.
    public long lastId() {
        return lastId;
    }

    /// The number of the next instant: behind one that is not whole another begins, under a number of its own.
    public long instants() {
        return instants;
    }
}
