package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.Field;
import dev.assay.application.data.QuarantineReason;
import dev.assay.core.calendar.ExchangeCalendar;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a line as a split or a cash dividend.
///
/// An action takes effect at the open of its ex-date's session; cash moves at the open of the first session on or after the pay date, and at once where the
/// file names no pay date.
final class ActionLines extends LineParser {
    private static final Pattern RATIO = Pattern.compile("([0-9]{1,9})(?:\\s*(?::|/|for|-for-)\\s*([0-9]{1,9}))?");

    private final SeriesIndex index;
    private final ExchangeCalendar calendar;
    private final Decimals decimals;
    private final TimeReader times;

    ActionLines(CsvMapping mapping, ExchangeCalendar calendar, CsvScanner scanner, Columns columns, SeriesIndex index,
            @Nullable String fileSymbol) {
        super(mapping, scanner, columns, index, fileSymbol);
        this.index = index;
        this.calendar = calendar;
        this.decimals = new Decimals(mapping.layout(), mapping.policy().round());
        this.times = TimeReader.of(mapping.time());
    }

    @Nullable
    Rejection read(ActionRow row) {
        Rejection bad = shape();
        if (bad == null) {
            row.series = series();
            row.line = scanner.number();
            bad = row.series < 0 ? badSymbol() : dates(row);
        }
        if (bad == null) {
            bad = readVendorTime();
            row.vendorTs = vendorTime();
        }
        if (bad != null) {
            return bad;
        }
        row.numerator = 0;
        row.denominator = 0;
        row.amount = 0;
        return switch (text(Field.ACTION).toLowerCase(Locale.ROOT)) {
            case "split" -> split(row);
            case "dividend", "cash", "cash dividend", "cash_dividend" -> dividend(row);
            default -> reject(QuarantineReason.BAD_ACTION, Field.ACTION, "is no kind of action known");
        };
    }

    private @Nullable Rejection dates(ActionRow row) {
        TimeReader.Outcome outcome = date(Field.EX_DATE);
        if (outcome != TimeReader.Outcome.DATE) {
            return notADate(outcome, Field.EX_DATE);
        }
        LocalDate exDate = LocalDate.ofEpochDay(times.epochDay());
        if (!covered(exDate)) {
            return reject(QuarantineReason.CALENDAR_UNKNOWN, Field.EX_DATE,
                    "lies outside what the calendar " + mapping.session() + " covers");
        }
        int session = calendar.indexOn(exDate);
        if (session == ExchangeCalendar.NONE) {
            return reject(QuarantineReason.NOT_A_SESSION, Field.EX_DATE, "is no session of " + mapping.session());
        }
        row.tsEvent = calendar.openNanos(session);
        row.payTs = row.tsEvent;
        return text(Field.PAY_DATE).isEmpty() ? null : payDate(row, exDate);
    }

    private @Nullable Rejection payDate(ActionRow row, LocalDate exDate) {
        TimeReader.Outcome outcome = date(Field.PAY_DATE);
        if (outcome != TimeReader.Outcome.DATE) {
            return notADate(outcome, Field.PAY_DATE);
        }
        LocalDate payDate = LocalDate.ofEpochDay(times.epochDay());
        if (payDate.isBefore(exDate)) {
            return reject(QuarantineReason.BAD_TERMS, Field.PAY_DATE, "is before the ex-date " + exDate);
        }
        if (!covered(payDate)) {
            return reject(QuarantineReason.CALENDAR_UNKNOWN, Field.PAY_DATE,
                    "lies outside what the calendar " + mapping.session() + " covers");
        }
        row.payTs = calendar.next(payDate.minusDays(1)).openNanos();
        return null;
    }

    private boolean covered(LocalDate date) {
        return date.isAfter(calendar.validFrom()) && date.plusDays(14).isBefore(calendar.validTo());
    }

    private @Nullable Rejection split(ActionRow row) {
        row.split = true;
        Matcher ratio = RATIO.matcher(text(Field.RATIO).toLowerCase(Locale.ROOT));
        if (!ratio.matches()) {
            return reject(QuarantineReason.BAD_TERMS, Field.RATIO, "is no ratio of new to old shares such as 2:1");
        }
        row.numerator = Long.parseLong(ratio.group(1));
        row.denominator = ratio.group(2) == null ? 1 : Long.parseLong(ratio.group(2));
        if (row.numerator == 0 || row.denominator == 0 || row.numerator == row.denominator) {
            return reject(QuarantineReason.BAD_TERMS, Field.RATIO, "changes nothing or everything");
        }
        return null;
    }

    private @Nullable Rejection dividend(ActionRow row) {
        row.split = false;
        int place = columns.place(Field.AMOUNT);
        if (place == Columns.ABSENT) {
            return reject(QuarantineReason.BAD_TERMS, Field.AMOUNT, "is not mapped, so a dividend has no amount");
        }
        Decimals.Outcome outcome = decimals.read(scanner.bytes(), scanner.start(place), scanner.end(place), ActionRow.AMOUNT_SCALE);
        if (outcome != Decimals.Outcome.EXACT && outcome != Decimals.Outcome.ROUNDED) {
            return number(outcome, Field.AMOUNT, ActionRow.AMOUNT_SCALE);
        }
        row.amount = decimals.units();
        if (row.amount <= 0) {
            return reject(QuarantineReason.BAD_TERMS, Field.AMOUNT, "is not positive");
        }
        String currency = text(Field.CURRENCY);
        String expected = index.terms(row.series).currency();
        if (!currency.isEmpty() && !currency.equals(expected)) {
            return reject(QuarantineReason.BAD_TERMS, Field.CURRENCY, "is not the instrument's currency " + expected);
        }
        return null;
    }

    private String text(Field field) {
        int place = columns.place(field);
        return place == Columns.ABSENT ? "" : scanner.text(place);
    }

    private TimeReader.Outcome date(Field field) {
        byte[] text = text(field).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return times.read(text, 0, text.length);
    }

    private Rejection notADate(TimeReader.Outcome outcome, Field field) {
        return outcome == TimeReader.Outcome.INSTANT
                ? reject(QuarantineReason.BAD_TIME, field, "is a time where a date is needed")
                : time(outcome, field);
    }
}
