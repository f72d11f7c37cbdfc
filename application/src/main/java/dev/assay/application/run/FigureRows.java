package dev.assay.application.run;

import dev.assay.proofbench.statistics.Figure;
import java.nio.file.Path;
import java.util.List;

/// `statistics.csv`: every figure with its interval and its definition.
final class FigureRows {
    private FigureRows() {}

    static void write(Path directory, List<Figure> figures) {
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.STATISTICS), "group", "id", "name", "unit", "value", "low", "high",
                "definition")) {
            for (Figure figure : figures) {
                out.row(figure.group(), figure.id(), figure.name(), figure.unit(), text(figure.value()), text(figure.low()),
                        text(figure.high()), figure.definition());
            }
        }
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
