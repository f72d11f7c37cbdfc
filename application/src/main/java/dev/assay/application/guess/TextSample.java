package dev.assay.application.guess;

import dev.assay.application.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The beginning of a text file, which the guesses are made from.
///
/// @param file the file
/// @param latin whether it is no UTF-8
/// @param lines its lines, those that are blank left out
/// @param numbers the number of each in the file, from 1
/// @param whole whether these are all of them
record TextSample(Path file, boolean latin, List<String> lines, List<Long> numbers, boolean whole) {
    private static final int BYTES = 4 << 20;

    TextSample {
        lines = List.copyOf(lines);
        numbers = List.copyOf(numbers);
    }

    /// @throws DataException when there is no text to read
    static TextSample read(Path file) {
        return read(file, BYTES);
    }

    /// @param limit most bytes to read
    static TextSample read(Path file, int limit) {
        byte[] bytes;
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            bytes = in.readNBytes(limit + 1);
        } catch (NoSuchFileException e) {
            throw DataException.inFile(file.toString(), "there is no such file", "check the path").causedBy(e);
        } catch (IOException e) {
            throw DataException
                    .inFile(file.toString(), "cannot be read: " + (Files.isDirectory(file) ? "it is a directory" : e.getMessage()),
                            "name a text file, plain or gzipped")
                    .causedBy(e);
        }
        for (int i = 0; i < Math.min(bytes.length, 8192); i++) {
            if (bytes[i] == 0) {
                throw DataException.inFile(file.toString(), "this is no text: byte " + i + " is zero",
                        "name a text file, or save it as UTF-8");
            }
        }
        boolean whole = bytes.length <= limit;
        return of(file, bytes, whole);
    }

    private static TextSample of(Path file, byte[] bytes, boolean whole) {
        int end = bytes.length;
        while (!whole && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        boolean latin = false;
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
        } catch (CharacterCodingException e) {
            latin = true;
            text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        }
        List<String> lines = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        long[] number = {0};
        (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().forEach(line -> {
            number[0]++;
            if (!line.isBlank()) {
                lines.add(line);
                numbers.add(number[0]);
            }
        });
        if (lines.isEmpty()) {
            throw DataException.inFile(file.toString(), "the file is empty", "check the download");
        }
        return new TextSample(file, latin, lines, numbers, whole);
    }

    /// The fields of a line, blanks and quotes around them removed.
    static List<String> cut(String line, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
