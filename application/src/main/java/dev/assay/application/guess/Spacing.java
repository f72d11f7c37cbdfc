package dev.assay.application.guess;

import dev.assay.application.data.CalendarProvider;
import dev.assay.core.calendar.ExchangeCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How far apart the rows are and which market's days they fall on.
///
/// @param timeframe code of the timeframe
/// @param timeframeWhy what showed it
/// @param session name of the calendar
/// @param sessionWhy what showed it
/// @param zone zone of the times; null where it does not matter
/// @param zoneWhy what showed it
record Spacing(String timeframe, String timeframeWhy, String session, String sessionWhy, @Nullable ZoneId zone, String zoneWhy) {
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /// Of this part of the days the calendar may know nothing: data has errors.
    private static final double STRANGE = 0.005;
    private static final double MOST = 0.98;

    static Spacing of(TimeGuess times, CalendarProvider calendars) {
        long seconds = usual(times.times());
        boolean daily = times.dates() || seconds >= 20 * 3600;
        String code = code(seconds, daily);
        String codeWhy = times.times().size() < 2 ? "one row alone: days assumed" : "rows are mostly " + words(seconds) + " apart";
        return daily ? days(times, calendars, code, codeWhy) : within(times, code, codeWhy);
    }

    private static Spacing days(TimeGuess times, CalendarProvider calendars, String code, String codeWhy) {
        TreeSet<LocalDate> days = new TreeSet<>();
        times.times().forEach(time -> days.add(time.toLocalDate()));
        ZoneId zone = times.offset() ? times.zone() : null;
        String zoneWhy = zone == null ? "" : "its clocks stand at the offsets that the times name";
        boolean american = zone == null || zone.equals(NEW_YORK);
        long weekend = days.stream().filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0).count();
        if (!code.equals("1d")) {
            return american
                    ? new Spacing(code, codeWhy, "XNYS", "assumed: weeks and months hold the sessions of New York", zone, zoneWhy)
                    : new Spacing(code, codeWhy, "24X5", "no calendar of that market is here: Monday to Friday", zone, zoneWhy);
        }
        ExchangeCalendar newYork = calendars.calendar("XNYS");
        if (days.getFirst().isBefore(newYork.validFrom()) || days.getLast().isAfter(newYork.validTo())) {
            return new Spacing(code, codeWhy, weekend <= STRANGE * days.size() ? "24X5" : "24X7", "from " + days.getFirst() + " to "
                    + days.getLast() + ": beyond what the calendar of New York covers; " + weekend + " days are Saturdays or Sundays", zone,
                    zoneWhy);
        }
        long strange = days.stream().filter(day -> newYork.sessionOn(day).isEmpty()).count();
        if (american && strange <= STRANGE * days.size()) {
            return new Spacing(code, codeWhy, "XNYS", strange == 0
                    ? "all " + days.size() + " days are sessions of New York"
                    : days.size() - strange + " of " + days.size() + " days are sessions of New York", zone, zoneWhy);
        }
        return weekend <= STRANGE * days.size()
                ? new Spacing(code, codeWhy, "24X5", strange + " of " + days.size() + " days are no sessions of New York, " + weekend
                        + " are Saturdays or Sundays", zone, zoneWhy)
                : new Spacing(code, codeWhy, "24X7", weekend + " of " + days.size() + " days are Saturdays or Sundays", zone, zoneWhy);
    }

    private static Spacing within(TimeGuess times, String code, String codeWhy) {
        boolean weekdays = times.times().stream().allMatch(time -> time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
        long inside = times.times().stream().filter(time -> !time.toLocalTime().isBefore(OPEN) && !time.toLocalTime().isAfter(CLOSE))
                .count();
        boolean session = weekdays && inside >= MOST * times.times().size();
        if (times.offset()) {
            ZoneId zone = times.zone();
            return NEW_YORK.equals(zone) && session
                    ? new Spacing(code, codeWhy, "XNYS", "between 9:30 and 16:00 of New York, on weekdays", zone,
                            "the times name its offsets")
                    : new Spacing(code, codeWhy, "24X7", "times of day beyond one market's hours, or a market without a calendar here",
                            zone,
                            "the times name their offset");
        }
        return session
                ? new Spacing(code, codeWhy, "XNYS", "weekdays between 9:30 and 16:00", NEW_YORK,
                        "the times name no zone; New York's trading hours suggest it: confirm this")
                : new Spacing(code, codeWhy, "24X7", "times of day beyond New York's trading hours", ZoneId.of("UTC"),
                        "the times name no zone; UTC assumed: confirm this");
    }

    /// The most frequent distance of neighbours, in seconds; a day where there are none.
    private static long usual(List<LocalDateTime> times) {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (int i = 1; i < times.size(); i++) {
            long apart = Math.abs(Duration.between(times.get(i - 1), times.get(i)).toSeconds());
            if (apart > 0) {
                counts.merge(apart, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(java.util.Map.Entry.comparingByValue()).map(java.util.Map.Entry::getKey).orElse(86_400L);
    }

    private static String code(long seconds, boolean daily) {
        if (daily) {
            return seconds >= 27 * 86_400L ? "1mo" : seconds >= 6 * 86_400L ? "1w" : "1d";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String words(long seconds) {
        return seconds % 86_400 == 0
                ? seconds / 86_400 + (seconds == 86_400 ? " day" : " days")
                : seconds % 60 == 0 ? seconds / 60 + (seconds == 60 ? " minute" : " minutes") : seconds + " seconds";
    }
}
