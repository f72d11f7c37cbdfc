package dev.assay.application.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is known of a paper session from its first moment on, kept in `session.json`: whoever takes it up again needs no more than its folder.
///
/// @param codeHash the code that began it
/// @param startedNanos when it was begun, wall clock, epoch ns UTC
/// @param speed seconds of market time in one; infinite for as fast as can be
/// @param resumed how often it was taken up again
record SessionFile(String codeHash, long startedNanos, double speed, int resumed) {
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String MAX = "max";

    /// Writes it, whole or not at all.
    void write(Path directory) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("codeHash", codeHash);
        fields.put("startedNanos", startedNanos);
        fields.put("speed", Double.isInfinite(speed) ? MAX : Double.toString(speed));
        fields.put("resumed", resumed);
        Path part = directory.resolve(RunFiles.SESSION + ".part");
        Files.writeString(part, PRETTY.writeValueAsString(fields) + "\n");
        Files.move(part, directory.resolve(RunFiles.SESSION), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads it.
    ///
    /// @throws RunException where the folder holds no paper session
    static SessionFile read(Path directory) {
        Path file = directory.resolve(RunFiles.SESSION);
        if (!Files.isRegularFile(file)) {
            throw new RunException(directory + " holds no paper session: it has no " + RunFiles.SESSION
                    + "; give the folder that assay paper named when it began");
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
            String speed = tree.path("speed").asString("");
            return new SessionFile(tree.path("codeHash").asString(""), tree.path("startedNanos").asLong(0),
                    speed.equals(MAX) ? Double.POSITIVE_INFINITY : Double.parseDouble(speed), tree.path("resumed").asInt(0));
        } catch (JacksonException | IOException | NumberFormatException e) {
            throw new RunException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The same, taken up once more.
    SessionFile again(double atSpeed) {
        return new SessionFile(codeHash, startedNanos, atSpeed, resumed + 1);
    }
}
