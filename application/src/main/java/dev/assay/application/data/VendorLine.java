package dev.assay.application.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// A line of a vendor's file as it stands there today, or why it can not be shown.
public sealed interface VendorLine {
    /// The file is the one that was taken in, byte for byte, and this is its line.
    record Found(String text) implements VendorLine {}

    /// The file is gone, was changed, or cannot be read.
    record Lost(String why) implements VendorLine {}

    /// Longest text shown of a line.
    int MAX_TEXT = 2_000;

    /// Looks the line up; reads the whole file, because a line proves nothing unless the file is the same.
    static VendorLine of(BarOrigin origin) {
        Path file = Path.of(origin.file());
        if (!Files.isRegularFile(file)) {
            return new Lost("the vendor's file is no longer there; its digest was " + origin.fileSha256());
        }
        try (DigestInputStream raw = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            String text = line(origin.file().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw, origin.line());
            raw.transferTo(java.io.OutputStream.nullOutputStream());
            String now = HexFormat.of().formatHex(raw.getMessageDigest().digest());
            return now.equals(origin.fileSha256())
                    ? new Found(text)
                    : new Lost("the vendor's file was changed after it was taken in: its SHA-256 is " + now + " now and was "
                            + origin.fileSha256() + " then");
        } catch (IOException e) {
            return new Lost("the vendor's file cannot be read: " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // The stream belongs to the caller, who reads the rest of it for the digest. ISO-8859-1 gives every byte a character.
    private static String line(InputStream in, long wanted) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        String line = lines.readLine();
        for (long number = 1; line != null && number < wanted; number++) {
            line = lines.readLine();
        }
        if (line == null) {
            return "";
        }
        String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }
}
