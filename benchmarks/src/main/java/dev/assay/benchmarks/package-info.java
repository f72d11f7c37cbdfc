/// JMH benchmarks and whole-process runs.
@NullMarked
package dev.assay.benchmarks;

import org.jspecify.annotations.NullMarked;
