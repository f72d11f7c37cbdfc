/// Orders in FIX terms: intents, commands, reports, states and fills.
@NullMarked
package dev.assay.core.order;

import org.jspecify.annotations.NullMarked;
