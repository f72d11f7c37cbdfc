/// The one home of every risk measure: volatility, drawdown, exposure.
@NullMarked
package dev.assay.analytics;

import org.jspecify.annotations.NullMarked;
