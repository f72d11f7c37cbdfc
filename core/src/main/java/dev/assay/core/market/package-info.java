/// Market data and corporate actions, as typed immutable values stamped when they become known.
@NullMarked
package dev.assay.core.market;

import org.jspecify.annotations.NullMarked;
