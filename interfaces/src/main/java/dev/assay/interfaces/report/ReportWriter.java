package dev.assay.interfaces.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes `report.html` of a run: one self-contained page that works offline and asks for nothing from the network.
///
/// Every number is read from the run package; the page computes no statistic but the compounding of `monthly.csv` into years. The same
/// package gives the same bytes. Safe for use by several threads on different run directories.
public final class ReportWriter {
    /// The name of the page inside the run directory.
    public static final String FILE = "report.html";

    private ReportWriter() {}

    /// Reads the run package in `runDir` and writes the page there, replacing an older one only when the new one is complete.
    ///
    /// @return the path of the page
    /// @throws ReportException when a file or column is missing, a value cannot be read, or the page cannot be written; the message is for
    ///     the user
    public static Path write(Path runDir) {
        String page = Page.render(RunPackage.read(runDir));
        Path target = runDir.resolve(FILE);
        Path part = runDir.resolve(FILE + ".part");
        try {
            Files.writeString(part, page, StandardCharsets.UTF_8);
            return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ReportException("%s cannot be written: %s".formatted(target, e.getMessage()), e);
        }
    }
}
