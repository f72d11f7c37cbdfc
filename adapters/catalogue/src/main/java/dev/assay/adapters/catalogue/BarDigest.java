package dev.assay.adapters.catalogue;

import dev.assay.application.data.Timeframe;
import dev.assay.core.instrument.Instrument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Digest of bars in canonical form, as [dev.assay.application.data.InputDigest] defines it.
final class BarDigest {
    private static final int BATCH = 1024;

    private final MessageDigest digest = Hashes.sha256();
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private long rows;

    BarDigest(Instrument instrument, Timeframe timeframe, int columns) {
        this.bytes = new byte[BATCH * columns * Long.BYTES];
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        digest.update(("assay-bars-1 " + instrument.id() + " " + timeframe + " " + instrument.priceScale() + " "
                + instrument.quantityScale() + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    /// Adds rows `from` to `to` of `columns[column][row]`.
    void add(long[][] columns, int from, int to) {
        int width = columns.length * Long.BYTES;
        for (int start = from; start < to; start += BATCH) {
            int end = Math.min(to, start + BATCH);
            for (int column = 0; column < columns.length; column++) {
                long[] values = columns[column];
                int at = column * Long.BYTES;
                for (int row = start; row < end; row++) {
                    buffer.putLong(at, values[row]);
                    at += width;
                }
            }
            digest.update(bytes, 0, (end - start) * width);
        }
        rows += to - from;
    }

    long rows() {
        return rows;
    }

    /// The digest so far, hex; more rows may follow.
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the runtime's SHA-256 can be copied", e);
        }
    }
}
