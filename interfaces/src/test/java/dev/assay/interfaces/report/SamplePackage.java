package dev.assay.interfaces.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Copies of the sample run package (see its NOTICE) that a test may change.
final class SamplePackage {
    private final Path dir;

    private SamplePackage(Path dir) {
        this.dir = dir;
    }

    static SamplePackage in(Path parent) {
        try {
            Path dir = Files.createTempDirectory(parent, "run");
            Path source = Path.of(SamplePackage.class.getResource("/report/sample/metrics.json").toURI()).getParent();
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.toList()) {
                    Files.copy(file, dir.resolve(file.getFileName().toString()));
                }
            }
            return new SamplePackage(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A run in which nothing happened: every file holds its header only.
    static SamplePackage empty(Path parent) {
        SamplePackage empty = in(parent);
        for (RunFile file : RunFile.values()) {
            empty.write(file.fileName(), String.join(",", file.columns()) + "\n");
        }
        return empty;
    }

    Path dir() {
        return dir;
    }

    String text(String file) {
        try {
            return Files.readString(dir.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(String file) {
        return text(file).lines().toList();
    }

    SamplePackage write(String file, String text) {
        try {
            Files.writeString(dir.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SamplePackage replace(String file, String old, String now) {
        if (!text(file).contains(old)) {
            throw new IllegalArgumentException(file + " does not contain " + old);
        }
        return write(file, text(file).replace(old, now));
    }

    SamplePackage add(String file, String line) {
        return write(file, text(file) + line + "\n");
    }

    SamplePackage delete(String file) {
        try {
            Files.delete(dir.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String page() {
        ReportWriter.write(dir);
        return text(ReportWriter.FILE);
    }
}
