package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvLayout;
import dev.assay.application.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks a text file line by line and cuts lines into fields without making objects. One line is one row: a quoted field may not span lines.
final class CsvScanner implements AutoCloseable {
    /// Longest line, in bytes; a longer one is no row of a table.
    static final int MAX_LINE = 1 << 20;
    private static final int MAX_FIELDS = 4096;

    private final String file;
    private final InputStream in;
    private final byte delimiter;
    private final Charset charset;
    private byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;
    private boolean ended;
    private int lineStart;
    private int lineEnd;
    private long number;
    private int fields;
    private boolean openQuote;
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    CsvScanner(String file, InputStream in, CsvLayout layout) {
        this.file = file;
        this.in = in;
        this.delimiter = (byte) layout.delimiter();
        this.charset = switch (layout.encoding()) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
        };
    }

    /// Moves to the next line that is not blank and cuts it; false at the end of the file.
    boolean nextRow() throws IOException {
        while (nextLine()) {
            if (!blank()) {
                cut();
                return true;
            }
        }
        return false;
    }

    /// Moves to the next line, blank or not, without cutting it.
    boolean nextLine() throws IOException {
        int scanned = next;
        while (true) {
            for (int i = scanned; i < limit; i++) {
                if (buffer[i] == '\n') {
                    take(i, i + 1);
                    return true;
                }
            }
            scanned = limit;
            if (ended) {
                if (next == limit) {
                    return false;
                }
                take(limit, limit);
                return true;
            }
            scanned -= refill();
        }
    }

    private void take(int end, int following) {
        lineStart = next;
        lineEnd = end > next && buffer[end - 1] == '\r' ? end - 1 : end;
        next = following;
        number++;
        if (number == 1 && lineEnd - lineStart >= 3 && buffer[lineStart] == (byte) 0xEF && buffer[lineStart + 1] == (byte) 0xBB
                && buffer[lineStart + 2] == (byte) 0xBF) {
            lineStart += 3;
        }
    }

    /// Makes room and reads on; returns by how much positions moved down.
    private int refill() throws IOException {
        int moved = next;
        if (limit - next >= MAX_LINE) {
            throw DataException.at(file, number + 1, "line", null, "is longer than " + MAX_LINE + " bytes: this is no table of lines",
                    "check that the file is a text file with line ends");
        }
        byte[] target = limit - next > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, next, target, 0, limit - next);
        buffer = target;
        limit -= moved;
        next = 0;
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
        } else {
            limit += read;
        }
        return moved;
    }

    private boolean blank() {
        for (int i = lineStart; i < lineEnd; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void cut() {
        fields = 0;
        openQuote = false;
        int at = lineStart;
        while (true) {
            int end = at < lineEnd && buffer[at] == '"' ? quoted(at) : plain(at);
            if (end >= lineEnd) {
                return;
            }
            at = end + 1;
        }
    }

    private int plain(int at) {
        int end = at;
        while (end < lineEnd && buffer[end] != delimiter) {
            end++;
        }
        add(at, end);
        return end;
    }

    /// A field in quotes; a doubled quote stands for one and stays doubled.
    private int quoted(int at) {
        int end = at + 1;
        while (end < lineEnd && (buffer[end] != '"' || end + 1 < lineEnd && buffer[end + 1] == '"')) {
            end += buffer[end] == '"' ? 2 : 1;
        }
        if (end >= lineEnd) {
            openQuote = true;
            add(at, lineEnd);
            return lineEnd;
        }
        add(at + 1, end);
        int after = end + 1;
        while (after < lineEnd && buffer[after] == ' ') {
            after++;
        }
        if (after < lineEnd && buffer[after] != delimiter) {
            openQuote = true;
            return lineEnd;
        }
        return after;
    }

    private void add(int start, int end) {
        if (fields == starts.length) {
            if (fields == MAX_FIELDS) {
                throw DataException.at(file, number, "line", null, "has more than " + MAX_FIELDS + " fields", "check the delimiter");
            }
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
        }
        starts[fields] = start;
        ends[fields++] = end;
    }

    /// The bytes that [#start] and [#end] index; valid until the next line.
    byte[] bytes() {
        return buffer;
    }

    int fields() {
        return fields;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /// Whether a quote was not closed on this line or was followed by more text.
    boolean openQuote() {
        return openQuote;
    }

    /// The number of this line, from 1.
    long number() {
        return number;
    }

    /// A field as text, blanks around it removed.
    String text(int field) {
        return new String(buffer, starts[field], ends[field] - starts[field], charset).strip();
    }

    /// The whole line as text.
    String line() {
        return new String(buffer, lineStart, lineEnd - lineStart, charset);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
