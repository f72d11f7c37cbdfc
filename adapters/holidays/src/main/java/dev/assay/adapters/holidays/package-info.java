/// Exchange holidays and half days: the tables behind [dev.assay.application.data.CalendarProvider].
@NullMarked
package dev.assay.adapters.holidays;

import org.jspecify.annotations.NullMarked;
