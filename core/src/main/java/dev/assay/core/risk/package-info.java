/// Risk state, the view a control sees, and the decision it gives.
@NullMarked
package dev.assay.core.risk;

import org.jspecify.annotations.NullMarked;
