package dev.assay.application.guess;

import dev.assay.application.data.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A sample cut into fields: by which delimiter, after how many lines, with or without names.
///
/// @param delimiter between fields
/// @param skipLines lines before the header
/// @param header names of the columns; empty where there are none
/// @param rows fields of the rows that have the width of most
/// @param decimal the decimal mark
/// @param grouping between thousands; 0 for none
record Table(char delimiter, int skipLines, List<String> header, List<List<String>> rows, char decimal, char grouping) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LOOKED_AT = 200;
    private static final Pattern POINT = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?|[-+]?[0-9]+\\.");
    private static final Pattern COMMA = Pattern.compile("[-+]?[0-9]*,[0-9]+");
    private static final Pattern POINT_GROUPED = Pattern.compile("[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern COMMA_GROUPED = Pattern.compile("[-+]?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?");

    Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    static Table of(TextSample sample) {
        char delimiter = 0;
        int width = 1;
        int most = 0;
        List<String> first = sample.lines().subList(0, Math.min(LOOKED_AT, sample.lines().size()));
        for (char candidate : DELIMITERS) {
            Map<Integer, Integer> widths = new LinkedHashMap<>();
            first.forEach(line -> widths.merge(TextSample.cut(line, candidate).size(), 1, Integer::sum));
            Map.Entry<Integer, Integer> usual = widths.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            int score = usual.getKey() < 4 ? 0 : usual.getValue();
            if (score > most) {
                delimiter = candidate;
                width = usual.getKey();
                most = score;
            }
        }
        if (most == 0) {
            throw DataException.inFile(sample.file().toString(),
                    "no delimiter cuts its lines into at least 4 fields; tried comma, semicolon,"
                            + " tab and |",
                    "save it with one of them, or write a mapping by hand: docs/reference/data.md");
        }
        return read(sample, delimiter, width);
    }

    private static Table read(TextSample sample, char delimiter, int width) {
        int at = 0;
        while (TextSample.cut(sample.lines().get(at), delimiter).size() != width) {
            at++;
        }
        List<String> top = TextSample.cut(sample.lines().get(at), delimiter);
        List<List<String>> rows = new ArrayList<>();
        for (String line : sample.lines().subList(at, sample.lines().size())) {
            List<String> fields = TextSample.cut(line, delimiter);
            if (fields.size() == width) {
                rows.add(fields);
            }
        }
        boolean named = top.stream().filter(field -> numberLike(field)).count() == 0;
        List<List<String>> data = named ? rows.subList(1, rows.size()) : rows;
        if (data.isEmpty()) {
            throw DataException.inFile(sample.file().toString(), "has a header and no rows", "check the download");
        }
        char decimal = decimal(data, delimiter);
        return new Table(delimiter, at, named ? top : List.of(), data, decimal, grouping(data, decimal, delimiter));
    }

    private static boolean numberLike(String field) {
        return POINT.matcher(field).matches() || COMMA.matcher(field).matches() || POINT_GROUPED.matcher(field).matches()
                || COMMA_GROUPED.matcher(field).matches();
    }

    /// A comma is the decimal mark where numbers have one and few have a point alone.
    private static char decimal(List<List<String>> rows, char delimiter) {
        if (delimiter == ',') {
            return '.';
        }
        long comma = count(rows, COMMA) + count(rows, COMMA_GROUPED);
        long point = rows.stream().flatMap(List::stream).filter(f -> f.indexOf('.') >= 0 && POINT.matcher(f).matches()).count()
                + count(rows, POINT_GROUPED);
        return comma > point ? ',' : '.';
    }

    private static char grouping(List<List<String>> rows, char decimal, char delimiter) {
        long grouped = decimal == '.' ? count(rows, POINT_GROUPED) : count(rows, COMMA_GROUPED);
        char mark = decimal == '.' ? ',' : '.';
        return grouped > 0 && mark != delimiter ? mark : 0;
    }

    private static long count(List<List<String>> rows, Pattern pattern) {
        return rows.stream().flatMap(List::stream).filter(field -> pattern.matcher(field).matches()).count();
    }

    int width() {
        return rows.getFirst().size();
    }

    /// A column's fields.
    List<String> column(int place) {
        return rows.stream().map(row -> row.get(place)).toList();
    }

    /// How a mapping names a column.
    String name(int place) {
        return header.isEmpty() ? Integer.toString(place + 1) : header.get(place);
    }

    /// A number's text with a point and no grouping.
    String plain(String field) {
        String text = grouping == 0 ? field : field.replace(String.valueOf(grouping), "");
        return decimal == '.' ? text : text.replace(decimal, '.');
    }

    /// A number, NaN where it is none.
    double number(String field) {
        String text = plain(field);
        return POINT.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
