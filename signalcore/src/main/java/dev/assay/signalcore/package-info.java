/// SignalCore: indicators, features, models and strategies; market data in, signals out.
@NullMarked
package dev.assay.signalcore;

import org.jspecify.annotations.NullMarked;
