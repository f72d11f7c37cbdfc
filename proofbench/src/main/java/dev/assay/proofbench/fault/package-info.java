/// A faulty link to the simulated broker: every fault from a seed.
@NullMarked
package dev.assay.proofbench.fault;

import org.jspecify.annotations.NullMarked;
