package dev.assay.interfaces.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads one CSV file of a run package (RFC 4180, UTF-8, header first) row by row, so that its length does not matter for memory.
final class CsvFile {
    private final RunFile file;
    private final BufferedReader in;
    private String text = "";
    private int at;
    private long line;
    private long rowLine;

    private CsvFile(RunFile file, BufferedReader in) {
        this.file = file;
        this.in = in;
    }

    /// Calls `rows` for every data row. A missing file or column, a row of another width and bytes that are not UTF-8 are errors.
    static void read(Path runDir, RunFile file, Consumer<CsvRow> rows) {
        Path path = runDir.resolve(file.fileName());
        try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            new CsvFile(file, in).readAll(rows);
        } catch (NoSuchFileException e) {
            throw new ReportException("%s is missing from %s; a run package has it even when it holds only its header (%s)"
                    .formatted(file.fileName(), runDir, String.join(",", file.columns())), e);
        } catch (CharacterCodingException e) {
            throw new ReportException("%s holds bytes that are not UTF-8".formatted(file.fileName()), e);
        } catch (IOException e) {
            throw new ReportException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    private void readAll(Consumer<CsvRow> rows) throws IOException {
        List<String> header = record();
        if (header == null) {
            throw new ReportException(
                    "%s is empty; expected at least its header %s".formatted(file.fileName(), String.join(",", file.columns())));
        }
        int[] positions = positions(header);
        for (List<String> record = record(); record != null; record = record()) {
            if (record.size() != header.size()) {
                throw new ReportException("%s:%d: %d fields, but the header has %d (%s)".formatted(file.fileName(), rowLine, record.size(),
                        header.size(), String.join(",", header)));
            }
            List<String> values = new ArrayList<>(positions.length);
            for (int position : positions) {
                values.add(record.get(position));
            }
            rows.accept(new CsvRow(file, rowLine, values));
        }
    }

    private int[] positions(List<String> header) {
        int[] positions = new int[file.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = header.indexOf(file.columns().get(i));
            if (positions[i] < 0) {
                throw new ReportException("%s:1: column \"%s\" is missing; the header is %s".formatted(file.fileName(),
                        file.columns().get(i), String.join(",", header)));
            }
        }
        return positions;
    }

    /// The next record, or null at the end of the file. A quoted field may hold commas, doubled quotes and line ends.
    private @Nullable List<String> record() throws IOException {
        String next = nextLine();
        rowLine = line;
        if (next == null) {
            return null;
        }
        text = next;
        at = 0;
        List<String> fields = new ArrayList<>(16);
        fields.add(field());
        while (at < text.length()) {
            at++;
            fields.add(field());
        }
        return fields;
    }

    /// Reads one field and leaves `at` on the comma behind it, or at the end of the line.
    private String field() throws IOException {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int comma = text.indexOf(',', at);
        int start = at;
        at = comma < 0 ? text.length() : comma;
        return text.substring(start, at);
    }

    private String quoted() throws IOException {
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                field.append(text, at, text.length()).append('\n');
                continueOnNextLine();
            } else if (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
                field.append(text, at, quote + 1);
                at = quote + 2;
            } else {
                field.append(text, at, quote);
                at = quote + 1;
                if (at < text.length() && text.charAt(at) != ',') {
                    throw new ReportException("%s:%d: text after a closing quote".formatted(file.fileName(), line));
                }
                return field.toString();
            }
        }
    }

    private void continueOnNextLine() throws IOException {
        String next = nextLine();
        if (next == null) {
            throw new ReportException("%s:%d: a quoted field is never closed".formatted(file.fileName(), rowLine));
        }
        text = next;
        at = 0;
    }

    private @Nullable String nextLine() throws IOException {
        line++;
        return in.readLine();
    }
}
