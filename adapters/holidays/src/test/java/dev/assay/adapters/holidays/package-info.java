@NullMarked
package dev.assay.adapters.holidays;

import org.jspecify.annotations.NullMarked;
