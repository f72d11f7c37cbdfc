package dev.assay.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids that look like Alpaca's and repeat by seed.
final class Ids {
    private final long seed;
    private long given;

    Ids(long seed) {
        this.seed = seed;
    }

    /// A new one.
    String next() {
        return named("id", String.valueOf(++given));
    }

    /// Always the same for a name.
    String named(String kind, String name) {
        return UUID.nameUUIDFromBytes((seed + "/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
