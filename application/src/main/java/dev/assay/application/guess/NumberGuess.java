package dev.assay.application.guess;

import java.util.List;

/// How many decimals the prices and volumes need, and whether they are noise of binary numbers.
///
/// @param scale decimals to keep
/// @param round whether the file has more, which are to be rounded away
/// @param why what showed it
record NumberGuess(int scale, boolean round, String why) {
    /// Prices of more decimals than this are binary numbers printed out.
    private static final int MOST = 8;
    /// What is kept of such prices; single precision carries seven digits.
    private static final int KEPT = 6;
    private static final int DIGITS = 18;

    static NumberGuess of(Table table, List<Integer> places, String what) {
        int most = 0;
        int whole = 1;
        String longest = "";
        for (int place : places) {
            for (String field : table.column(place)) {
                if (Double.isNaN(table.number(field))) {
                    continue;
                }
                String text = table.plain(field);
                int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
                int decimals = exponent >= 0 ? MOST + 1 : decimals(text);
                if (decimals > most) {
                    most = decimals;
                    longest = field;
                }
                whole = Math.max(whole, wholeDigits(text));
            }
        }
        if (most == 0) {
            return new NumberGuess(0, false, "all " + what + " are whole numbers");
        }
        int room = DIGITS - whole;
        if (most > MOST || most > room) {
            int kept = Math.max(0, Math.min(most > MOST ? KEPT : most, room));
            return new NumberGuess(kept, true, "up to " + most + " decimals, as in \"" + longest + "\": " + (most > MOST
                    ? "binary numbers printed out, rounded to " + kept
                    : "only " + kept + " fit beside " + whole + " digits before the point"));
        }
        return new NumberGuess(most, false, "up to " + most + " decimals, as in \"" + longest + "\"");
    }

    private static int decimals(String text) {
        int point = text.indexOf('.');
        int end = text.length();
        while (point >= 0 && end > point + 1 && text.charAt(end - 1) == '0') {
            end--;
        }
        return point < 0 ? 0 : end - point - 1;
    }

    private static int wholeDigits(String text) {
        int point = text.indexOf('.');
        String whole = (point < 0 ? text : text.substring(0, point)).replaceAll("[eE].*|[^0-9]", "");
        return whole.length();
    }
}
