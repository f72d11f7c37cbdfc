/// The loop: inputs gathered into instants, timers, and the one sequence of events.
@NullMarked
package dev.assay.core.loop;

import org.jspecify.annotations.NullMarked;
