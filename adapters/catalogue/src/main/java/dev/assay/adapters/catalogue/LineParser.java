package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.Field;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.SymbolRule;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the lines of every kind of file have in common: a fitting number of fields and a symbol.
abstract class LineParser {
    final CsvMapping mapping;
    final CsvScanner scanner;
    final Columns columns;
    private final SeriesIndex index;
    private final int symbolPlace;
    private final boolean upperCase;
    private final TimeReader vendorTimes;
    private final int vendorPlace;
    private long vendorTime;
    private int fixedSeries = -1;
    private byte[] lastSymbol = new byte[0];
    private int lastSeries;

    LineParser(CsvMapping mapping, CsvScanner scanner, Columns columns, SeriesIndex index, @Nullable String fileSymbol) {
        this.mapping = mapping;
        this.scanner = scanner;
        this.columns = columns;
        this.index = index;
        this.symbolPlace = columns.place(Field.SYMBOL);
        this.upperCase = mapping.symbol() instanceof SymbolRule.FromColumn rule && rule.upperCase();
        this.vendorTimes = TimeReader.of(mapping.time());
        this.vendorPlace = columns.place(Field.VENDOR_TIME);
        if (fileSymbol != null) {
            fixedSeries = index.number(fileSymbol);
        }
    }

    /// Complains about the line as such; null when its fields can be read.
    final @Nullable Rejection shape() {
        if (scanner.openQuote()) {
            return Rejection.line(QuarantineReason.BAD_QUOTES, "a quote is not closed on this line, or text follows a closed one");
        }
        if (!columns.fits(scanner.fields())) {
            return Rejection.line(QuarantineReason.WRONG_COLUMN_COUNT,
                    "the line has " + scanner.fields() + " fields where "
                            + (columns.count() == 0 ? "the mapping needs more" : columns.count() + " were expected"));
        }
        return null;
    }

    /// The number of the row's instrument, or -1 when its symbol is no good.
    final int series() {
        if (fixedSeries >= 0) {
            return fixedSeries;
        }
        int start = scanner.start(symbolPlace);
        int end = scanner.end(symbolPlace);
        if (end > start && Arrays.equals(scanner.bytes(), start, end, lastSymbol, 0, lastSymbol.length)) {
            return lastSeries;
        }
        String text = scanner.text(symbolPlace);
        String symbol = upperCase ? text.toUpperCase(Locale.ROOT) : text;
        if (!SeriesIndex.usable(symbol)) {
            return -1;
        }
        lastSymbol = Arrays.copyOfRange(scanner.bytes(), start, end);
        lastSeries = index.number(symbol);
        return lastSeries;
    }

    /// When the vendor published the line, epoch ns UTC, or [BarRow#NONE]; after [#readVendorTime].
    final long vendorTime() {
        return vendorTime;
    }

    final @Nullable Rejection readVendorTime() {
        vendorTime = BarRow.NONE;
        if (vendorPlace == Columns.ABSENT) {
            return null;
        }
        TimeReader.Outcome outcome = stamp(vendorTimes, vendorPlace);
        switch (outcome) {
            case INSTANT -> vendorTime = vendorTimes.nanos();
            case DATE -> vendorTime = vendorTimes.epochDay() * 86_400 * TimeReader.NANOS;
            case EMPTY -> vendorTime = BarRow.NONE;
            case BAD, UNIT, CLOCK_CHANGE -> {
                return time(outcome, Field.VENDOR_TIME);
            }
        }
        return null;
    }

    /// Reads a field as a time, blanks around it ignored.
    final TimeReader.Outcome stamp(TimeReader reader, int place) {
        byte[] bytes = scanner.bytes();
        int from = scanner.start(place);
        int to = scanner.end(place);
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        return reader.read(bytes, from, to);
    }

    final Rejection badSymbol() {
        return reject(QuarantineReason.BAD_SYMBOL, Field.SYMBOL, "is no symbol");
    }

    final Rejection reject(QuarantineReason reason, Field field, String words) {
        int place = columns.place(field);
        return Rejection.field(reason, columns.name(field), place == Columns.ABSENT ? "" : scanner.text(place), words);
    }

    /// The refusal for a number that could not be read.
    final Rejection number(Decimals.Outcome outcome, Field field, int scale) {
        return switch (outcome) {
            case EMPTY -> reject(QuarantineReason.EMPTY_FIELD, field, "is empty");
            case PLACEHOLDER -> reject(QuarantineReason.NOT_A_VALUE, field, "stands for a missing value");
            case BAD -> reject(QuarantineReason.BAD_NUMBER, field, "is not a number");
            case TOO_FINE -> reject(QuarantineReason.TOO_FINE, field, "has more than the " + scale + " decimals declared");
            case OUT_OF_RANGE -> reject(QuarantineReason.OUT_OF_RANGE, field, "has more than 18 digits with " + scale + " decimals");
            case EXACT, ROUNDED -> throw new IllegalStateException("a readable number was refused: " + outcome);
        };
    }

    /// The refusal for a time that could not be read.
    final Rejection time(TimeReader.Outcome outcome, Field field) {
        return switch (outcome) {
            case EMPTY -> reject(QuarantineReason.EMPTY_FIELD, field, "is empty");
            case BAD -> reject(QuarantineReason.BAD_TIME, field, "is not a time in the format " + mapping.time().format().key());
            case UNIT -> reject(QuarantineReason.TIME_UNIT, field,
                    "read as " + mapping.time().format().key() + " lies outside the years 1900 to 2200");
            case CLOCK_CHANGE ->
                reject(QuarantineReason.CLOCK_CHANGE, field, "does not exist or happens twice in " + mapping.time().zone());
            case DATE, INSTANT -> throw new IllegalStateException("a readable time was refused: " + outcome);
        };
    }
}
