package dev.assay.core.calendar;

import static dev.assay.core.calendar.CalendarDefinition.wrong;
import static dev.assay.core.calendar.LocalTimes.NANOS_PER_DAY;
import static dev.assay.core.calendar.LocalTimes.local;

import java.time.LocalDate;
import java.util.Arrays;

/// The sessions a definition amounts to, as parallel arrays in ascending order: what every query searches.
///
/// Sessions never overlap, so one order serves dates, opens and closes alike. The arrays are never written after construction.
final class SessionTable {

    final int[] days;
    final long[] opens;
    final long[] closes;
    final boolean[] halves;

    private SessionTable(int[] days, long[] opens, long[] closes, boolean[] halves) {
        this.days = days;
        this.opens = opens;
        this.closes = closes;
        this.halves = halves;
    }

    int size() {
        return days.length;
    }

    /// @throws IllegalArgumentException when hours contradict each other, sessions overlap, or there is none
    static SessionTable of(CalendarDefinition calendar) {
        Builder builder = new Builder(calendar);
        int last = Math.toIntExact(calendar.validTo().toEpochDay());
        for (int day = Math.toIntExact(calendar.validFrom().toEpochDay()); day <= last; day++) {
            builder.visit(day);
        }
        return builder.finish();
    }

    /// Works in local nanoseconds since 1970-01-01T00:00; every date a definition allows keeps them within a long.
    private static final class Builder {

        private final String mic;
        private final LocalTimes times;
        private final SpecialDays holidays;
        private final SpecialDays earlyCloses;
        private final SpecialDays lateOpens;
        private final boolean[] tradingDay = new boolean[7];
        private final long regularOpen;
        private final long regularClose;
        private final int[] days;
        private final long[] opens;
        private final long[] closes;
        private final boolean[] halves;
        private int size;

        Builder(CalendarDefinition calendar) {
            mic = calendar.mic();
            times = new LocalTimes(mic, calendar.zone());
            holidays = SpecialDays.ofDates(calendar.holidays());
            earlyCloses = SpecialDays.ofTimes(calendar.earlyCloses());
            lateOpens = SpecialDays.ofTimes(calendar.lateOpens());
            calendar.days().forEach(day -> tradingDay[day.getValue() - 1] = true);
            TradingHours hours = calendar.hours();
            regularOpen = hours.openShift() * NANOS_PER_DAY + hours.open().toNanoOfDay();
            regularClose = hours.closeShift() * NANOS_PER_DAY + hours.close().toNanoOfDay();
            int capacity = Math.toIntExact(calendar.validTo().toEpochDay() - calendar.validFrom().toEpochDay() + 1);
            days = new int[capacity];
            opens = new long[capacity];
            closes = new long[capacity];
            halves = new boolean[capacity];
        }

        void visit(int day) {
            // Day 0 was a Thursday.
            if (!tradingDay[Math.floorMod(day + 3, 7)]) {
                return;
            }
            boolean holiday = holidays.take(day);
            boolean early = earlyCloses.take(day);
            boolean late = lateOpens.take(day);
            if (!holiday) {
                add(day, late ? lateOpen(day) : day * NANOS_PER_DAY + regularOpen,
                        early ? earlyClose(day) : day * NANOS_PER_DAY + regularClose, early);
            } else if (early || late) {
                throw wrong(mic, LocalDate.ofEpochDay(day) + " is a holiday and has special hours; keep one of the two");
            }
        }

        private long lateOpen(int day) {
            long late = lateOpens.localNanos();
            long regular = day * NANOS_PER_DAY + regularOpen;
            if (late <= regular) {
                throw wrong(mic, "late open " + local(late) + " is not after the regular open " + local(regular));
            }
            return late;
        }

        private long earlyClose(int day) {
            long early = earlyCloses.localNanos();
            long regular = day * NANOS_PER_DAY + regularClose;
            if (early >= regular) {
                throw wrong(mic, "early close " + local(early) + " is not before the regular close " + local(regular));
            }
            return early;
        }

        private void add(int day, long open, long close, boolean half) {
            long openNanos = times.epochNanos(open);
            long closeNanos = times.epochNanos(close);
            if (closeNanos <= openNanos) {
                throw wrong(mic, "session " + LocalDate.ofEpochDay(day) + " closes at " + local(close)
                        + ", which is not after its open at " + local(open));
            }
            if (size > 0 && openNanos < closes[size - 1]) {
                throw wrong(mic, "session " + LocalDate.ofEpochDay(day) + " opens at " + local(open) + ", before the session of "
                        + LocalDate.ofEpochDay(days[size - 1]) + " closes");
            }
            days[size] = day;
            opens[size] = openNanos;
            closes[size] = closeNanos;
            halves[size] = half;
            size++;
        }

        SessionTable finish() {
            if (size == 0) {
                throw wrong(mic, "the valid range holds no session");
            }
            return new SessionTable(Arrays.copyOf(days, size), Arrays.copyOf(opens, size), Arrays.copyOf(closes, size),
                    Arrays.copyOf(halves, size));
        }
    }
}
