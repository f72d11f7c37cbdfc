/// The contract of a broker adapter, as checks that anyone can run against their own.
@NullMarked
package dev.assay.execution.contract;

import org.jspecify.annotations.NullMarked;
