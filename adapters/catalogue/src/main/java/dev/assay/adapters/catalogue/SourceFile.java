package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file to take in: where it is, how it is named, and what it was when its digest was taken.
///
/// @param path where it is
/// @param name as given, for messages and the record
/// @param bytes size
/// @param modifiedNanos when it was last changed, epoch ns UTC
record SourceFile(Path path, String name, long bytes, long modifiedNanos) {
    private static final int SNIFFED = 8192;

    /// Looks at a file without reading it.
    static SourceFile at(Path path) {
        String name = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw DataException.inFile(name, "this is a directory", "name the files in it, for example " + name + "/AAPL.csv");
            }
            long bytes = Files.size(path);
            if (bytes == 0) {
                throw DataException.inFile(name, "the file is empty", "check the download");
            }
            return new SourceFile(path, name, bytes, Files.getLastModifiedTime(path).to(java.util.concurrent.TimeUnit.NANOSECONDS));
        } catch (NoSuchFileException e) {
            throw DataException.inFile(name, "there is no such file", "check the path").causedBy(e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// The file's own name, without directories.
    String fileName() {
        return String.valueOf(path.getFileName());
    }

    /// SHA-256 of the file as it lies on disk, hex. Refuses what is no text.
    String digest() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(SNIFFED);
            if (!compressed()) {
                requireText(head, head.length);
            }
            var digest = Hashes.sha256();
            digest.update(head);
            byte[] block = new byte[1 << 18];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// Opens the text for reading, unpacked; `raw` sees the bytes as they lie on disk.
    InputStream open(DigestInputStream raw) throws IOException {
        if (!compressed()) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (ZipException e) {
            throw DataException.inFile(name, "the name ends in .gz but the content is not gzip", "rename or repack it").causedBy(e);
        }
    }

    DigestInputStream raw() throws IOException {
        return new DigestInputStream(Files.newInputStream(path), Hashes.sha256());
    }

    private boolean compressed() {
        return name.endsWith(".gz");
    }

    private void requireText(byte[] head, int length) {
        boolean wide = length >= 2
                && (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE || head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
        if (wide) {
            throw DataException.inFile(name, "the text is UTF-16", "save it as UTF-8");
        }
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                throw DataException.inFile(name, "this is a binary file, not text: byte " + i + " is zero",
                        "name a CSV file; .csv.gz works too");
            }
        }
    }

    static DataException unreadable(String name, IOException cause) {
        return DataException.inFile(name, "cannot be read (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")",
                "check permissions and the disk").causedBy(cause);
    }
}
