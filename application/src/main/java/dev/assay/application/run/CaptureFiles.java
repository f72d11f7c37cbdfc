package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The recordings of a run, by content: settled once, and kept in the package so that a replay reads the same.
///
/// @param entries in the order of the config, file by file
record CaptureFiles(List<Entry> entries) {
    static final String FILE = "captures.txt";

    CaptureFiles {
        entries = List.copyOf(entries);
    }

    /// @param symbol whose recording it is
    /// @param name its name in a package that carries it
    /// @param path where it is
    record Entry(String symbol, String name, Path path, long bytes, String sha256) {}

    /// Looks at the files a config names.
    ///
    /// @throws RunException when there is none of the name
    static CaptureFiles of(EffectiveConfig effective) {
        List<Entry> entries = new ArrayList<>();
        for (AssayConfig.Capture capture : effective.config().data().captures()) {
            for (Path file : capture.files()) {
                entries.add(entry(capture.symbol(), entries.size(), effective.resolve(file)));
            }
        }
        return new CaptureFiles(entries);
    }

    private static Entry entry(String symbol, int number, Path path) {
        Path last = path.getFileName();
        if (last == null || !Files.isRegularFile(path)) {
            throw new RunException("data.captures: there is no file " + path);
        }
        try {
            return new Entry(symbol, number + "-" + last, path, Files.size(path), Digests.sha256(path));
        } catch (IOException e) {
            throw new RunException("data.captures: " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    /// Digest over the digests.
    String digest() {
        StringBuilder all = new StringBuilder();
        for (Entry entry : entries) {
            all.append(entry.symbol()).append(' ').append(entry.sha256()).append('\n');
        }
        return Digests.sha256(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void write(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry.symbol()).append('\t').append(entry.name()).append('\t').append(entry.path().toAbsolutePath().normalize())
                    .append('\t').append(entry.bytes()).append('\t').append(entry.sha256()).append('\n');
        }
        Files.writeString(directory.resolve(FILE), text);
    }

    /// Copies the files into a package.
    void copy(Path directory) {
        try {
            Path target = Files.createDirectories(directory.resolve(RunFiles.EMBEDDED));
            for (Entry entry : entries) {
                Files.copy(entry.path(), target.resolve(entry.name()));
            }
        } catch (IOException e) {
            throw new RunException("the recordings cannot be copied into " + directory + ": " + e.getMessage(), e);
        }
    }

    /// What a package says it read: its own copies where it carries them, else the files where they were, which must be unchanged.
    static CaptureFiles read(Path directory) throws IOException {
        Path embedded = directory.resolve(RunFiles.EMBEDDED);
        List<Entry> entries = new ArrayList<>();
        List<String> lines = Files.readAllLines(directory.resolve(FILE));
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length != 5) {
                throw new RunException(FILE + ":" + (i + 1) + ": expected symbol, name, path, bytes and digest");
            }
            Path path = Files.isDirectory(embedded) ? embedded.resolve(cells[1]) : Path.of(cells[2]);
            Entry found = entry(cells[0], i, path);
            if (!found.sha256().equals(cells[4])) {
                throw new RunException(
                        path + ": its digest is " + found.sha256() + ", the run read " + cells[4] + ": the file was changed");
            }
            entries.add(new Entry(cells[0], cells[1], path, found.bytes(), found.sha256()));
        }
        return new CaptureFiles(entries);
    }
}
