/// A local server that speaks Alpaca's trading API, driven by the simulated broker on stored market data. Depends on application and below;
/// loaded only when `assay sandbox` asks for it.
@NullMarked
package dev.assay.sandbox;

import org.jspecify.annotations.NullMarked;
