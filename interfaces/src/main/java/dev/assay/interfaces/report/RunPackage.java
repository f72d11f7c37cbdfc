package dev.assay.interfaces.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What the report reads of a run package. Nothing here is computed but counts of rows by label; every figure comes from a file.
///
/// @param orderReasons orders by status and reason
/// @param refusals decisions by outcome, control and reason code, with one explanation each
record RunPackage(Metrics metrics, EquityCurve equity, MonthlyReturns monthly, Listing orders, Tally orderReasons, Listing decisions,
        Tally refusals, Listing controls, Listing missed, Listing fills, Listing trades, Listing positions, Listing costs,
        List<PriceBars> bars,
        Listing assumptions,
        Listing inputs, Listing failures, Listing actions, Listing statistics, Listing series, Listing distribution, Listing drawdowns,
        Listing breakdown, Listing ambiguous, Listing months, String config) {

    static final String CONFIG = "config.txt";

    static RunPackage read(Path runDir) {
        Metrics metrics = Metrics.read(runDir);
        Tally orderReasons = new Tally();
        Tally refusals = new Tally();
        Shrinkages shrinkages = new Shrinkages();
        Listing orders = Listing.read(runDir, RunFile.ORDERS,
                row -> orderReasons.add(row.text("clOrdId"), row.text("ordStatus"), row.text("reason")));
        Listing decisions = Listing.read(runDir, RunFile.DECISIONS, row -> {
            shrinkages.add(row);
            if (!row.text("outcome").equals("ACCEPT")) {
                refusals.add(row.text("explanation"), row.text("outcome"), row.text("control"), row.text("reasonCode"));
            }
        });
        return new RunPackage(metrics, EquityCurve.read(runDir), MonthlyReturns.read(runDir), orders.map(shrinkages::annotate),
                orderReasons, decisions, refusals,
                Listing.read(runDir, RunFile.CONTROLS), Listing.read(runDir, RunFile.MISSED),
                VendorLines.annotate(runDir, Listing.read(runDir, RunFile.FILLS)),
                Listing.read(runDir, RunFile.TRADES), Listing.read(runDir, RunFile.POSITIONS),
                Listing.read(runDir, RunFile.COSTS), PriceBars.read(runDir, metrics.texts("instruments").size()),
                Listing.read(runDir, RunFile.ASSUMPTIONS), Listing.read(runDir, RunFile.INPUTS), Listing.read(runDir, RunFile.FAILURES),
                Listing.read(runDir, RunFile.ACTIONS), Listing.read(runDir, RunFile.STATISTICS), Listing.read(runDir, RunFile.SERIES),
                Listing.read(runDir, RunFile.DISTRIBUTION), Listing.read(runDir, RunFile.DRAWDOWNS),
                Listing.read(runDir, RunFile.BREAKDOWN),
                Listing.read(runDir, RunFile.AMBIGUOUS), Listing.read(runDir, RunFile.MONTHLY), config(runDir));
    }

    /// The listing behind a [DataTable].
    Listing listing(DataTable table) {
        return switch (table) {
            case TRADES -> trades;
            case ORDERS -> orders;
            case DECISIONS -> decisions;
            case FILLS -> fills;
            case ACTIONS -> actions;
        };
    }

    private static String config(Path runDir) {
        Path path = runDir.resolve(CONFIG);
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ReportException("%s is missing from %s; a run package carries the config it ran with".formatted(CONFIG, runDir), e);
        } catch (IOException e) {
            throw new ReportException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }
}
