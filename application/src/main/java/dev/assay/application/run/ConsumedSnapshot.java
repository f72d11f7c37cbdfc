package dev.assay.application.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a run's data lies when it is not embedded: `snapshot.txt`, two lines, the catalogue's path and the snapshot's id.
///
/// @param root the catalogue
/// @param snapshot full snapshot id
record ConsumedSnapshot(Path root, String snapshot) {
    static final String FILE = "snapshot.txt";

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), root.toAbsolutePath().normalize() + "\n" + snapshot + "\n");
    }

    static ConsumedSnapshot read(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(FILE));
        if (lines.size() != 2) {
            throw new RunException(FILE + ": expected two lines, the catalogue's path and the snapshot's id, not " + lines.size());
        }
        return new ConsumedSnapshot(Path.of(lines.get(0)), lines.get(1));
    }
}
