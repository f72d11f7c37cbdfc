/// When an exchange trades: sessions, half days, holidays and day boundaries, as pure values.
///
/// A calendar is content, not code: it is built from a [dev.assay.core.calendar.CalendarDefinition], can be written as text and read back,
/// and its digest belongs to a run. Where the dates come from is an adapter's business. Nothing here reads a clock or a file.
@NullMarked
package dev.assay.core.calendar;

import org.jspecify.annotations.NullMarked;
