package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.Field;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RowPolicy;
import dev.assay.core.calendar.ExchangeCalendar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a line as a bar and checks everything that one line alone can show.
final class BarLines extends LineParser {
    /// Decimals kept of the vendor's adjusted close.
    static final int ADJUSTED_SCALE = 6;

    private final SeriesIndex index;
    private final Decimals decimals;
    private final Decimals lenient;
    private final TimeReader times;
    private final Intervals intervals;
    private final RowPolicy policy;
    private final Field timeField;
    private final int timePlace;
    private final int timeOfDayPlace;
    private final int volumePlace;
    private final int adjustedPlace;
    private byte[] joined = new byte[64];
    private long number;
    private int flags;

    BarLines(CsvMapping mapping, ExchangeCalendar calendar, CsvScanner scanner, Columns columns, SeriesIndex index,
            @Nullable String fileSymbol) {
        super(mapping, scanner, columns, index, fileSymbol);
        this.index = index;
        this.policy = mapping.policy();
        this.decimals = new Decimals(mapping.layout(), policy.round());
        this.lenient = new Decimals(mapping.layout(), true);
        this.times = TimeReader.of(mapping.time());
        this.intervals = new Intervals(mapping, calendar);
        this.timeField = columns.place(Field.TIME) != Columns.ABSENT ? Field.TIME : Field.DATE;
        this.timePlace = columns.place(timeField);
        this.timeOfDayPlace = columns.place(Field.TIME_OF_DAY);
        this.volumePlace = columns.place(Field.VOLUME);
        this.adjustedPlace = columns.place(Field.ADJUSTED_CLOSE);
    }

    /// Reads the scanner's line into `row`; a refusal, or null when the row is good.
    @Nullable
    Rejection read(BarRow row) {
        Rejection shape = shape();
        if (shape != null) {
            return shape;
        }
        row.series = series();
        if (row.series < 0) {
            return badSymbol();
        }
        row.line = scanner.number();
        flags = 0;
        Rejection time = readTime(row);
        if (time != null) {
            return time;
        }
        Rejection values = readValues(row, index.terms(row.series));
        row.flags = flags;
        return values;
    }

    private @Nullable Rejection readTime(BarRow row) {
        TimeReader.Outcome outcome = timeOfDayPlace == Columns.ABSENT ? stamp(times, timePlace) : joined();
        QuarantineReason refused = switch (outcome) {
            case DATE -> intervals.ofDay(times.epochDay());
            case INSTANT -> intervals.ofInstant(times.nanos());
            case EMPTY, BAD, UNIT, CLOCK_CHANGE -> null;
        };
        if (outcome != TimeReader.Outcome.DATE && outcome != TimeReader.Outcome.INSTANT) {
            return time(outcome, timeField);
        }
        if (refused != null) {
            return reject(refused, timeField, switch (refused) {
                case NOT_A_SESSION -> "is no session of " + mapping.session();
                case CALENDAR_UNKNOWN -> "lies outside what the calendar " + mapping.session() + " covers";
                default -> "names a day but bars of " + mapping.timeframe() + " need a time";
            });
        }
        row.tsOpen = intervals.open();
        row.tsClose = intervals.close();
        if (intervals.offSession()) {
            flags |= QualityFlag.OFF_SESSION.bit();
        }
        Rejection vendor = readVendorTime();
        row.vendorTs = vendorTime();
        return vendor;
    }

    private TimeReader.Outcome joined() {
        int first = scanner.end(timePlace) - scanner.start(timePlace);
        int second = scanner.end(timeOfDayPlace) - scanner.start(timeOfDayPlace);
        if (first == 0 || second == 0) {
            return TimeReader.Outcome.EMPTY;
        }
        int length = first + 1 + second;
        if (joined.length < length) {
            joined = Arrays.copyOf(joined, length);
        }
        System.arraycopy(scanner.bytes(), scanner.start(timePlace), joined, 0, first);
        joined[first] = ' ';
        System.arraycopy(scanner.bytes(), scanner.start(timeOfDayPlace), joined, first + 1, second);
        return times.read(joined, 0, length);
    }

