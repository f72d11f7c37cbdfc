package dev.assay.adapters.captures;

import dev.assay.application.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of several files one after the other, with the place of each.
final class Lines implements AutoCloseable {
    /// No message of a venue is longer.
    static final int MAX_LINE = 64 << 20;

    private final List<Path> files;
    private int next;
    private @Nullable BufferedReader reader;
    private String name = "";
    private long line;

    Lines(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Nullable
    String next() {
        try {
            while (true) {
                BufferedReader open = reader;
                if (open == null) {
                    if (next == files.size()) {
                        return null;
                    }
                    name = files.get(next).toString();
                    line = 0;
                    open = new BufferedReader(new InputStreamReader(Opened.file(files.get(next++)), StandardCharsets.UTF_8), 1 << 16);
                    reader = open;
                }
                String text = open.readLine();
                if (text == null) {
                    close();
                    continue;
                }
                line++;
                if (text.length() > MAX_LINE) {
                    throw at("line", null, "is longer than " + MAX_LINE + " characters", "is this a recording of messages, one a line?");
                }
                if (!text.isBlank()) {
                    return text;
                }
            }
        } catch (IOException e) {
            throw Opened.damaged(files.get(next - 1), e);
        }
    }

    String file() {
        return name;
    }

    long line() {
        return line;
    }

    DataException at(String field, @Nullable String value, String problem, String fix) {
        return DataException.at(name, line, field, value, problem, fix);
    }

    @Override
    public void close() {
        BufferedReader open = reader;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
