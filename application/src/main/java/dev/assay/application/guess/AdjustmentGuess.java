package dev.assay.application.guess;

import dev.assay.application.data.Field;
import java.util.List;
import java.util.Map;

/// Whether the prices look as traded or adjusted. The weakest of the guesses: a file seldom says.
///
/// @param key as in mappings
/// @param why what showed it
record AdjustmentGuess(String key, String why) {
    /// Trades below a cent are rare; prices divided by a factor seldom come out in cents.
    private static final double FINE = 0.1;
    private static final double HAIR = 1e-6;
    private static final double SPLIT_JUMP = 0.35;

    static AdjustmentGuess of(Table table, Map<Field, Integer> places) {
        List<String> splits = named(table, "stocksplits", "split", "splits", "splitratio");
        List<String> closes = table.column(places.getOrDefault(Field.CLOSE, 0));
        int jumps = 0;
        int smooth = 0;
        for (int i = 1; i < splits.size(); i++) {
            double ratio = table.number(splits.get(i));
            if (ratio > 0 && ratio != 1 && Math.abs(Math.log(ratio)) > SPLIT_JUMP) {
                double change = Math.max(change(table, closes, i), i + 1 < closes.size() ? change(table, closes, i + 1) : 0);
                jumps += change > Math.abs(Math.log(ratio)) / 2 ? 1 : 0;
                smooth += change > Math.abs(Math.log(ratio)) / 2 ? 0 : 1;
            }
        }
        if (jumps > 0 || smooth > 0) {
            return smooth >= jumps
                    ? new AdjustmentGuess("split", "the file names splits, and its prices pass " + smooth + " of " + (jumps + smooth)
                            + " without the jump: they are adjusted for splits")
                    : new AdjustmentGuess("raw", "the file names splits, and its prices jump at " + jumps + " of " + (jumps + smooth)
                            + ": they are as traded");
        }
        List<String> adjusted = places.containsKey(Field.ADJUSTED_CLOSE) ? table.column(places.get(Field.ADJUSTED_CLOSE)) : List.of();
        int own = 0;
        for (int i = 1; i < adjusted.size(); i++) {
            own += change(table, closes, i) > SPLIT_JUMP && change(table, adjusted, i) < change(table, closes, i) / 2 ? 1 : 0;
        }
        if (own > 0) {
            return new AdjustmentGuess("raw",
                    "the close jumps " + (own == 1 ? "once" : own + " times") + " where the vendor's own adjusted close does not");
        }
        long fine = closes.stream().filter(close -> finerThanCents(table.number(close))).count();
        if (fine > FINE * closes.size()) {
            return new AdjustmentGuess("split",
                    fine + " of " + closes.size() + " closes are finer than a cent, as adjusted ones are; whether for splits alone or for"
                            + " dividends too (total) is not to be seen: confirm this");
        }
        return new AdjustmentGuess("raw", "nothing in the file says that prices are adjusted: confirm this");
    }

    /// Neither whole cents nor the sixty-fourths of former times, but for the noise of binary numbers of single precision.
    private static boolean finerThanCents(double price) {
        double noise = Math.max(HAIR, Math.abs(price) * HAIR);
        return Math.abs(price * 100 - Math.rint(price * 100)) > 100 * noise
                && Math.abs(price - Math.rint(price * 64) / 64) > Math.max(noise, 0.0001);
    }

    private static double change(Table table, List<String> closes, int row) {
        return Math.abs(Math.log(table.number(closes.get(row)) / table.number(closes.get(row - 1))));
    }

    private static List<String> named(Table table, String... names) {
        for (int i = 0; i < table.header().size(); i++) {
            String plain = table.header().get(i).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "");
            if (List.of(names).contains(plain)) {
                return table.column(i);
            }
        }
        return List.of();
    }
}
