/// Schedules against published numbers.
@NullMarked
package dev.assay.execution.algo;

import org.jspecify.annotations.NullMarked;
