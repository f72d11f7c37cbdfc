package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The directory of a catalogue and the ways files get into it: whole, or not at all.
///
/// ```
/// CURRENT                 the current snapshot's id; replaced by rename, and thereby the only thing that changes
/// snapshots/<id>.tsv      a snapshot: the digests of its manifest nodes; its id is the digest of this file
/// manifest/<sha256>.tsv   nodes: rows of the manifest tables, named by their own digest
/// data/kind=…/…           Parquet files, never changed once a snapshot names them
/// cache/<sha256>.cols     decoded columns; safe to delete
/// staging/                work of an ingest under way; leftovers are removed by the next one
/// lock                    held by the one writer
/// ```
record Store(Path root) {
    static final String CURRENT = "CURRENT";

    Path path(String relative) {
        return root.resolve(relative);
    }

    Path snapshotFile(String id) {
        return root.resolve("snapshots").resolve(id + ".tsv");
    }

    Path nodeFile(String sha256) {
        return root.resolve("manifest").resolve(sha256 + ".tsv");
    }

    Path staging() {
        return root.resolve("staging");
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    /// The id of the current snapshot; null when there is none.
    @Nullable
    String currentId() {
        try {
            String id = Files.readString(root.resolve(CURRENT), StandardCharsets.US_ASCII).strip();
            if (!id.matches("[0-9a-f]{64}")) {
                throw DataException.inFile(root.resolve(CURRENT).toString(), "does not hold a snapshot id",
                        "write the id of the newest file in snapshots/ into it");
            }
            return id;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw SourceFile.unreadable(root.resolve(CURRENT).toString(), e);
        }
    }

    /// Reads a text file whose SHA-256 is its name.
    String verified(Path file, String sha256) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw DataException.inFile(file.toString(), "is missing from the catalogue", "restore it from a copy").causedBy(e);
        } catch (IOException e) {
            throw SourceFile.unreadable(file.toString(), e);
        }
        if (!Hashes.hex(content).equals(sha256)) {
            throw DataException.inFile(file.toString(), "was changed: its SHA-256 is not the one in its name", "restore it from a copy");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    /// Writes a file so that it is there whole and on disk, or not at all.
    static void writeWhole(Path file, byte[] content) throws IOException {
        Files.createDirectories(parent(file));
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(file));
    }

    /// Forces a file's content, or a directory's entries, to disk.
    static void sync(Path path) throws IOException {
        boolean directory = Files.isDirectory(path);
        try (FileChannel channel = FileChannel.open(path, directory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems cannot open directories; there, a rename is durable by itself.
            if (!directory) {
                throw e;
            }
        }
    }

    static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no directory");
        }
        return parent;
    }
}
