package dev.assay.application.run;

import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.InputBlock;
import dev.assay.core.portfolio.PortfolioSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Two journals read side by side. Events are the same when they say the same at the same time; their numbers, which shift with every datum
/// that one run read and the other did not, do not count.
final class JournalPair {
    private static final Pattern NUMBERS = Pattern.compile("(datumId|decisionId|causeId)=\\d+");

    private CompareRuns.@Nullable EventPair event;
    private CompareRuns.@Nullable EventPair fill;
    private final Track one;
    private final Track other;

    private JournalPair(Track one, Track other) {
        this.one = one;
        this.other = other;
    }

    static JournalPair read(JournalStore journals, StoredPackage one, StoredPackage other) {
        try (JournalStore.Frames ours = journals.open(one.journal()); JournalStore.Frames theirs = journals.open(other.journal())) {
            JournalPair pair = new JournalPair(new Track(ours, one), new Track(theirs, other));
            pair.firstEvent();
            pair.firstFill();
            pair.one.readToTheEnd();
            pair.other.readToTheEnd();
            return pair;
        }
    }

    private void firstEvent() {
        for (long place = 0;; place++) {
            byte[] ours = one.next();
            byte[] theirs = other.next();
            if (ours == null && theirs == null) {
                return;
            }
            if (ours == null || theirs == null || !Arrays.equals(ours, theirs) && !one.says(ours).equals(other.says(theirs))) {
                event = new CompareRuns.EventPair(place, one.chain(ours), other.chain(theirs));
                if (ours != null && theirs != null && isFill(ours) && isFill(theirs)) {
                    fill = event;
                }
                one.push(ours);
                other.push(theirs);
                return;
            }
        }
    }

    private void firstFill() {
        for (long place = one.fills; fill == null; place++) {
            byte[] ours = one.nextFill();
            byte[] theirs = other.nextFill();
            if (ours == null && theirs == null) {
                return;
            }
            if (ours == null || theirs == null || !one.says(ours).equals(other.says(theirs))) {
                fill = new CompareRuns.EventPair(place, one.chain(ours), other.chain(theirs));
            }
        }
    }

    private static boolean isFill(byte[] frame) {
        return EventDecoder.typeOf(frame) == EventType.FILL;
    }

    Optional<CompareRuns.EventPair> event() {
        return Optional.ofNullable(event);
    }

    Optional<CompareRuns.EventPair> fill() {
        return Optional.ofNullable(fill);
    }

    /// Digest of what was read, by dataset and instrument.
    Map<String, String> contents(boolean first) {
        return (first ? one : other).contents;
    }

    Optional<CompareRuns.EquityGap> equity() {
        String firstTs = null;
        double widest = 0;
        long widestTs = 0;
        Double ours = null;
        Double theirs = null;
        TreeMap<Long, double[]> both = new TreeMap<>();
        one.equity.forEach((ts, value) -> both.put(ts, new double[]{value, Double.NaN}));
        other.equity.forEach((ts, value) -> both.computeIfAbsent(ts, t -> new double[]{Double.NaN, Double.NaN})[1] = value);
        for (Map.Entry<Long, double[]> each : both.entrySet()) {
            ours = Double.isNaN(each.getValue()[0]) ? ours : (Double) each.getValue()[0];
            theirs = Double.isNaN(each.getValue()[1]) ? theirs : (Double) each.getValue()[1];
            double gap = ours == null || theirs == null ? 0 : theirs - ours;
            if (gap != 0 && firstTs == null) {
                firstTs = Timestamps.text(each.getKey());
            }
            if (Math.abs(gap) > Math.abs(widest)) {
                widest = gap;
                widestTs = each.getKey();
            }
        }
        return firstTs == null
                ? Optional.empty()
                : Optional.of(new CompareRuns.EquityGap(firstTs, widest, Timestamps.text(widestTs)));
    }

    /// One journal, its latest events kept so that causes can be named.
    private static final class Track {
        private final JournalStore.Frames frames;
        private final EventDecoder decoder;
        private final Map<Long, byte[]> recent = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > LifeCollector.CAUSES_REMEMBERED;
            }
        };
        private final TreeMap<String, String> contents = new TreeMap<>();
        private final TreeMap<Long, Double> equity = new TreeMap<>();
        private byte @Nullable [] pushed;
        private long fills;

        Track(JournalStore.Frames frames, StoredPackage stored) {
            this.frames = frames;
            decoder = new EventDecoder(stored.universe(), stored.strategies());
        }

        byte @Nullable [] next() {
            byte[] back = pushed;
            if (back != null) {
                pushed = null;
                return back;
            }
            byte[] frame = frames.next();
            while (frame != null && EventDecoder.typeOf(frame) == EventType.INPUT_BLOCK) {
                InputBlock block = (InputBlock) decode(frame).payload();
                contents.put("bars of " + block.subject(), block.rows() + " rows, " + block.sha256());
                frame = frames.next();
            }
            if (frame != null) {
                note(frame);
            }
            return frame;
        }

        private void note(byte[] frame) {
            Event event = decode(frame);
            recent.put(event.id(), frame);
            if (event.payload() instanceof PortfolioSnapshot snapshot) {
                equity.put(event.tsEvent(), snapshot.equity().toDouble());
            }
            fills += event.type() == EventType.FILL ? 1 : 0;
        }

        void push(byte @Nullable [] frame) {
            pushed = frame;
            fills -= frame != null && isFill(frame) ? 1 : 0;
        }

        byte @Nullable [] nextFill() {
            byte[] frame = next();
            while (frame != null && !isFill(frame)) {
                frame = next();
            }
            return frame;
        }

        void readToTheEnd() {
            while (next() != null) {
                // Snapshots and input blocks are noted as they pass.
            }
        }

        private Event decode(byte[] frame) {
            return decoder.decode(frame, 0, frame.length);
        }

        String says(byte[] frame) {
            Event event = decode(frame);
            return event.tsEvent() + " " + event.type() + " " + event.source() + " "
                    + NUMBERS.matcher(String.valueOf(event.payload())).replaceAll("$1");
        }

        List<String> chain(byte @Nullable [] frame) {
            ArrayDeque<String> chain = new ArrayDeque<>();
            byte[] at = frame;
            while (at != null) {
                Event event = decode(at);
                chain.addFirst("#" + event.id() + " " + Timestamps.text(event.tsEvent()) + " " + event.source() + ", " + event.type() + ": "
                        + OrderWords.any(event.payload()));
                if (event.causationId() == event.id()) {
                    return new ArrayList<>(chain);
                }
                at = recent.get(event.causationId());
                if (at == null) {
                    chain.addFirst("#" + event.causationId() + " a datum of the run's inputs");
                }
            }
            return new ArrayList<>(chain);
        }
    }
}
