package dev.assay.application.run;

import dev.assay.application.config.ConfigLoader;
import dev.assay.application.config.ConfigOutcome;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is needed to read the journal of a run package, taken from the package alone.
///
/// @param journal the journal's folder
/// @param universe the instruments at their numbers; every contract reads as a share, because no event carries a contract
/// @param strategies the strategies at their numbers
record StoredPackage(Path journal, Universe universe, List<StrategyId> strategies) {
    private static final int COLUMNS = 11;

    /// Opens a package.
    ///
    /// @throws RunException when the directory is none, or a file of it cannot be read
    static StoredPackage open(Path directory, ConfigVocabulary vocabulary) {
        require(directory);
        try {
            Path file = directory.resolve(RunFiles.CONFIG);
            List<StrategyId> strategies = switch (ConfigLoader.readSnapshot(file.toString(), Files.readString(file), directory,
                    vocabulary)) {
                case ConfigOutcome.Ready ready -> PackageWriter.strategyIds(ready.config().config());
                case ConfigOutcome.Refused refused -> throw new RunException(refused.text());
            };
            return new StoredPackage(directory.resolve(RunFiles.JOURNAL), instruments(directory.resolve(RunFiles.INSTRUMENTS)), strategies);
        } catch (IOException e) {
            throw new RunException("the package " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// @throws RunException when the directory is no run package
    static void require(Path directory) {
        if (!Files.isRegularFile(directory.resolve(RunFiles.MANIFEST))) {
            throw new RunException(directory + " is no run package: it has no " + RunFiles.MANIFEST
                    + "; give the folder that a run printed as its package");
        }
    }

    private static Universe instruments(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                instruments.add(instrument(cells(lines.get(i))));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new RunException(file + ":" + (i + 1) + ": is no instrument: " + e.getMessage()
                        + "; the file was changed after the run, which assay verify will confirm", e);
            }
        }
        return new Universe(instruments);
    }

    private static Instrument instrument(List<String> cells) {
        if (cells.size() < COLUMNS) {
            throw new IllegalArgumentException("it has " + cells.size() + " of " + COLUMNS + " columns");
        }
        int priceScale = Integer.parseInt(cells.get(5));
        int quantityScale = Integer.parseInt(cells.get(7));
        return new Instrument(Integer.parseInt(cells.get(0)), new InstrumentId(cells.get(1)), cells.get(2), cells.get(3),
                Currency.of(cells.get(4)), priceScale, Price.of(cells.get(6)).rescale(priceScale, RoundingMode.UNNECESSARY).units(),
                quantityScale, Quantity.of(cells.get(8)).rescale(quantityScale, RoundingMode.UNNECESSARY).units(),
                Long.parseLong(cells.get(9)), new Contract.Equity());
    }

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
