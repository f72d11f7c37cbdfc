package dev.assay.application.guess;

import dev.assay.application.data.DataException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the times of a column are written.
///
/// @param format as mappings name it
/// @param why what showed it
/// @param times the times read, local where they name no offset
/// @param offset whether they name an offset, or are epochs
/// @param zone the zone whose clocks have those offsets; null where the times name none
/// @param dates whether they are dates without a time of day
record TimeGuess(String format, String why, List<LocalDateTime> times, boolean offset, @Nullable ZoneId zone, boolean dates) {
    /// The order of day and month, when a person has to say it.
    enum DayOrder {
        /// Month first: 3/4 is the 4th of March.
        MONTH_FIRST,
        /// Day first: 3/4 is the 3rd of April.
        DAY_FIRST
    }

    private static final Pattern NUMERIC = Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})(?:[ T]+(.*))?");
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?");
    private static final List<String> OTHER = List.of("uuuuMMdd", "uuuu/M/d", "uuuu.M.d", "d-MMM-uuuu", "d-MMM-uu", "d MMM uuuu",
            "MMM d, uuuu",
            "MMM d uuuu", "EEE MMM d uuuu");
    private static final List<String> CLOCKS = List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", " HHmm", " HHmmss", "'T'H:mm",
            "'T'H:mm:ss");
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "America/Chicago", "America/Los_Angeles",
            "America/Sao_Paulo",
            "Europe/London", "Europe/Berlin", "Europe/Athens", "Asia/Jerusalem", "Africa/Johannesburg", "Asia/Kolkata", "Asia/Hong_Kong",
            "Asia/Tokyo", "Australia/Sydney");

    TimeGuess {
        times = List.copyOf(times);
    }

    /// Whether a column may hold times at all: most of its first fields look like one.
    static boolean timeLike(List<String> column) {
        List<String> first = column.subList(0, Math.min(20, column.size()));
        return first.stream().filter(text -> ISO.matcher(text).matches() || NUMERIC.matcher(text).matches() || epoch(text) != null
                || pattern(List.of(text)) != null).count() * 2 > first.size();
    }

    /// @param place name of the column, for messages
    /// @throws DataException when no format reads them, or when day and month can be told apart by nothing but a person
    static TimeGuess of(TextSample sample, String place, List<String> column, Optional<DayOrder> order) {
        List<String> texts = column.stream().filter(text -> !text.isEmpty()).toList();
        if (texts.isEmpty()) {
            throw DataException.inFile(sample.file().toString(), "the column " + place + " is empty", "name another column in a mapping");
        }
        long iso = texts.stream().filter(text -> ISO.matcher(text).matches()).count();
        if (iso * 10 > texts.size() * 9L) {
            return iso(texts);
        }
        String epoch = epoch(texts.getFirst());
        if (epoch != null && texts.stream().allMatch(text -> epoch.equals(epoch(text)))) {
            return epochs(epoch, texts);
        }
        if (texts.stream().filter(text -> NUMERIC.matcher(text).matches()).count() * 10 > texts.size() * 9L) {
            return numeric(sample, place, texts, order);
        }
        String pattern = pattern(texts);
        if (pattern == null) {
            throw DataException.inFile(sample.file().toString(),
                    "the times of column " + place + " are written in no way known here, for example \""
                            + texts.getFirst() + "\"",
                    "write a mapping by hand with time.format: docs/reference/data.md");
        }
        return local(pattern, "the first rows and all others read as " + pattern, texts);
    }

    private static TimeGuess iso(List<String> texts) {
        List<LocalDateTime> times = new ArrayList<>();
        List<OffsetDateTime> instants = new ArrayList<>();
        boolean dates = true;
        for (String text : texts) {
            String t = text.replace(' ', 'T');
            try {
                if (t.length() == 10) {
                    times.add(LocalDate.parse(t).atStartOfDay());
                    continue;
                }
                boolean named = t.endsWith("Z") || t.substring(10).contains("+") || t.substring(10).contains("-");
                OffsetDateTime instant = named ? OffsetDateTime.parse(t) : LocalDateTime.parse(t).atOffset(ZoneOffset.UTC);
                times.add(instant.toLocalDateTime());
                if (named) {
                    instants.add(instant);
                }
                dates &= instant.toLocalTime().equals(LocalTime.MIDNIGHT);
            } catch (DateTimeException e) {
                // A row that is no time is found, with its line, by whoever reads the file; here the others decide.
            }
        }
        return new TimeGuess("iso", "year, month and day in ISO order", times, !instants.isEmpty(), zone(instants), dates);
    }

    /// The first zone of a list of markets' whose clocks stood at those offsets at those times; else the offset itself.
    private static @Nullable ZoneId zone(List<OffsetDateTime> instants) {
        if (instants.isEmpty()) {
            return null;
        }
        return ZONES.stream().map(ZoneId::of)
                .filter(zone -> instants.stream().allMatch(at -> zone.getRules().getOffset(at.toInstant()).equals(at.getOffset())))
                .findFirst().orElse(instants.getFirst().getOffset());
    }

    /// Reads one time in this way; null where it is none.
    @Nullable
    LocalDateTime read(String text) {
        if (format.equals("iso")) {
            List<LocalDateTime> one = iso(List.of(text)).times();
            return one.isEmpty() ? null : one.getFirst();
        }
        if (format.startsWith("epoch")) {
            return format.equals(epoch(text)) ? epochs(format, List.of(text)).times().getFirst() : null;
        }
        return parsed(formatter(format), text);
    }

    private static @Nullable String epoch(String text) {
        if (!text.matches("[0-9]{9,19}(\\.0+)?")) {
            return null;
        }
        return switch (text.replaceAll("\\.0+$", "").length()) {
            case 9, 10 -> "epoch-s";
            case 12, 13 -> "epoch-ms";
            case 15, 16 -> "epoch-us";
            case 18, 19 -> "epoch-ns";
            default -> null;
        };
    }

    private static TimeGuess epochs(String format, List<String> texts) {
        long perSecond = switch (format) {
            case "epoch-s" -> 1L;
            case "epoch-ms" -> 1_000L;
            case "epoch-us" -> 1_000_000L;
            default -> 1_000_000_000L;
        };
        List<LocalDateTime> times = new ArrayList<>();
        for (String text : texts) {
            long units = Long.parseLong(text.replaceAll("\\.0+$", ""));
            times.add(LocalDateTime.ofInstant(Instant.ofEpochSecond(units / perSecond, units % perSecond * (1_000_000_000L / perSecond)),
                    ZoneOffset.UTC));
        }
        return new TimeGuess(format, "whole numbers of a size that makes them " + format + " of our years", times, true, ZoneOffset.UTC,
                times.stream().allMatch(time -> time.toLocalTime().equals(LocalTime.MIDNIGHT)));
    }

    /// Two numbers below 13 in one field can be read two ways. One field in which the first, or the second, is above 12 settles all.
    private static TimeGuess numeric(TextSample sample, String place, List<String> texts, Optional<DayOrder> order) {
        int first = 0;
        int second = 0;
        String high = texts.getFirst();
        Matcher shape = NUMERIC.matcher(texts.getFirst());
        if (!shape.matches()) {
            throw DataException.inFile(sample.file().toString(), "the first time of column " + place + ", \"" + texts.getFirst()
                    + "\", is unlike the others", "repair the line, or write a mapping by hand");
        }
        for (String text : texts) {
            Matcher matcher = NUMERIC.matcher(text);
            if (matcher.matches()) {
                int a = Integer.parseInt(matcher.group(1));
                int b = Integer.parseInt(matcher.group(3));
                high = a > 12 && first <= 12 || b > 12 && second <= 12 ? text : high;
                first = Math.max(first, a);
                second = Math.max(second, b);
            }
        }
        if (first > 12 && second > 12) {
            throw DataException.inFile(sample.file().toString(),
                    "in the column " + place + " both the first and the second number pass 12 (up to "
                            + first + " and " + second + "): day and month change places within the file",
                    "repair the file");
        }
        boolean settled = first > 12 || second > 12;
        if (!settled && order.isEmpty()) {
            throw ambiguous(sample, place, texts, shape);
        }
        boolean dayFirst = settled ? first > 12 : order.orElseThrow() == DayOrder.DAY_FIRST;
        if (settled && order.isPresent() && dayFirst != (order.get() == DayOrder.DAY_FIRST)) {
            throw DataException.inFile(sample.file().toString(), "\"" + high + "\" cannot be read as asked for: it has no month "
                    + Math.max(first, second), "leave --dates out: the file itself settles it");
        }
        String mark = shape.group(2);
        String date = (dayFirst ? "d" + mark + "M" : "M" + mark + "d") + mark + (shape.group(4).length() == 2 ? "uu" : "uuuu");
        String why = (settled
                ? "\"" + high + "\" can be read in this order only"
                : "the order of day and month as you gave it: nothing in the file settles it")
                + (shape.group(4).length() == 2 ? "; two digits of a year are read as 2000 to 2099" : "");
        String pattern = withClock(date, texts);
        if (pattern == null) {
            throw DataException.inFile(sample.file().toString(),
                    "the times of day of column " + place + " are written in no way known here, for example \""
                            + texts.getFirst() + "\"",
                    "write a mapping by hand with time.format: docs/reference/data.md");
        }
        return local(pattern, why, texts);
    }

    private static DataException ambiguous(TextSample sample, String place, List<String> texts, Matcher shape) {
        String text = texts.getFirst();
        String day = "the " + Integer.parseInt(shape.group(3)) + "." + Integer.parseInt(shape.group(1)) + ".";
        String other = "the " + Integer.parseInt(shape.group(1)) + "." + Integer.parseInt(shape.group(3)) + ".";
        return DataException.at(sample.file().toString(), 0, place, text, "can be read two ways, and no row settles it: as day " + day
                + " (month first) or as day " + other + " (day first), written day.month.",
                "say which: --dates month-first or --dates day-first");
    }

    private static @Nullable String withClock(String date, List<String> texts) {
        return CLOCKS.stream().map(clock -> date + clock).filter(pattern -> reads(pattern, texts)).findFirst().orElse(null);
    }

    private static @Nullable String pattern(List<String> texts) {
        for (String date : OTHER) {
            String pattern = withClock(date, texts);
            if (pattern != null) {
                return pattern;
            }
        }
        return null;
    }

    /// Nine in ten must fit: what is no time at all is a bad row, not another format.
    private static boolean reads(String pattern, List<String> texts) {
        DateTimeFormatter formatter = formatter(pattern);
        long good = texts.stream().limit(500).filter(text -> parsed(formatter, text) != null).count();
        return good * 10 > Math.min(500, texts.size()) * 9L;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static @Nullable LocalDateTime parsed(DateTimeFormatter formatter, String text) {
        try {
            var parsed = formatter.parse(text);
            LocalDate date = LocalDate.from(parsed);
            LocalTime time = parsed.query(java.time.temporal.TemporalQueries.localTime());
            return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static TimeGuess local(String pattern, String why, List<String> texts) {
        DateTimeFormatter formatter = formatter(pattern);
        List<LocalDateTime> times = new ArrayList<>();
        for (String text : texts) {
            LocalDateTime time = parsed(formatter, text);
            if (time != null) {
                times.add(time);
            }
        }
        return new TimeGuess(pattern, why, times, false, null,
                times.stream().allMatch(time -> time.toLocalTime().equals(LocalTime.MIDNIGHT)));
    }
}
