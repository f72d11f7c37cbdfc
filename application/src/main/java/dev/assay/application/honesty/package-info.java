/// Tools that ask what a result hangs on: a run is made again under other conditions, and what changes is named.
@NullMarked
package dev.assay.application.honesty;

import org.jspecify.annotations.NullMarked;
