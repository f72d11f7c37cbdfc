/// The event protocol: envelope, payload families, sequence, and the edges of the loop.
@NullMarked
package dev.assay.core.event;

import org.jspecify.annotations.NullMarked;
