package dev.assay.application.guess;

import dev.assay.application.data.DataException;
import dev.assay.application.data.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which column means what: by its name where there are names, else by what its numbers are.
record ColumnGuess(Map<Field, Integer> places, Map<Field, String> why) {
    private static final Map<Field, List<String>> NAMES = names();
    /// Of this part of the rows the high must be the highest and the low the lowest.
    private static final double ORDERED = 0.95;

    private static Map<Field, List<String>> names() {
        EnumMap<Field, List<String>> names = new EnumMap<>(Field.class);
        names.put(Field.TIME, List.of("timestamp", "datetime", "time", "date", "day", "tradedate", "tradingday", "ts", "t", "opentime",
                "unixtime", "unix", "epoch", "datum", "timeperiod", "index"));
        names.put(Field.OPEN, List.of("open", "o", "openprice", "first", "opening", "eroffnung"));
        names.put(Field.HIGH, List.of("high", "h", "highprice", "max", "hoch"));
        names.put(Field.LOW, List.of("low", "l", "lowprice", "min", "tief"));
        names.put(Field.CLOSE, List.of("close", "c", "closeprice", "last", "price", "closelast", "schluss", "schlusskurs"));
        names.put(Field.VOLUME, List.of("volume", "v", "vol", "qty", "quantity", "volumebtc", "basevolume", "stuck"));
        names.put(Field.ADJUSTED_CLOSE, List.of("adjclose", "adjustedclose", "closeadj", "closeadjusted", "adjusted", "adj"));
        names.put(Field.SYMBOL, List.of("symbol", "ticker", "stock", "instrument", "code", "ric"));
        return names;
    }

    static ColumnGuess of(TextSample sample, Table table) {
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        Map<Field, String> why = new EnumMap<>(Field.class);
        if (table.header().isEmpty()) {
            byContent(sample, table, places, why);
        } else {
            byName(table, places, why);
        }
        List<Field> missing = new ArrayList<>();
        for (Field field : List.of(Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE)) {
            if (!places.containsKey(field) && !(field == Field.TIME && places.containsKey(Field.DATE))) {
                missing.add(field);
            }
        }
        if (!missing.isEmpty()) {
            throw DataException.inFile(sample.file().toString(),
                    "no column is recognised as " + String.join(", ", missing.stream().map(Field::key).toList()) + "; the columns are "
                            + (table.header().isEmpty() ? "without names" : String.join(", ", table.header())),
                    "these are not bars, or name the columns in a mapping of your own: docs/reference/data.md");
        }
        return new ColumnGuess(places, why);
    }

    private static void byName(Table table, Map<Field, Integer> places, Map<Field, String> why) {
        List<String> plain = table.header().stream().map(ColumnGuess::plain).toList();
        NAMES.forEach((field, names) -> {
            int place = find(plain, names);
            if (place >= 0) {
                places.put(field, place);
                why.put(field, "named \"" + table.header().get(place) + "\"");
            }
        });
        int date = find(plain, List.of("date", "tradedate", "day"));
        int time = find(plain, List.of("time", "timeofday", "hour"));
        if (date >= 0 && time >= 0 && date != time && table.column(time).stream().allMatch(text -> text.matches("[0-9]{1,2}:?[0-9]{2}.*"))
                && table.column(date).stream().noneMatch(text -> text.contains(":"))) {
            places.remove(Field.TIME);
            why.remove(Field.TIME);
            places.put(Field.DATE, date);
            places.put(Field.TIME_OF_DAY, time);
            why.put(Field.DATE, "named \"" + table.header().get(date) + "\", and the time of day stands in a column of its own");
            why.put(Field.TIME_OF_DAY, "named \"" + table.header().get(time) + "\"");
        }
    }

    /// The whole name first; else the part behind the last point, so that `AAPL.Open` is an open and `AdjOpen` is none.
    private static int find(List<String> plain, List<String> names) {
        for (String name : names) {
            int exact = plain.indexOf(name);
            if (exact >= 0) {
                return exact;
            }
        }
        for (String name : names) {
            for (int i = 0; i < plain.size(); i++) {
                if (name.length() > 1 && plain.get(i).endsWith("." + name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("ö", "o").replace("ü", "u");
        return lower.replaceAll("[^a-z0-9.]", "").replaceAll("^[.]+|[.]+$", "");
    }

    private static void byContent(TextSample sample, Table table, Map<Field, Integer> places, Map<Field, String> why) {
        int time = 0;
        while (time < table.width() && !TimeGuess.timeLike(table.column(time))) {
            time++;
        }
        if (time == table.width()) {
            return;
        }
        places.put(Field.TIME, time);
        why.put(Field.TIME, "the first column that holds times");
        for (int open = time + 1; open + 3 < table.width(); open++) {
            if (ordered(table, open)) {
                for (Field field : List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE)) {
                    places.put(field, open + field.ordinal() - Field.OPEN.ordinal());
                    why.put(field, "no names: of these four columns the second is the highest and the third the lowest");
                }
                if (open + 4 < table.width()) {
                    places.put(Field.VOLUME, open + 4);
                    why.put(Field.VOLUME, "no names: the column behind the close");
                }
                return;
            }
        }
        throw DataException.inFile(sample.file().toString(), "has no names and no four columns of which the second is the highest and the"
                + " third the lowest", "add a header line, or write a mapping by hand: docs/reference/data.md");
    }

    private static boolean ordered(Table table, int open) {
        long good = table.rows().stream().filter(row -> {
            double o = table.number(row.get(open));
            double h = table.number(row.get(open + 1));
            double l = table.number(row.get(open + 2));
            double c = table.number(row.get(open + 3));
            return h >= o && h >= c && l <= o && l <= c && l > 0;
        }).count();
        return good >= ORDERED * table.rows().size();
    }
}
