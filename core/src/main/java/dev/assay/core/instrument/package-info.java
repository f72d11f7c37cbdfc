/// What can be traded: one [dev.assay.core.instrument.Instrument] with the terms every stage needs.
@NullMarked
package dev.assay.core.instrument;

import org.jspecify.annotations.NullMarked;
