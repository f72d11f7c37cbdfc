package dev.assay.core.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// Regular open and close of a session in the exchange's local time, each with a day shift against the session's date. Immutable.
///
/// `09:30` to `16:00` is a day session; `17:00 -1` to `17:00` opens on the evening before; `00:00` to `00:00 +1` is the whole day.
///
/// @param open local time of the open
/// @param openShift days from the session's date to the day it opens: -1 or 0
/// @param close local time of the close
/// @param closeShift days from the session's date to the day it closes: 0 or 1
public record TradingHours(LocalTime open, int openShift, LocalTime close, int closeShift) {

    /// @throws IllegalArgumentException when the close is not after the open, or they lie more than 24 hours apart
    public TradingHours {
        if (openShift < -1 || openShift > 0) {
            throw new IllegalArgumentException(
                    "open " + open + " is shifted by " + openShift + " days; expected -1 (the evening before) or 0");
        }
        if (closeShift < 0 || closeShift > 1) {
            throw new IllegalArgumentException(
                    "close " + close + " is shifted by " + closeShift + " days; expected 0 or 1 (the day after)");
        }
        LocalDate day = LocalDate.EPOCH;
        Duration length = Duration.between(open.atDate(day.plusDays(openShift)), close.atDate(day.plusDays(closeShift)));
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("close " + close + " is not after open " + open
                    + "; a session over midnight needs a day shift (open the day before: -1, close the day after: +1)");
        }
        if (length.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "open " + open + " to close " + close + " spans " + length + "; a session lasts 24 hours at most");
        }
    }

    /// Hours within one day, such as 09:30 to 16:00.
    public static TradingHours of(LocalTime open, LocalTime close) {
        return new TradingHours(open, 0, close, 0);
    }

    LocalDateTime openOn(LocalDate date) {
        return open.atDate(date.plusDays(openShift));
    }

    LocalDateTime closeOn(LocalDate date) {
        return close.atDate(date.plusDays(closeShift));
    }
}
