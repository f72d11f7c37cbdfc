/// Keeping our books and the broker's the same: commands tracked until they are answered, and reconciliation.
@NullMarked
package dev.assay.execution.reconcile;

import org.jspecify.annotations.NullMarked;
