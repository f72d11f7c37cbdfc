/// Positions, the zero-sum ledger and portfolio snapshots.
@NullMarked
package dev.assay.core.portfolio;

import org.jspecify.annotations.NullMarked;
