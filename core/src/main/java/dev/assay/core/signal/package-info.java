/// What a strategy may ask for: targets, explicit orders, replaces and cancels.
@NullMarked
package dev.assay.core.signal;

import org.jspecify.annotations.NullMarked;
