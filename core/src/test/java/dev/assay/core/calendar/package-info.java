@NullMarked
package dev.assay.core.calendar;

import org.jspecify.annotations.NullMarked;
