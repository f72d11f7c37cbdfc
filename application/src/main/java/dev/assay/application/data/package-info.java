/// What runs need from outside: market data and the calendars that frame it.
@NullMarked
package dev.assay.application.data;

import org.jspecify.annotations.NullMarked;
