/// Signals to orders, the order management system, and the broker and cost ports.
@NullMarked
package dev.assay.execution;

import org.jspecify.annotations.NullMarked;
