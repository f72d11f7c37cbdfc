/// The controls: small pure gates over an intent and the books, each with an id, a rule and reason codes.
@NullMarked
package dev.assay.riskguard.controls;

import org.jspecify.annotations.NullMarked;
