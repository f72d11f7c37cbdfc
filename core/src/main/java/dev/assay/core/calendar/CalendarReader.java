package dev.assay.core.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads the text form of a calendar definition that [CalendarText] describes, and says for each mistake where it is.
final class CalendarReader {

    private static final String KEYWORDS = "calendar, version, zone, days, open, close, valid, closed, early, late, offset";

    private final String source;
    private final TreeMap<String, Line> headers = new TreeMap<>();
    private final List<LocalDate> holidays = new ArrayList<>();
    private final List<LocalDateTime> earlyCloses = new ArrayList<>();
    private final List<LocalDateTime> lateOpens = new ArrayList<>();
    private final List<String> offsets = new ArrayList<>();
    private int number;

    /// A line's number, for messages, and its words, keyword first.
    private record Line(int number, List<String> words) {

        String keyword() {
            return words.get(0);
        }

        String word(int index) {
            return words.get(index);
        }
    }

    private CalendarReader(String source) {
        this.source = source;
    }

    static CalendarDefinition read(String source, String text) {
        CalendarReader reader = new CalendarReader(source);
        text.lines().forEachOrdered(reader::accept);
        return reader.finish();
    }

    private void accept(String raw) {
        number++;
        int comment = raw.indexOf('#');
        String content = (comment < 0 ? raw : raw.substring(0, comment)).strip();
        if (content.isEmpty()) {
            return;
        }
        Line line = new Line(number, words(content));
        switch (line.keyword()) {
            case "calendar", "version", "zone", "days", "open", "close", "valid" -> header(line);
            case "closed" -> holidays.add(date(expect(line, 1, 1, "closed 2024-12-25"), 1));
            case "early" -> earlyCloses.add(moment(expect(line, 2, 2, "early 2024-12-24 13:00")));
            case "late" -> lateOpens.add(moment(expect(line, 2, 2, "late 2002-09-11 12:00")));
            case "offset" -> {
                expect(line, 2, 2, "offset 1990-04-01T07:00:00Z -04:00");
                offsets.add(line.word(1) + " " + line.word(2));
            }
            default -> throw wrong(line, "unknown keyword '" + line.keyword() + "'; expected one of " + KEYWORDS);
        }
    }

    private void header(Line line) {
        Line earlier = headers.putIfAbsent(line.keyword(), line);
        if (earlier != null) {
            throw wrong(line, "'" + line.keyword() + "' was already given on line " + earlier.number() + "; keep one");
        }
    }

    private CalendarDefinition finish() {
        String mic = word("calendar", "calendar XNYS");
        String version = word("version", "version 2026.1");
        ZoneId zone = zone();
        Line valid = expect(required("valid", "valid 1990-01-01 2030-12-31"), 2, 2, "valid 1990-01-01 2030-12-31");
        LocalDate from = date(valid, 1);
        LocalDate to = date(valid, 2);
        try {
            CalendarDefinition calendar = new CalendarDefinition(mic, version, zone, days(), hours(), from, to, holidays, earlyCloses,
                    lateOpens);
            requireKnownOffsets(zone, from, to);
            return calendar;
        } catch (IllegalArgumentException e) {
            throw new CalendarFormatException(source, String.valueOf(e.getMessage()));
        }
    }

    private void requireKnownOffsets(ZoneId zone, LocalDate from, LocalDate to) {
        if (offsets.isEmpty()) {
            return;
        }
        List<String> known = CalendarText.offsets(zone, from, to);
        if (!offsets.equals(known)) {
            int first = 0;
            while (first < Math.min(offsets.size(), known.size()) && offsets.get(first).equals(known.get(first))) {
                first++;
            }
            throw new CalendarFormatException(source,
                    "time-zone rules of " + zone + " differ: this text has " + at(offsets, first) + " where this Java runtime has "
                            + at(known, first)
                            + "; use a runtime with the same time-zone data, or drop the offset lines to accept the new rules");
        }
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? "'offset " + lines.get(index) + "'" : "no further offset line";
    }

    private ZoneId zone() {
        Line line = expect(required("zone", "zone America/New_York"), 1, 1, "zone America/New_York");
        return parse(line, line.word(1), "a time zone such as America/New_York", ZoneId::of);
    }

    private List<DayOfWeek> days() {
        Line line = expect(required("days", "days MONDAY FRIDAY"), 1, 7, "days MONDAY FRIDAY");
        return line.words().subList(1, line.words().size()).stream().map(name -> day(line, name)).toList();
    }

    private DayOfWeek day(Line line, String name) {
        try {
            return DayOfWeek.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw wrong(line, "'" + name + "' is no weekday; expected MONDAY to SUNDAY");
        }
    }

    private TradingHours hours() {
        Line open = expect(required("open", "open 09:30"), 1, 2, "open 09:30 or open 17:00 -1");
        Line close = expect(required("close", "close 16:00"), 1, 2, "close 16:00 or close 00:00 +1");
        try {
            return new TradingHours(time(open, 1), shift(open), time(close, 1), shift(close));
        } catch (IllegalArgumentException e) {
            throw wrong(close, String.valueOf(e.getMessage()));
        }
    }

    private int shift(Line line) {
        if (line.words().size() < 3) {
            return 0;
        }
        try {
            return Integer.parseInt(line.word(2));
        } catch (NumberFormatException _) {
            throw wrong(line, "'" + line.word(2) + "' is no day shift; expected -1 or +1");
        }
    }

    private String word(String keyword, String example) {
        return expect(required(keyword, example), 1, 1, example).word(1);
    }

    private Line required(String keyword, String example) {
        Line line = headers.get(keyword);
        if (line == null) {
            throw new CalendarFormatException(source, "'" + keyword + "' is missing; add a line such as '" + example + "'");
        }
        return line;
    }

    private Line expect(Line line, int fewest, int most, String example) {
        int values = line.words().size() - 1;
        if (values < fewest || values > most) {
            throw wrong(line, "'" + line.keyword() + "' has " + values + " values; expected '" + example + "'");
        }
        return line;
    }

    private LocalDate date(Line line, int index) {
        return parse(line, line.word(index), "a date such as 2024-12-25", CalendarReader::isoDate);
    }

    /// The strict form `2024-12-25`, by hand: the general parser takes tens of milliseconds for one table while the runtime is still cold.
    private static LocalDate isoDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException(text);
        }
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    }

    /// `09:30` the short way, longer forms through the general parser.
    private static LocalTime isoTime(String text) {
        boolean minutes = text.length() == 5 && text.charAt(2) == ':';
        return minutes ? LocalTime.of(digits(text, 0, 2), digits(text, 3, 5)) : LocalTime.parse(text);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException(text);
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static List<String> words(String content) {
        List<String> words = new ArrayList<>(3);
        StringTokenizer tokens = new StringTokenizer(content);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    private LocalTime time(Line line, int index) {
        return parse(line, line.word(index), "a local time such as 09:30", CalendarReader::isoTime);
    }

    private LocalDateTime moment(Line line) {
        return date(line, 1).atTime(time(line, 2));
    }

    private <T> T parse(Line line, String value, String expected, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (DateTimeException _) {
            throw wrong(line, "'" + value + "' is not " + expected);
        }
    }

    private CalendarFormatException wrong(Line line, String problem) {
        return new CalendarFormatException(source, line.number(), problem);
    }
}
