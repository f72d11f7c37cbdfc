package dev.assay.application.run;

import dev.assay.proofbench.latency.RecordedLatency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads measured latencies: a CSV file with the columns `ts` and `nanos`.
final class LatencyFile {
    private static final String HEAD = "ts,nanos";

    private LatencyFile() {}

    /// @throws RunException naming file and line
    static RecordedLatency read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new RunException("the latencies in " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEAD)) {
            throw new RunException(
                    file + ":1: expected the header " + HEAD + ", found " + (lines.isEmpty() ? "nothing" : lines.getFirst()));
        }
        long[] times = new long[lines.size() - 1];
        long[] nanos = new long[times.length];
        for (int i = 0; i < times.length; i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            try {
                if (cells.length != 2) {
                    throw new NumberFormatException(cells.length + " columns");
                }
                times[i] = Long.parseLong(cells[0].strip());
                nanos[i] = Long.parseLong(cells[1].strip());
            } catch (NumberFormatException e) {
                throw new RunException(
                        file + ":" + (i + 2) + ": \"" + lines.get(i + 1) + "\" is no time and latency, both whole nanoseconds", e);
            }
            if (nanos[i] < 0 || i > 0 && times[i] <= times[i - 1]) {
                throw new RunException(file + ":" + (i + 2) + ": " + nanos[i] + " ns at " + times[i]
                        + ": expected 0 or more, at a time later than the row before");
            }
        }
        if (times.length == 0) {
            throw new RunException(file + ": it has no rows; measure at least once");
        }
        return new RecordedLatency(times, nanos);
    }
}
