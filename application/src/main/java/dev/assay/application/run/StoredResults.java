package dev.assay.application.run;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The results of a finished run, read from its package. Immutable.
///
/// @param runId the run
/// @param start equity at the start
/// @param end equity at the end
/// @param equity equity at each snapshot, in time order, in the account's currency
/// @param trips gain after fees of each round trip, by exit
public record StoredResults(String runId, Money start, Money end, List<Double> equity, List<Double> trips) {
    public StoredResults {
        equity = List.copyOf(equity);
        trips = List.copyOf(trips);
    }

    /// Reads a package.
    ///
    /// @throws RunException naming the file and line that cannot be read
    public static StoredResults read(Path directory) {
        StoredPackage.require(directory);
        JsonNode metrics = metrics(directory);
        Currency currency = Currency.of(metrics.path("currency").asString(""));
        return new StoredResults(metrics.path("runId").asString(""), Money.of(metrics.path("startEquity").asString("0"), currency),
                Money.of(metrics.path("endEquity").asString("0"), currency), column(directory.resolve(RunFiles.EQUITY), "equity"),
                column(directory.resolve(RunFiles.TRADES), "netPnl"));
    }

    static JsonNode metrics(Path directory) {
        Path file = directory.resolve(RunFiles.METRICS);
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new RunException(file + " cannot be read: " + e.getMessage() + "; prove the package with: assay verify " + directory, e);
        }
    }

    private static List<Double> column(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            int at = lines.isEmpty() ? -1 : StoredPackage.cells(lines.getFirst()).indexOf(name);
            if (at < 0) {
                throw new RunException(file + ": has no column " + name + "; the package was made by another version or damaged");
            }
            List<Double> values = new ArrayList<>();
            for (int i = 1; i < lines.size(); i++) {
                values.add(value(file, i + 1, StoredPackage.cells(lines.get(i)), at));
            }
            return values;
        } catch (IOException e) {
            throw new RunException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static double value(Path file, int line, List<String> cells, int at) {
        try {
            return Double.parseDouble(cells.get(at));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new RunException(file + ":" + line + ": has no number where one is expected; the file was changed after the run, which"
                    + " assay verify will confirm", e);
        }
    }
}
