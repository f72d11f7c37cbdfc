package dev.assay.core.codec;

import org.jspecify.annotations.Nullable;

/// Encoded forms of the strings that come again and again as the same object: sources, tags, codes of reasons.
///
/// Only speeds up what [FrameWriter#text] would write; a string that is not here, or lost its place, is written the slow way.
final class NameCache {
    /// The longest form that is kept, length included.
    static final int SLOT_BYTES = 64;
    private static final int SLOTS = 512;

    private final @Nullable String[] names = new String[SLOTS];
    private final byte[] sizes = new byte[SLOTS];
    private final byte[] forms = new byte[SLOTS * SLOT_BYTES];

    /// Copies the form of `name` to `bytes`, which has [#SLOT_BYTES] free from `at` on.
    ///
    /// @return its size, or 0 where it is not here
    @SuppressWarnings("ReferenceEquality") // the same object is what makes it cheap
    int copy(String name, byte[] bytes, int at) {
        int slot = slot(name);
        if (names[slot] != name) {
            return 0;
        }
        int size = sizes[slot];
        int from = slot * SLOT_BYTES;
        for (int i = 0; i < size; i += Long.BYTES) {
            Frame.I64.set(bytes, at + i, (long) Frame.I64.get(forms, from + i));
        }
        return size;
    }

    void keep(String name, byte[] bytes, int at, int size) {
        if (size <= SLOT_BYTES) {
            int slot = slot(name);
            names[slot] = name;
            sizes[slot] = (byte) size;
            System.arraycopy(bytes, at, forms, slot * SLOT_BYTES, size);
        }
    }

    private static int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 9 ^ hash >>> 18) & SLOTS - 1;
    }
}
