/// The vocabulary: instruments, exact numbers, time, orders, portfolio, events. JDK only, no I/O.
@NullMarked
package dev.assay.core;

import org.jspecify.annotations.NullMarked;
