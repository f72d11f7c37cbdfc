@NullMarked
package dev.assay.execution.reconcile;

import org.jspecify.annotations.NullMarked;
