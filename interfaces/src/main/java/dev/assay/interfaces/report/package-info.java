/// The report of one run: a single HTML page that works offline. Every number on it is read from the run package; this package only lays out.
///
/// `report.js` draws with one chart kit (`kit.js`, over the vendored uPlot); `ReportWriter` is the entry for runs, `ReconciliationPage` for vendors compared.
@NullMarked
package dev.assay.interfaces.report;

import org.jspecify.annotations.NullMarked;