    private @Nullable Rejection readValues(BarRow row, InstrumentTerms terms) {
        Rejection bad = price(Field.OPEN, terms);
        row.open = number;
        if (bad == null) {
            bad = price(Field.HIGH, terms);
            row.high = number;
        }
        if (bad == null) {
            bad = price(Field.LOW, terms);
            row.low = number;
        }
        if (bad == null) {
            bad = price(Field.CLOSE, terms);
            row.close = number;
        }
        if (bad == null) {
            bad = volume(row, terms);
        }
        if (bad == null) {
            bad = adjusted(row);
        }
        return bad == null ? order(row) : bad;
    }

    private @Nullable Rejection price(Field field, InstrumentTerms terms) {
        int place = columns.place(field);
        Decimals.Outcome outcome = decimals.read(scanner.bytes(), scanner.start(place), scanner.end(place), terms.priceScale());
        if (outcome != Decimals.Outcome.EXACT && outcome != Decimals.Outcome.ROUNDED) {
            return number(outcome, field, terms.priceScale());
        }
        number = decimals.units();
        if (outcome == Decimals.Outcome.ROUNDED) {
            flags |= QualityFlag.ROUNDED.bit();
        }
        if (number < 0 && policy.negativePrice() == RowPolicy.Treatment.QUARANTINE) {
            return reject(QuarantineReason.NEGATIVE_PRICE, field, "is a negative price");
        }
        if (number == 0) {
            if (policy.zeroPrice() == RowPolicy.Treatment.QUARANTINE) {
                return reject(QuarantineReason.ZERO_PRICE, field, "is a price of zero");
            }
            flags |= QualityFlag.ZERO_PRICE.bit();
        }
        if (number % terms.tickUnits() != 0) {
            flags |= QualityFlag.OFF_TICK.bit();
        }
        return null;
    }

    private @Nullable Rejection volume(BarRow row, InstrumentTerms terms) {
        Decimals.Outcome outcome = volumePlace == Columns.ABSENT
                ? Decimals.Outcome.EMPTY
                : decimals.read(scanner.bytes(), scanner.start(volumePlace), scanner.end(volumePlace), terms.quantityScale());
        switch (outcome) {
            case EXACT, ROUNDED -> {
                row.volume = decimals.units();
                if (row.volume < 0) {
                    return reject(QuarantineReason.NEGATIVE_VOLUME, Field.VOLUME, "is a negative volume");
                }
                flags |= outcome == Decimals.Outcome.ROUNDED ? QualityFlag.ROUNDED.bit() : 0;
            }
            case EMPTY, PLACEHOLDER -> {
                row.volume = BarRow.NONE;
                flags |= QualityFlag.NO_VOLUME.bit();
            }
            case BAD, TOO_FINE, OUT_OF_RANGE -> {
                return number(outcome, Field.VOLUME, terms.quantityScale());
            }
        }
        return null;
    }

    private @Nullable Rejection adjusted(BarRow row) {
        row.adjusted = BarRow.NONE;
        if (adjustedPlace == Columns.ABSENT) {
            return null;
        }
        Decimals.Outcome outcome = lenient.read(scanner.bytes(), scanner.start(adjustedPlace), scanner.end(adjustedPlace), ADJUSTED_SCALE);
        switch (outcome) {
            case EXACT, ROUNDED -> {
                row.adjusted = lenient.units();
                flags |= outcome == Decimals.Outcome.ROUNDED ? QualityFlag.ADJUSTED_ROUNDED.bit() : 0;
            }
            case EMPTY, PLACEHOLDER -> row.adjusted = BarRow.NONE;
            case BAD, TOO_FINE, OUT_OF_RANGE -> {
                return number(outcome, Field.ADJUSTED_CLOSE, ADJUSTED_SCALE);
            }
        }
        return null;
    }

    private @Nullable Rejection order(BarRow row) {
        long most = Math.max(row.open, Math.max(row.low, row.close));
        if (row.high < most) {
            Field other = most == row.open ? Field.OPEN : most == row.close ? Field.CLOSE : Field.LOW;
            return reject(QuarantineReason.HIGH_TOO_LOW, Field.HIGH,
                    "is below the " + other.key() + " " + scanner.text(columns.place(other)));
        }
        long least = Math.min(row.open, row.close);
        if (row.low > least) {
            Field other = least == row.open ? Field.OPEN : Field.CLOSE;
            return reject(QuarantineReason.LOW_TOO_HIGH, Field.LOW,
                    "is above the " + other.key() + " " + scanner.text(columns.place(other)));
        }
        return null;
    }
}
