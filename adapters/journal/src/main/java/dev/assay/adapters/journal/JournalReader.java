package dev.assay.adapters.journal;

import dev.assay.core.codec.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Reads a journal, checking everything before handing it out: checksums, the hash chain, counts, and that ids rise.
///
/// Events come block by block: none is handed out before the block it stands in has been verified against the chain. Memory is bounded by
/// the largest block. Not thread-safe.
public final class JournalReader implements AutoCloseable {
    /// What to do with a journal that does not end as it should.
    public enum Mode {
        /// Refuse it, naming file, byte and what is wrong. For verifying a finished run.
        STRICT,
        /// Read up to the last complete record of the last segment; refuse damage anywhere before. For starting again after a crash.
        RECOVER
    }

    /// Where a journal that was not closed breaks off.
    ///
    /// @param file the last segment
    /// @param offset bytes of it that are good; 0 where not even its header is
    /// @param discarded bytes behind them that are not
    /// @param reason how it was noticed
    public record TornTail(Path file, long offset, long discarded, String reason) {}

    /// Takes the frames of a journal.
    @FunctionalInterface
    public interface FrameConsumer {
        /// One frame; the bytes are valid during the call only.
        void accept(byte[] bytes, int offset, int length);
    }

    /// The longest block a writer makes, with room to spare: what lies beyond is no journal.
    private static final int MAX_BLOCK_BYTES = 24 << 20;

    private final Mode mode;
    private final List<Path> files;
    private final Chain chain = new Chain();
    private final CRC32C crc = new CRC32C();
    private @Nullable SegmentWindow window;
    private int segments;
    private int deliver;
    private int deliverEnd;
    private int length;
    private long verified;
    private long delivered;
    private long lastId = Long.MIN_VALUE;
    private boolean segmentRead;
    private boolean ended;
    private boolean complete;
    private @Nullable TornTail tail;

    private JournalReader(List<Path> files, Mode mode) {
        this.files = files;
        this.mode = mode;
    }

    /// Opens the journal in a folder.
    ///
    /// @throws JournalException when there is none, or a segment is missing
    public static JournalReader open(Path directory, Mode mode) {
        if (!Files.isDirectory(directory)) {
            throw JournalException.refused(directory, "there is no such folder");
        }
        List<Path> files = Segments.list(directory);
        if (files.isEmpty() && mode == Mode.STRICT) {
            throw JournalException.refused(directory, "the folder holds no segment (00000001.sbe …)");
        }
        return new JournalReader(files, mode);
    }

    /// Moves to the next event.
    ///
    /// @return false at the end; [#tail()] and [#complete()] then say how it ended
    /// @throws JournalException when the journal is damaged
    public boolean next() {
        while (deliver == deliverEnd) {
            if (ended) {
                return false;
            }
            try {
                advance();
            } catch (IOException e) {
                throw JournalException.cannotRead(files.get(Math.min(segments, files.size() - 1)), e);
            }
        }
        byte[] bytes = buffer();
        length = (int) Format.I32.get(bytes, deliver) & 0xFFFFFF;
        deliver += Format.RECORD_HEADER_BYTES + length;
        delivered++;
        return true;
    }

    /// Holds the present frame. Valid until the next call of [#next()].
    public byte[] buffer() {
        return open().bytes();
    }

    /// Where the present frame begins in [#buffer()].
    public int offset() {
        return deliver - length;
    }

    /// Bytes of the present frame.
    public int length() {
        return length;
    }

    /// Hands every remaining frame to `consumer`.
    ///
    /// @return how many events the journal holds
    public long forEach(FrameConsumer consumer) {
        while (next()) {
            consumer.accept(buffer(), offset(), length);
        }
        return delivered;
    }

    /// Reads to the end for the checks alone.
    ///
    /// @return how many events the journal holds
    public long readAll() {
        return forEach((bytes, offset, size) -> {});
    }

    private SegmentWindow open() {
        if (window == null) {
            throw new IllegalStateException("call next() first");
        }
        return window;
    }

    private void advance() throws IOException {
        if (window != null && !segmentRead) {
            scanBlock(window);
        } else if (segments < files.size()) {
            close();
            openSegment(files.get(segments));
        } else {
            finish(false);
        }
    }

