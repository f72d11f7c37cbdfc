/// Runs and what they leave behind: the backtest use case, the run package, its verification and its results.
@NullMarked
package dev.assay.application.run;

import org.jspecify.annotations.NullMarked;
