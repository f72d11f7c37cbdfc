package dev.assay.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// Calendars of markets that do not close at night: rules without a holiday table.
///
/// Both cover 1970-01-01 to 2099-12-31.
public final class ContinuousCalendars {

    /// Name of [#alwaysOpen].
    public static final String ALWAYS_OPEN = "24X7";

    /// Name of [#foreignExchange].
    public static final String FOREIGN_EXCHANGE = "24X5";

    private static final LocalDate FROM = LocalDate.of(1970, 1, 1);
    private static final LocalDate TO = LocalDate.of(2099, 12, 31);
    private static final String VERSION = "1";

    private ContinuousCalendars() {}

    /// Every day from midnight to midnight UTC, as crypto venues trade and date their bars.
    public static ExchangeCalendar alwaysOpen() {
        TradingHours hours = new TradingHours(LocalTime.MIDNIGHT, 0, LocalTime.MIDNIGHT, 1);
        return ExchangeCalendar
                .of(new CalendarDefinition(ALWAYS_OPEN, VERSION, ZoneOffset.UTC, List.of(DayOfWeek.values()), hours, FROM, TO,
                        List.of(), List.of(), List.of()));
    }

    /// The interbank week: five sessions, each from 17:00 to 17:00 New York time and named after the day it closes on, so Monday's opens on
    /// Sunday evening.
    ///
    /// No holidays: currencies are quoted on Christmas and New Year's Day too, if thinly, and dealers' hours differ.
    public static ExchangeCalendar foreignExchange() {
        TradingHours hours = new TradingHours(LocalTime.of(17, 0), -1, LocalTime.of(17, 0), 0);
        List<DayOfWeek> days = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        return ExchangeCalendar.of(new CalendarDefinition(FOREIGN_EXCHANGE, VERSION, ZoneId.of("America/New_York"), days, hours, FROM, TO,
                List.of(), List.of(), List.of()));
    }
}
