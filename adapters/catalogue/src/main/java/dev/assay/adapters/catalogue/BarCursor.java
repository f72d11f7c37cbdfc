package dev.assay.adapters.catalogue;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataException;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of one instrument in time order. Where files of several batches overlap, the newest batch's row is handed out and the others are passed over.
final class BarCursor {
    private static final int TS_OPEN = 0;
    private static final int TS_CLOSE = 1;

    private final BarRequest request;
    private final Instrument instrument;
    private final ColumnCache cache;
    private final List<Row.DataFile> files;
    private final List<@Nullable BarDigest> digests = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private int opened;
    private @Nullable Lane lastTaken;
    private long lastClose = Long.MIN_VALUE;

    /// @param files stored files that may hold rows of the span
    BarCursor(BarRequest request, Instrument instrument, ColumnCache cache, List<Row.DataFile> files) {
        this.request = request;
        this.instrument = instrument;
        this.cache = cache;
        this.files = files.stream().sorted(Comparator.comparingLong(Row.DataFile::first).thenComparing(Row.DataFile::path)).toList();
        this.files.forEach(file -> digests.add(null));
    }

    /// One open file and how far it was handed out.
    private final class Lane {
        private final int number;
        private final StoredRows rows;
        private final Chunk chunk = new Chunk(Shape.BARS.hot().size());
        private final BarDigest digest;
        private int position;
        private int digested;

        Lane(int number) {
            this.number = number;
            this.rows = new StoredRows(files.get(number), cache, Shape.BARS, request.fromNanos(), request.toNanosExclusive());
            this.digest = new BarDigest(instrument, request.timeframe(), chunk.columns().length);
            digests.set(number, digest);
        }

        /// Moves to the first row not handed out; false at the end.
        boolean ready() {
            if (position < chunk.to()) {
                return true;
            }
            settle();
            if (!rows.fill(chunk)) {
                return false;
            }
            position = chunk.from();
            digested = position;
            return true;
        }

        void settle() {
            settleTo(position);
        }

        void settleTo(int end) {
            digest.add(chunk.columns(), digested, end);
            digested = end;
        }

        /// Passes over a row that a newer batch replaced.
        void skip() {
            settle();
            position++;
            digested = position;
        }

        long open() {
            return chunk.columns()[TS_OPEN][position];
        }

        long batchSeq() {
            return files.get(number).batchSeq();
        }

        Bar take() {
            long[][] columns = chunk.columns();
            int row = position++;
            lastTaken = this;
            return new Bar(instrument, columns[0][row], columns[1][row], columns[2][row], columns[3][row], columns[4][row], columns[5][row],
                    columns[6][row]);
        }
    }

    /// The next bar, or null at the end.
    @Nullable
    Bar next() {
        if (lanes.size() == 1 && lanes.getFirst().position < lanes.getFirst().chunk.to() && nothingToOpen(lanes.getFirst())) {
            return checked(lanes.getFirst().take());
        }
        return slowly();
    }

    private boolean nothingToOpen(Lane lane) {
        return opened == files.size() || lane.chunk.columns()[TS_CLOSE][lane.position] < files.get(opened).first();
    }

    private @Nullable Bar slowly() {
        while (true) {
            lanes.removeIf(lane -> !lane.ready());
            Lane best = lanes.isEmpty() ? null : newestOfEarliest();
            if (best != null && nothingToOpen(best)) {
                return checked(best.take());
            }
            if (opened == files.size()) {
                return null;
            }
            lanes.add(new Lane(opened++));
        }
    }

    private Lane newestOfEarliest() {
        Lane best = lanes.getFirst();
        for (int i = 1; i < lanes.size(); i++) {
            Lane other = lanes.get(i);
            if (other.open() < best.open() || other.open() == best.open() && other.batchSeq() > best.batchSeq()) {
                best = other;
            }
        }
        if (lanes.size() > 1 && nothingToOpen(best)) {
            long open = best.open();
            for (Lane lane : lanes) {
                if (lane != best && lane.open() == open) {
                    lane.skip();
                }
            }
        }
        return best;
    }

    private Bar checked(Bar bar) {
        if (bar.tsClose() <= lastClose) {
            throw DataException.of(
                    "dataset " + request.dataset() + " holds overlapping bars of " + instrument.id() + " from different files near "
                            + java.time.Instant.ofEpochSecond(0, bar.tsClose()),
                    "ingest the wrong file again with --replace and a correct mapping");
        }
        lastClose = bar.tsClose();
        return bar;
    }

    Instrument instrument() {
        return instrument;
    }

    List<InputFile> inputFiles() {
        return files.stream().map(BarCursor::inputFile).sorted(Comparator.comparing(InputFile::path)).toList();
    }

    static InputFile inputFile(Row.DataFile file) {
        return new InputFile(file.path(), file.bytes(), file.sha256());
    }

    /// @param lastWaits whether the last bar taken was not handed on yet, and so does not count
    List<InputDigest> digests(boolean lastWaits) {
        lanes.forEach(lane -> lane.settleTo(lastWaits && lane == lastTaken ? lane.position - 1 : lane.position));
        List<InputDigest> result = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            BarDigest digest = digests.get(i);
            if (digest != null && digest.rows() > 0) {
                result.add(
                        new InputDigest(request.dataset(), instrument.id().value(), inputFile(files.get(i)), digest.rows(), digest.hex()));
            }
        }
        result.sort(Comparator.comparing(one -> one.file().path()));
        return result;
    }
}
