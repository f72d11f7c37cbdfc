/// What a run earned: round trips, monthly returns, performance.
@NullMarked
package dev.assay.proofbench.statistics;

import org.jspecify.annotations.NullMarked;
