package dev.assay.sandbox;

import dev.assay.application.data.Timeframe;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The length of a bar as Alpaca names it, and which bar an instant falls into. Minutes and hours are counted from midnight in New York, weeks from Monday.
///
/// @param count how many units
/// @param unit the unit
record Spans(int count, Unit unit) {
    enum Unit {
        MIN, HOUR, DAY, WEEK, MONTH
    }

    private static final Pattern CODE = Pattern.compile("([1-9][0-9]?)(Min|T|Hour|H|Day|D|Week|W|Month|M)");
    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 24 * 60 * MINUTE;

    static Spans parse(String text) {
        Matcher matcher = CODE.matcher(text);
        if (!matcher.matches()) {
            throw ApiError.malformed("invalid timeframe: " + text);
        }
        int count = Integer.parseInt(matcher.group(1));
        Unit unit = switch (matcher.group(2)) {
            case "Min", "T" -> Unit.MIN;
            case "Hour", "H" -> Unit.HOUR;
            case "Day", "D" -> Unit.DAY;
            case "Week", "W" -> Unit.WEEK;
            default -> Unit.MONTH;
        };
        boolean known = switch (unit) {
            case MIN -> count <= 59;
            case HOUR -> count <= 23;
            case DAY, WEEK -> count == 1;
            case MONTH -> count == 1 || count == 2 || count == 3 || count == 4 || count == 6 || count == 12;
        };
        if (!known) {
            throw ApiError.malformed("invalid timeframe: " + text);
        }
        return new Spans(count, unit);
    }

    /// Whether bars of this length can be made of stored ones.
    boolean madeOf(Timeframe stored) {
        boolean intraday = unit == Unit.MIN || unit == Unit.HOUR;
        return stored.intraday()
                ? !intraday || count * (unit == Unit.HOUR ? 60 * MINUTE : MINUTE) % stored.nanos() == 0
                : !intraday && (stored.unit() == Timeframe.Unit.DAY || stored.unit() == Timeframe.Unit.WEEK && unit == Unit.WEEK
                        || stored.unit() == Timeframe.Unit.MONTH && unit == Unit.MONTH && count == 1);
    }

    /// The start of the bar that an interval beginning then belongs to, epoch ns UTC.
    long start(long tsOpen) {
        var local = Texts.instant(tsOpen).atZone(Texts.NEW_YORK);
        LocalDate date = local.toLocalDate();
        return switch (unit) {
            case MIN, HOUR -> {
                long length = count * (unit == Unit.HOUR ? 60 * MINUTE : MINUTE);
                long sinceMidnight = local.toLocalTime().toNanoOfDay();
                yield tsOpen - sinceMidnight % Math.min(length, DAY);
            }
            case DAY -> midnight(date);
            case WEEK -> midnight(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> midnight(LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / count * count + 1, 1));
        };
    }

    static long midnight(LocalDate date) {
        return Texts.nanos(date.atStartOfDay(Texts.NEW_YORK).toInstant());
    }
}
