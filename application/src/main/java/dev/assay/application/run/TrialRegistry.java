package dev.assay.application.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// `trials.jsonl` beside the packages: one line per run ever made there, kept even when packages are deleted, because statistics that
/// correct for many trials must know how many there were.
final class TrialRegistry {
    private static final String FILE = "trials.jsonl";

    private final Path out;

    TrialRegistry(Path out) {
        this.out = out;
    }

    void append(RunSummary summary) throws IOException {
        Files.writeString(out.resolve(FILE), summary.trialLine() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
