package dev.assay.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// Everything that determines an exchange calendar, checked as a whole. Immutable; equal definitions give equal calendars.
///
/// Lists are sorted and free of duplicates, and every date in them is a trading weekday inside the valid range: a table that says something
/// about a Sunday is a table with a mistake. All times are local to `zone`.
///
/// @param mic market identifier code (ISO 10383) such as XNYS, or the name of a calendar that is no exchange, such as 24X7
/// @param version edition of the content, free text without blanks; raise it whenever the content changes
/// @param zone time zone of the hours
/// @param days weekdays on which sessions are held, Monday first
/// @param hours regular hours
/// @param validFrom first date covered
/// @param validTo last date covered, inclusive
/// @param holidays weekdays without a session
/// @param earlyCloses session dates with the local time at which they close early
/// @param lateOpens session dates with the local time at which they open late
public record CalendarDefinition(String mic, String version, ZoneId zone, List<DayOfWeek> days, TradingHours hours, LocalDate validFrom,
        LocalDate validTo, List<LocalDate> holidays, List<LocalDateTime> earlyCloses, List<LocalDateTime> lateOpens) {

    /// Epoch nanoseconds in a long end in April 2262; whole years keep every session edge inside.
    private static final LocalDate EARLIEST = LocalDate.of(1700, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2261, 12, 31);

    /// @throws IllegalArgumentException naming the calendar, the field and the value that is wrong
    public CalendarDefinition {
        days = List.copyOf(days);
        holidays = List.copyOf(holidays);
        earlyCloses = List.copyOf(earlyCloses);
        lateOpens = List.copyOf(lateOpens);
        requireWord("mic", mic);
        requireWord("version", version);
        if (days.isEmpty()) {
            throw wrong(mic, "days is empty; expected at least one weekday");
        }
        if (validTo.isBefore(validFrom)) {
            throw wrong(mic, "validTo " + validTo + " is before validFrom " + validFrom);
        }
        if (validFrom.isBefore(EARLIEST) || validTo.isAfter(LATEST)) {
            throw wrong(mic, "valid range " + validFrom + " to " + validTo + " leaves what epoch nanoseconds hold; expected dates from "
                    + EARLIEST + " to " + LATEST);
        }
        requireAscending(mic, "days", days, Function.identity());
        requireAscending(mic, "holidays", holidays, Function.identity());
        requireAscending(mic, "earlyCloses", earlyCloses, LocalDateTime::toLocalDate);
        requireAscending(mic, "lateOpens", lateOpens, LocalDateTime::toLocalDate);
        for (LocalDate holiday : holidays) {
            requireTradingWeekday(mic, "holiday", holiday, days, validFrom, validTo);
        }
        for (LocalDateTime close : earlyCloses) {
            requireTradingWeekday(mic, "early close", close.toLocalDate(), days, validFrom, validTo);
        }
        for (LocalDateTime open : lateOpens) {
            requireTradingWeekday(mic, "late open", open.toLocalDate(), days, validFrom, validTo);
        }
    }

    /// Reads the text form (see [#text]).
    ///
    /// Comments (`#` to the end of the line) and blank lines are skipped and `offset` lines may be left out. Where they are given they must
    /// be the clock changes this Java runtime knows: a calendar kept with a run is refused, not reinterpreted, when time-zone rules have
    /// changed since.
    ///
    /// @param source name of the text for messages, such as a file name
    /// @throws CalendarFormatException naming source, line, value and what was expected
    public static CalendarDefinition parse(String source, String text) {
        return CalendarReader.read(source, text);
    }

    /// The canonical text form: one `keyword values` line per fact, LF line ends, no comments. Equal definitions under equal time-zone
    /// rules give equal text.
    public String text() {
        return CalendarText.write(this);
    }

    /// The same content under another name, for venues that keep the same days and hours.
    public CalendarDefinition named(String otherMic) {
        return new CalendarDefinition(otherMic, version, zone, days, hours, validFrom, validTo, holidays, earlyCloses, lateOpens);
    }

    private static <T, K extends Comparable<? super K>> void requireAscending(String mic, String field, List<T> values,
            Function<T, K> key) {
        for (int i = 1; i < values.size(); i++) {
            if (key.apply(values.get(i - 1)).compareTo(key.apply(values.get(i))) >= 0) {
                throw wrong(mic, field + " is not strictly ascending: " + values.get(i) + " follows " + values.get(i - 1)
                        + "; sort it and give each date once");
            }
        }
    }

    private static void requireTradingWeekday(String mic, String what, LocalDate date, List<DayOfWeek> days, LocalDate from, LocalDate to) {
        if (date.isBefore(from) || date.isAfter(to)) {
            throw wrong(mic, what + " " + date + " lies outside the valid range " + from + " to " + to);
        }
        if (!days.contains(date.getDayOfWeek())) {
            throw wrong(mic, what + " " + date + " is a " + date.getDayOfWeek() + ", on which there is never a session; remove it");
        }
    }

    private static void requireWord(String field, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127 && c != '#')) {
            throw new IllegalArgumentException(
                    "calendar " + field + " '" + value + "' is not usable; expected printable ASCII without blanks or #");
        }
    }

    static IllegalArgumentException wrong(String mic, String problem) {
        return new IllegalArgumentException("calendar " + mic + ": " + problem);
    }
}
