/// The real-time edge: the bounded way in, the loop on the clock, and observers that cannot slow it.
@NullMarked
package dev.assay.application.live;

import org.jspecify.annotations.NullMarked;
