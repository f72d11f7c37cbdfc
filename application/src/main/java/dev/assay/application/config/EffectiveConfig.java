package dev.assay.application.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A valid configuration with the origin of each of its values. Immutable. Nothing it prints contains a secret.
public final class EffectiveConfig {
    private static final int WIDEST = 44;

    private final AssayConfig config;
    private final List<Lines.Line> lines;
    private final Path baseDirectory;

    EffectiveConfig(AssayConfig config, List<Lines.Line> lines, Path baseDirectory) {
        this.config = config;
        this.lines = lines;
        this.baseDirectory = baseDirectory;
    }

    /// The typed values.
    public AssayConfig config() {
        return config;
    }

    /// What relative paths of the configuration are relative to, whichever layer gave them.
    public Path baseDirectory() {
        return baseDirectory;
    }

    /// A path of the configuration as one that can be opened.
    public Path resolve(Path path) {
        return baseDirectory.resolve(path).normalize();
    }

    /// One entry per value, sorted by key.
    public List<ConfigEntry> entries() {
        return lines.stream().filter(line -> !line.text().equals(Optional.of("")))
                .map(line -> new ConfigEntry(line.key(), line.text(), line.meaning(), line.origin())).toList();
    }

    /// Where the value of a key comes from; `strategy` and `strategies[0]` mean the same.
    ///
    /// @throws IllegalArgumentException when this configuration has no such key
    public Origin origin(String key) {
        String canonical = Lines.Line.canonicalOf(key);
        return lines.stream().filter(line -> line.canonical().equals(canonical)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key " + key)).origin();
    }

    /// A problem with the value of a key, found by whoever used it, located where the value was given.
    public ConfigProblem problem(String key, String message) {
        return new ConfigProblem(origin(key), key, message);
    }

    /// A table for people: key, value, origin.
    public String show() {
        int keyWidth = lines.stream().mapToInt(line -> line.key().length()).max().orElse(0);
        int valueWidth = Math.min(WIDEST, entries().stream().mapToInt(entry -> shown(entry).length()).max().orElse(0));
        StringBuilder out = new StringBuilder();
        for (ConfigEntry entry : entries()) {
            out.append(padded(entry.key(), keyWidth)).append("  ").append(padded(shown(entry), valueWidth)).append("  ")
                    .append(entry.origin().text()).append('\n');
        }
        return out.toString();
    }

    /// JSON with every value and its origin, sorted by key: the same text for the same configuration, byte for byte.
    /// [ConfigLoader#readSnapshot] reads it back.
    public String snapshot() {
        return Snapshot.write(lines, hash());
    }

    /// SHA-256 in hex over all values that can change a result: not the origins, secrets and directories, and of files only their names.
    /// `1.50` and `1.5` count as the same number.
    public String hash() {
        StringBuilder text = new StringBuilder(Snapshot.FORMAT + " " + Snapshot.VERSION + "\n");
        for (Lines.Line line : lines) {
            if (line.identity().isPresent()) {
                text.append(line.canonical()).append('=').append(Json.quote(line.identity().get())).append('\n');
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String shown(ConfigEntry entry) {
        return entry.value().orElseGet(() -> "- (" + entry.meaning() + ")");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    @Override
    public String toString() {
        return "EffectiveConfig[" + config.run().name() + ", " + hash() + "]";
    }
}
