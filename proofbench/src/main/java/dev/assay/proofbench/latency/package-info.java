/// How long market data, orders and answers are under way between a strategy and the simulated venue.
@NullMarked
package dev.assay.proofbench.latency;

import org.jspecify.annotations.NullMarked;
