/// RiskGuard: hard gates on the order path and the kill switch.
@NullMarked
package dev.assay.riskguard;

import org.jspecify.annotations.NullMarked;
