/// Trading through Alpaca.
@NullMarked
package dev.assay.adapters.alpaca;

import org.jspecify.annotations.NullMarked;
