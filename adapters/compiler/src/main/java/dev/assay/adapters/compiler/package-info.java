/// Compiles one-file strategies in memory and refuses what a strategy may not do.
@NullMarked
package dev.assay.adapters.compiler;

import org.jspecify.annotations.NullMarked;