    private void openSegment(Path file) throws IOException {
        SegmentWindow opened = new SegmentWindow(file);
        window = opened;
        deliver = 0;
        deliverEnd = 0;
        boolean whole = opened.have(Format.HEADER_BYTES);
        if (mode == Mode.RECOVER && segments + 1 == files.size() && opened.size() <= Format.HEADER_BYTES
                && !Format.sound(opened.bytes(), whole)) {
            tail = new TornTail(file, 0, opened.size(), "its header was not written whole");
            finish(false);
            return;
        }
        if (!whole) {
            throw JournalException.damaged(file, opened.size(), "it ends inside its header");
        }
        Format.check(file, opened.bytes(), segments + 1, verified, chain.last());
        segments++;
        segmentRead = false;
        opened.skipHeader();
        scanBlock(opened);
    }

    /// Verifies records up to the end of a block; they may be delivered then.
    private void scanBlock(SegmentWindow w) throws IOException {
        while (true) {
            String wrong = w.checkRecord(crc);
            if (wrong != null) {
                breakOff(w, wrong);
                return;
            }
            if (w.kind() != Format.EVENT) {
                endBlock(w);
                return;
            }
            long id = Frame.id(w.bytes(), w.body());
            if (id <= lastId) {
                throw JournalException.damaged(w.file(), w.offset(), "event " + id + " comes after event " + lastId + ": ids must rise");
            }
            lastId = id;
            verified++;
            w.skipRecord();
            if (w.blockBytes() > MAX_BLOCK_BYTES) {
                throw JournalException.damaged(w.file(), w.offset(), "no link of the hash chain for " + w.blockBytes() + " bytes");
            }
        }
    }

    private void endBlock(SegmentWindow w) throws IOException {
        chain.add(w.bytes(), w.blockStart(), w.blockBytes());
        String wrong = w.checkSeal(chain.link(), verified);
        if (wrong != null) {
            throw JournalException.damaged(w.file(), w.offset(), wrong);
        }
        int kind = w.kind();
        startDelivery(w);
        w.skipRecord();
        w.startBlock();
        if (kind == Format.BLOCK_END) {
            return;
        }
        if (w.have(1)) {
            throw JournalException.damaged(w.file(), w.offset(), "something follows the end of the segment");
        }
        boolean last = segments == files.size();
        if (kind == Format.JOURNAL_END && !last) {
            throw JournalException.damaged(w.file(), w.offset(), "the journal ends here, but a segment follows");
        }
        if (last && kind == Format.SEGMENT_END && mode == Mode.STRICT) {
            throw JournalException.damaged(w.file(), w.offset(), "the journal was not closed: the next segment is missing");
        }
        segmentRead = true;
        if (last) {
            finish(kind == Format.JOURNAL_END);
        }
    }

    private void breakOff(SegmentWindow w, String wrong) throws IOException {
        if (mode == Mode.STRICT || segments < files.size()) {
            throw JournalException.damaged(w.file(), w.offset(), wrong);
        }
        chain.add(w.bytes(), w.blockStart(), w.blockBytes());
        tail = new TornTail(w.file(), w.offset(), w.size() - w.offset(), wrong);
        startDelivery(w);
        finish(false);
    }

    private void startDelivery(SegmentWindow w) {
        deliver = w.firstRecord();
        deliverEnd = w.scan();
    }

    private void finish(boolean whole) {
        ended = true;
        complete = whole;
    }

    /// Whether the journal was closed and is all there; meaningful at the end.
    public boolean complete() {
        return complete;
    }

    /// Where the journal breaks off, or null where it ends at the end of a record that says so. Never set in strict mode.
    public @Nullable TornTail tail() {
        return tail;
    }

    /// Events handed out so far.
    public long events() {
        return delivered;
    }

    /// Id of the last event verified, `Long.MIN_VALUE` where there is none.
    public long lastId() {
        return lastId;
    }

    /// The last link of the hash chain that has been verified, in hex.
    public String chainHash() {
        return HexFormat.of().formatHex(chain.last());
    }

    Chain chain() {
        return chain;
    }

    /// Segments with a good header so far.
    int segments() {
        return segments;
    }

    @Override
    public void close() {
        if (window != null) {
            window.close();
        }
    }
}
