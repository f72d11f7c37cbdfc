package dev.assay.adapters.journal;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.zip.CRC32C;

/// Layout of a journal segment, all numbers little-endian:
///
/// ```
/// header   magic "ASSAYJ01" (8), segment number u32, chain hash of the segment before (32; zeros in the first)
/// record   length u32, CRC-32C of the frame u32, frame
/// …
/// footer   FOOTER u32, records in the segment u64, chain hash (32), 1 where the journal ends here and 0 where it goes on (1)
/// ```
///
/// The chain hash is SHA-256 over the header and every record of the segment, so each segment vouches for all before it.
final class JournalFormat {
    static final byte[] MAGIC = {'A', 'S', 'S', 'A', 'Y', 'J', '0', '1'};
    static final int HASH = 32;
    static final int HEADER = 8 + 4 + HASH;
    static final int RECORD_HEADER = 8;
    static final int FOOTER = 0xFFFF_FFFF;
    static final int FOOTER_BYTES = 4 + 8 + HASH + 1;
    /// No frame is longer: a length beyond it is damage, not data.
    static final int MAX_FRAME = 16 << 20;

    private JournalFormat() {}

    static Path segment(Path directory, int number) {
        return directory.resolve(String.format(Locale.ROOT, "%08d.journal", number));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
