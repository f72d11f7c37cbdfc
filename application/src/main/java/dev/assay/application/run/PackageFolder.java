package dev.assay.application.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The folder of a run package while it is being made: hidden until it is complete, gone when it never is.
final class PackageFolder implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path out;
    private final String runId;
    private final Path partial;
    private boolean finished;

    private PackageFolder(Path out, String runId) {
        this.out = out;
        this.runId = runId;
        this.partial = out.resolve("." + runId + ".partial");
    }

    /// Reserves an id: name, start time in UTC, first digits of the config hash, and a number where these are taken.
    static PackageFolder begin(Path out, String name, String configHash, long startedNanos) throws IOException {
        Files.createDirectories(out);
        String stamp = STAMP.format(Instant.ofEpochSecond(Math.floorDiv(startedNanos, 1_000_000_000L)));
        String base = name.replaceAll("[^A-Za-z0-9._-]", "-") + "-" + stamp + "-" + configHash.substring(0, 8);
        for (int i = 1;; i++) {
            PackageFolder folder = new PackageFolder(out, i == 1 ? base : base + "-" + i);
            if (!Files.exists(folder.directory()) && created(folder.partial)) {
                return folder;
            }
        }
    }

    /// The same for a session that is seen while it runs, and stays when it breaks off.
    static Path beginOpen(Path out, String name, String configHash, long startedNanos) throws IOException {
        try (PackageFolder reserved = begin(out, name, configHash, startedNanos)) {
            reserved.finish();
            return reserved.directory();
        }
    }

    private static boolean created(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            return true;
        } catch (java.nio.file.FileAlreadyExistsException e) {
            return false;
        }
    }

    String runId() {
        return runId;
    }

    Path partial() {
        return partial;
    }

    Path directory() {
        return out.resolve(runId);
    }

    void finish() throws IOException {
        Files.move(partial, directory(), StandardCopyOption.ATOMIC_MOVE);
        finished = true;
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            delete(partial);
        }
    }

    static void deleteIfThere(Path root) throws IOException {
        if (Files.exists(root)) {
            delete(root);
        }
    }

    static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
