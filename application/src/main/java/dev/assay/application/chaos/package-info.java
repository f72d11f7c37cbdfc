/// A session against a broker behind a faulty link, and the invariants that must hold whatever happens.
@NullMarked
package dev.assay.application.chaos;

import org.jspecify.annotations.NullMarked;
