/// Use cases, configuration, run packages, and the trading session that assembles the journey.
@NullMarked
package dev.assay.application;

import org.jspecify.annotations.NullMarked;
