/// ProofBench: the simulated broker and venue with its own account, and performance statistics.
@NullMarked
package dev.assay.proofbench;

import org.jspecify.annotations.NullMarked;
