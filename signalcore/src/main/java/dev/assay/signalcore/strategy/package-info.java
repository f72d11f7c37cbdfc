/// The strategies that come with the platform.
@NullMarked
package dev.assay.signalcore.strategy;

import org.jspecify.annotations.NullMarked;
