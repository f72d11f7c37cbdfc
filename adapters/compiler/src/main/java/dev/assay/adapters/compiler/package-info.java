/// Compiles one-file strategies in memory and holds them to the rules of deterministic code.
@NullMarked
package dev.assay.adapters.compiler;

import org.jspecify.annotations.NullMarked;
