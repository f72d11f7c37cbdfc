/// Streaming indicators on doubles: no allocation per update, the same bits on every machine.
@NullMarked
package dev.assay.signalcore.indicator;

import org.jspecify.annotations.NullMarked;
