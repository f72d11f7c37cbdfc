package dev.assay.application.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The other configs that were run under the same name in the same folder: what a Sharpe ratio must be corrected for. They stand in the
/// package as `trials.csv`, so that whoever verifies it corrects for the same ones.
///
/// @param others one for each config, its latest run, in the order in which they were first run
record Trials(List<Trial> others) {
    /// One config's latest run.
    ///
    /// @param configHash which config
    /// @param runId its run
    /// @param sharpe Sharpe ratio per session; 0 where it was not defined
    record Trial(String configHash, String runId, double sharpe) {}

    Trials {
        others = List.copyOf(others);
    }

    double[] sharpes() {
        return others.stream().mapToDouble(Trial::sharpe).toArray();
    }

    void write(Path directory) {
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.TRIALS), "configHash", "runId", "sharpe")) {
            for (Trial one : others) {
                out.row(one.configHash(), one.runId(), Double.toString(one.sharpe()));
            }
        }
    }

    /// What [#write] wrote.
    static Trials read(Path directory) throws IOException {
        List<Trial> read = new ArrayList<>();
        List<String> lines = Files.readAllLines(directory.resolve(RunFiles.TRIALS), StandardCharsets.UTF_8);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            try {
                read.add(new Trial(cells[0], cells[1], Double.parseDouble(cells[2])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new RunException(RunFiles.TRIALS + ", line " + (i + 1) + ": \"" + lines.get(i)
                        + "\" is no trial: expected configHash,runId,sharpe", e);
            }
        }
        return new Trials(read);
    }
}
