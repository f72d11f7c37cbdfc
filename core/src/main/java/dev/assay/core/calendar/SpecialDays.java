package dev.assay.core.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// A place in an ascending list of exceptional days, moved along as the days go by.
final class SpecialDays {

    private final int[] days;
    private final long[] localNanos;
    private int next;

    private SpecialDays(int size) {
        days = new int[size];
        localNanos = new long[size];
    }

    static SpecialDays ofDates(List<LocalDate> dates) {
        SpecialDays special = new SpecialDays(dates.size());
        for (int i = 0; i < special.days.length; i++) {
            special.days[i] = Math.toIntExact(dates.get(i).toEpochDay());
        }
        return special;
    }

    static SpecialDays ofTimes(List<LocalDateTime> times) {
        SpecialDays special = ofDates(times.stream().map(LocalDateTime::toLocalDate).toList());
        for (int i = 0; i < special.days.length; i++) {
            special.localNanos[i] = special.days[i] * LocalTimes.NANOS_PER_DAY + times.get(i).toLocalTime().toNanoOfDay();
        }
        return special;
    }

    /// Whether this day is in the list. Days must be asked in ascending order, leaving out none that is in the list.
    boolean take(int day) {
        if (next < days.length && days[next] == day) {
            next++;
            return true;
        }
        return false;
    }

    /// The time that belongs to the day last taken.
    long localNanos() {
        return localNanos[next - 1];
    }
}
