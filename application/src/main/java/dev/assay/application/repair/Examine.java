package dev.assay.application.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looks a vendor's series over. Pure: it changes nothing and proposes only.
public final class Examine {
    private Examine() {}

    /// What is wrong with a series, in the order of its lines.
    public static List<Finding> of(Series series) {
        if (series.size() < 2) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(new PriceScan(series).run());
        // Where a whole level is off, dividends cannot be judged until it is mended.
        List<Finding> levels = findings.stream().filter(one -> one.firstLine() != one.lastLine()).toList();
        new DividendScan(series).run().stream()
                .filter(one -> levels.stream()
                        .noneMatch(level -> level.from().compareTo(one.from()) <= 0 && level.to().compareTo(one.to()) >= 0))
                .forEach(findings::add);
        findings.sort(Comparator.comparing(Finding::from).thenComparing(Finding::to).thenComparing(Finding::defect));
        return findings;
    }
}
