/// Recorded markets: Databento DBN, and venues' own messages line by line.
@NullMarked
package dev.assay.adapters.captures;

import org.jspecify.annotations.NullMarked;
