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

/// Reads a line as a corporate action.
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
        row.other = "";
        return switch (text(Field.ACTION).toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-')) {
            case "split" -> ratio(row, ActionKind.SPLIT, true);
            case "dividend", "cash", "cash-dividend" -> cash(row, ActionKind.DIVIDEND, 1);
            case "stock-dividend" -> ratio(row, ActionKind.STOCK_DIVIDEND, false);
            case "merger", "acquisition" -> merger(row);
            case "symbol-change" -> other(row, ActionKind.SYMBOL_CHANGE);
            case "spin-off", "spinoff" -> spinOff(row);
            case "delisting" -> cash(row, ActionKind.DELISTING, 0);
            default -> reject(QuarantineReason.BAD_ACTION, Field.ACTION, "is no kind of action known");
        };
    }

    private @Nullable Rejection merger(ActionRow row) {
        row.kind = ActionKind.MERGER;
        boolean cash = !text(Field.AMOUNT).isEmpty();
        boolean shares = !text(Field.OTHER).isEmpty();
        if (!cash && !shares) {
            return reject(QuarantineReason.BAD_TERMS, Field.AMOUNT,
                    "is empty and so is the other symbol: a merger gives cash, shares or both");
        }
        row.numerator = 1;
        row.denominator = 1;
        Rejection bad = cash ? cash(row, ActionKind.MERGER, 1) : null;
        bad = bad == null && shares ? other(row, ActionKind.MERGER) : bad;
        return bad == null && shares && !text(Field.RATIO).isEmpty() ? ratio(row, ActionKind.MERGER, false) : bad;
    }

    private @Nullable Rejection spinOff(ActionRow row) {
        Rejection bad = other(row, ActionKind.SPIN_OFF);
        bad = bad == null ? ratio(row, ActionKind.SPIN_OFF, false) : bad;
        if (bad != null) {
            return bad;
        }
        bad = number(row, Field.BASIS);
        long one = 100_000_000L;
        return bad == null && (row.amount <= 0 || row.amount >= one)
                ? reject(QuarantineReason.BAD_TERMS, Field.BASIS, "is no part of the cost above 0 and below 1")
                : bad;
    }

    private @Nullable Rejection other(ActionRow row, ActionKind kind) {
        row.kind = kind;
        row.other = text(Field.OTHER);
        boolean plain = row.other.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return row.other.isEmpty() || row.other.length() > ActionKind.SYMBOL_CHARS || !plain
                ? reject(QuarantineReason.BAD_TERMS, Field.OTHER,
                        "is no symbol of 1 to " + ActionKind.SYMBOL_CHARS + " characters that holders receive shares of")
                : null;
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

    private @Nullable Rejection ratio(ActionRow row, ActionKind kind, boolean mustChange) {
        row.kind = kind;
        Matcher ratio = RATIO.matcher(text(Field.RATIO).toLowerCase(Locale.ROOT));
        if (!ratio.matches()) {
            return reject(QuarantineReason.BAD_TERMS, Field.RATIO, "is no ratio of new to old shares such as 2:1");
        }
        row.numerator = Long.parseLong(ratio.group(1));
        row.denominator = ratio.group(2) == null ? 1 : Long.parseLong(ratio.group(2));
        if (row.numerator == 0 || row.denominator == 0 || mustChange && row.numerator == row.denominator) {
            return reject(QuarantineReason.BAD_TERMS, Field.RATIO, "changes nothing or everything");
        }
        return null;
    }

    private @Nullable Rejection cash(ActionRow row, ActionKind kind, long least) {
        row.kind = kind;
        Rejection bad = number(row, Field.AMOUNT);
        if (bad != null) {
            return bad;
        }
        if (row.amount < least) {
            return reject(QuarantineReason.BAD_TERMS, Field.AMOUNT, least == 0 ? "is negative" : "is not positive");
        }
        String currency = text(Field.CURRENCY);
        String expected = index.terms(row.series).currency();
        if (!currency.isEmpty() && !currency.equals(expected)) {
            return reject(QuarantineReason.BAD_TERMS, Field.CURRENCY, "is not the instrument's currency " + expected);
        }
        return null;
    }

    private @Nullable Rejection number(ActionRow row, Field field) {
        int place = columns.place(field);
        if (place == Columns.ABSENT) {
            return reject(QuarantineReason.BAD_TERMS, field, "is not mapped, so a " + row.kind.key() + " has no " + field.key());
        }
        Decimals.Outcome outcome = decimals.read(scanner.bytes(), scanner.start(place), scanner.end(place), ActionRow.AMOUNT_SCALE);
        if (outcome != Decimals.Outcome.EXACT && outcome != Decimals.Outcome.ROUNDED) {
            return number(outcome, field, ActionRow.AMOUNT_SCALE);
        }
        row.amount = decimals.units();
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
