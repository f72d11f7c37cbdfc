package dev.assay.adapters.captures;

import dev.assay.application.data.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One DBN file: its metadata, then its records one by one. The layout is that of Databento Binary Encoding, versions 1 to 3, little-endian.
final class DbnStream implements AutoCloseable {
    private static final int MAX_METADATA = 64 << 20;
    private static final int SYMBOL_LENGTH_1 = 22;
    private static final int MAX_RECORD = 255 * 4;

    private final Path file;
    private final InputStream in;
    private final byte[] bytes = new byte[MAX_RECORD];
    private final ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final LinkedHashMap<String, List<Interval>> mappings = new LinkedHashMap<>();
    private long count;

    /// What a symbol stands for in a span of dates, `from` inclusive and `to` exclusive, as `yyyymmdd`.
    record Interval(int from, int to, String symbol) {}

    DbnStream(Path file) {
        this.file = file;
        this.in = Opened.file(file);
        try {
            metadata();
        } catch (EOFException e) {
            throw wrong("it ends inside its metadata", "fetch it again; it is cut off").causedBy(e);
        } catch (IOException e) {
            throw Opened.damaged(file, e);
        }
    }

    private void metadata() throws IOException {
        byte[] head = exactly(8);
        String magic = new String(head, 0, 3, StandardCharsets.ISO_8859_1);
        int version = head[3];
        if (!magic.equals("DBN")) {
            throw wrong("it does not begin with DBN, so it is no DBN file",
                    "give a file of Databento in its encoding dbn, compressed or not; old .dbz files are read by none of the versions");
        }
        if (version < 1 || version > 3) {
            throw wrong("it has DBN version " + version + "; 1 to 3 are read", "have it written anew in one of these");
        }
        int length = ByteBuffer.wrap(head, 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 0 || length > MAX_METADATA) {
            throw wrong("its metadata would be " + length + " bytes long", "fetch it again; it is damaged");
        }
        ByteBuffer data = ByteBuffer.wrap(exactly(length)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            // Dataset, schema, start, end, limit.
            data.position(16 + 2 + 8 + 8 + 8);
            int symbolLength = SYMBOL_LENGTH_1;
            if (version == 1) {
                data.position(data.position() + 8 + 1 + 1 + 1 + 47);
            } else {
                data.position(data.position() + 1 + 1 + 1);
                symbolLength = data.getShort();
                data.position(data.position() + 53);
            }
            data.position(data.position() + 4 + data.getInt(data.position()));
            for (int list = 0; list < 3; list++) {
                int symbols = data.getInt();
                data.position(Math.addExact(data.position(), Math.multiplyExact(symbols, symbolLength)));
            }
            int mapped = data.getInt();
            for (int i = 0; i < mapped; i++) {
                String symbol = text(data, symbolLength);
                int intervals = data.getInt();
                List<Interval> all = mappings.computeIfAbsent(symbol, key -> new ArrayList<>());
                for (int j = 0; j < intervals; j++) {
                    int from = data.getInt();
                    int to = data.getInt();
                    all.add(new Interval(from, to, text(data, symbolLength)));
                }
            }
        } catch (RuntimeException e) {
            throw wrong("its metadata cannot be read: " + e, "fetch it again; it is damaged").causedBy(e);
        }
    }

    private static String text(ByteBuffer data, int length) {
        byte[] cell = new byte[length];
        data.get(cell);
        int end = 0;
        while (end < length && cell[end] != 0) {
            end++;
        }
        return new String(cell, 0, end, StandardCharsets.UTF_8);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("expected " + length + " bytes, found " + read.length);
        }
        return read;
    }

    /// Moves to the next record; false at the end.
    boolean next() {
        try {
            int words = in.read();
            if (words < 0) {
                return false;
            }
            count++;
            int length = words * 4;
            bytes[0] = (byte) words;
            if (length < 16 || in.readNBytes(bytes, 1, length - 1) < length - 1) {
                throw DataException.at(file.toString(), count, "record", null, "is cut off", "fetch the file again");
            }
            return true;
        } catch (IOException e) {
            throw Opened.damaged(file, e);
        }
    }

    /// The present record, from its header on.
    ByteBuffer record() {
        return record;
    }

    /// Length of the present record in bytes.
    int length() {
        return (bytes[0] & 0xff) * 4;
    }

    /// Number of the present record, from 1.
    long count() {
        return count;
    }

    String file() {
        return file.toString();
    }

    Map<String, List<Interval>> mappings() {
        return mappings;
    }

    DataException wrong(String problem, String fix) {
        return DataException.inFile(file.toString(), problem, fix);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
