/// Schedules of execution algorithms: pure arithmetic from a parent order to what each slice brings it to.
@NullMarked
package dev.assay.execution.algo;

import org.jspecify.annotations.NullMarked;
