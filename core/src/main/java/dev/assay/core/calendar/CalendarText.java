package dev.assay.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/// Writes the text form of a calendar definition, which [CalendarReader] reads: one `keyword values` line per fact, `#` starts a comment,
/// blank lines are skipped.
///
/// ```
/// calendar XNYS
/// version 2026.1
/// zone America/New_York
/// days MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY
/// open 09:30            a day shift may follow: open 17:00 -1 opens on the evening before
/// close 16:00
/// valid 1990-01-01 2030-12-31
/// closed 1990-02-19
/// early 1992-11-27 14:00
/// late 2002-09-11 12:00
/// offset 1990-04-01T07:00:00Z -04:00
/// ```
///
/// `offset` lines hold the clock changes of the zone within the range, so that the text fixes every instant. Equal content gives equal
/// bytes: this is the form that is digested.
final class CalendarText {

    private CalendarText() {}

    static String write(CalendarDefinition calendar) {
        StringBuilder text = new StringBuilder(16_384);
        line(text, "calendar", calendar.mic());
        line(text, "version", calendar.version());
        line(text, "zone", calendar.zone().getId());
        text.append("days");
        calendar.days().forEach(day -> text.append(' ').append(day));
        text.append('\n');
        TradingHours hours = calendar.hours();
        line(text, "open", hours.open() + (hours.openShift() == 0 ? "" : " " + hours.openShift()));
        line(text, "close", hours.close() + (hours.closeShift() == 0 ? "" : " +" + hours.closeShift()));
        line(text, "valid", calendar.validFrom() + " " + calendar.validTo());
        calendar.holidays().forEach(date -> line(text, "closed", date.toString()));
        calendar.earlyCloses().forEach(close -> line(text, "early", close.toLocalDate() + " " + close.toLocalTime()));
        calendar.lateOpens().forEach(open -> line(text, "late", open.toLocalDate() + " " + open.toLocalTime()));
        offsets(calendar.zone(), calendar.validFrom(), calendar.validTo()).forEach(offset -> line(text, "offset", offset));
        return text.toString();
    }

    private static void line(StringBuilder text, String keyword, String values) {
        text.append(keyword).append(' ').append(values).append('\n');
    }

    /// The offset in force at the start of the range and every change within it.
    static List<String> offsets(ZoneId zone, LocalDate from, LocalDate to) {
        ZoneRules rules = zone.getRules();
        Instant instant = from.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = to.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<String> lines = new ArrayList<>();
        lines.add(instant + " " + rules.getOffset(instant));
        for (ZoneOffsetTransition change = rules.nextTransition(instant); change != null
                && change.getInstant().isBefore(end); change = rules
                        .nextTransition(change.getInstant())) {
            lines.add(change.getInstant() + " " + change.getOffsetAfter());
        }
        return lines;
    }
}
