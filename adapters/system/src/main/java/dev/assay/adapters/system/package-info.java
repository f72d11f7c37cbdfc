/// The machine we run on: wall clock, environment. The only place that reads the clock.
@NullMarked
package dev.assay.adapters.system;

import org.jspecify.annotations.NullMarked;
