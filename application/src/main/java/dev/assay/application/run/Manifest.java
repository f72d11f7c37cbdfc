package dev.assay.application.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The digests of a run package: one per file in `manifest.json`, and that file's own digest, the root hash, in `root.sha256`.
///
/// @param format layout version of the package
/// @param codeHash digest of the code that made it
/// @param eventHash the run's event hash
/// @param files digest by path, sorted
/// @param root digest of the manifest file itself
record Manifest(int format, String codeHash, String eventHash, TreeMap<String, String> files, String root) {
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Digests every file of a finished package and writes manifest and root.
    static Manifest seal(Path directory, String codeHash, String eventHash) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        for (Path file : contents(directory)) {
            files.put(RunFiles.relative(directory, file), Digests.sha256(file));
        }
        StringBuilder text = new StringBuilder(256 + 128 * files.size());
        text.append("{\n  \"format\": ").append(FORMAT).append(",\n  \"codeHash\": \"").append(codeHash).append("\",\n  \"eventHash\": \"")
                .append(eventHash).append("\",\n  \"files\": {");
        String separator = "\n";
        for (Map.Entry<String, String> file : files.entrySet()) {
            text.append(separator).append("    ").append(JSON.writeValueAsString(file.getKey())).append(": \"").append(file.getValue())
                    .append('"');
            separator = ",\n";
        }
        text.append("\n  }\n}\n");
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        String root = Digests.sha256(bytes);
        Files.write(directory.resolve(RunFiles.MANIFEST), bytes);
        Files.writeString(directory.resolve(RunFiles.ROOT), root + "\n");
        return new Manifest(FORMAT, codeHash, eventHash, files, root);
    }

    /// Reads manifest and root and compares the one with the other.
    ///
    /// @param problems takes what is wrong
    static Manifest read(Path directory, List<String> problems) throws IOException {
        Path file = directory.resolve(RunFiles.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new RunException(directory + " is no run package: it has no " + RunFiles.MANIFEST
                    + "; give the folder that a run printed as its package");
        }
        byte[] bytes = Files.readAllBytes(file);
        String root = Digests.sha256(bytes);
        Path rootFile = directory.resolve(RunFiles.ROOT);
        String recorded = Files.isRegularFile(rootFile) ? new String(Files.readAllBytes(rootFile), StandardCharsets.ISO_8859_1) : "";
        if (!recorded.equals(root + "\n")) {
            problems.add(
                    RunFiles.MANIFEST + " or " + RunFiles.ROOT + ": the manifest's digest is " + root + " but " + RunFiles.ROOT + " says "
                            + (recorded.isEmpty() ? "nothing" : "\"" + recorded.strip() + "\"") + ": one of the two was changed");
        }
        try {
            JsonNode tree = JSON.readTree(bytes);
            TreeMap<String, String> files = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : tree.path("files").properties()) {
                files.put(entry.getKey(), entry.getValue().asString());
            }
            return new Manifest(tree.path("format").asInt(0), tree.path("codeHash").asString(""), tree.path("eventHash").asString(""),
                    files,
                    root);
        } catch (JacksonException e) {
            problems.add(RunFiles.MANIFEST + ": is no JSON any more: " + e.getOriginalMessage());
            return new Manifest(FORMAT, "", "", new TreeMap<>(), root);
        }
    }

    /// Compares every file with its digest.
    void check(Path directory, List<String> problems) throws IOException {
        TreeMap<String, String> left = new TreeMap<>(files);
        for (Path file : contents(directory)) {
            String name = RunFiles.relative(directory, file);
            String expected = left.remove(name);
            if (expected == null) {
                problems.add(name + ": is not in the manifest: it was added after the run");
                continue;
            }
            String actual = Digests.sha256(file);
            if (!actual.equals(expected)) {
                problems.add(name + ": its digest is " + actual + ", the manifest says " + expected + ": the file was changed");
            }
        }
        left.forEach((name, digest) -> problems.add(name + ": is in the manifest but not in the package: it was removed"));
    }

    private static List<Path> contents(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return new ArrayList<>(walk.filter(Files::isRegularFile).filter(file -> {
                String name = RunFiles.relative(directory, file);
                return !name.equals(RunFiles.MANIFEST) && !name.equals(RunFiles.ROOT);
            }).sorted().toList());
        }
    }
}
