package dev.assay.adapters.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash chain: each link is the SHA-256 of the link before it and the bytes since.
final class Chain {
    private final MessageDigest digest;
    private byte[] last = new byte[Format.HASH_BYTES];

    /// A chain that begins with 32 zero bytes.
    Chain() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one does not", e);
        }
        digest.update(last);
    }

    void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /// Ends a link.
    byte[] link() {
        last = digest.digest();
        digest.update(last);
        return last;
    }

    /// The last link.
    byte[] last() {
        return last;
    }
}
