package dev.assay.interfaces.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The options of every command that makes a run.
final class RunOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Folder that holds run packages. Default: ${DEFAULT-VALUE}")
    private Path out = Path.of("runs");

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    Path out() {
        return out;
    }

    boolean json() {
        return json;
    }
}
