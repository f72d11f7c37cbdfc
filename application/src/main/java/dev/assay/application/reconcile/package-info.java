/// Several vendors of one instrument compared by a declared policy: what they agree on, who said otherwise, and which value is taken.
@NullMarked
package dev.assay.application.reconcile;

import org.jspecify.annotations.NullMarked;
