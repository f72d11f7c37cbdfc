/// Looks for defects in a vendor's prices, dividends and adjustments, and proposes repairs that nobody applies but a person.
@NullMarked
package dev.assay.application.repair;

import org.jspecify.annotations.NullMarked;
