/// Exact prices, quantities and money: fixed-point values that never round or wrap unasked.
@NullMarked
package dev.assay.core.money;

import org.jspecify.annotations.NullMarked;
