package dev.assay.application.data;

/// Why a row was not taken. The code stands in the quarantine file; the words explain it to a person.
public enum QuarantineReason {
    /// More or fewer fields than columns.
    WRONG_COLUMN_COUNT("the line has more or fewer fields than the file has columns", "repair the line, or check the delimiter and quotes"),
    /// Quotes that do not close.
    BAD_QUOTES("a quoted field is not closed on its line", "close or remove the quote"),
    /// A needed field is empty.
    EMPTY_FIELD("a needed field is empty", "fill it in, or leave the line out if the market had no trade"),
    /// A field says NaN, null or infinity.
    NOT_A_VALUE("a field holds a placeholder such as NaN, null or inf instead of a number", "fill it in, or leave the line out"),
    /// Not a number.
    BAD_NUMBER("a field is not a number", "check the decimal mark (layout.decimal), thousands separators and units"),
    /// Not a time in the declared format.
    BAD_TIME("the time does not fit the declared format", "correct time.format, or the line"),
    /// A time outside 1900 to 2200.
    TIME_UNIT("the time is outside the years 1900 to 2200",
            "the unit of time.format is probably wrong: epoch-s, epoch-ms, epoch-us or epoch-ns"),
    /// A local time that a clock change skips or repeats.
    CLOCK_CHANGE("the local time does not exist or happens twice because clocks change", "export the file in UTC or with an offset"),
    /// More decimals than the declared scale holds.
    TOO_FINE("a number has more decimals than the declared scale",
            "raise priceScale or quantityScale, or allow policy.rounding: half-even"),
    /// More digits than 64 bits hold.
    OUT_OF_RANGE("a number has more than 18 digits at the declared scale", "lower priceScale or quantityScale, or check the value"),
    /// A negative price.
    NEGATIVE_PRICE("a price is negative", "correct the sign; set policy.negativePrice: flag where prices can be negative"),
    /// A zero price.
    ZERO_PRICE("a price is zero", "correct it, or set policy.zeroPrice: flag where zero is a real price"),
    /// A negative volume.
    NEGATIVE_VOLUME("the volume is negative", "correct the sign"),
    /// The high is not the highest.
    HIGH_TOO_LOW("the high is below the open, low or close", "check the order of the columns and the vendor's value"),
    /// The low is not the lowest.
    LOW_TOO_HIGH("the low is above the open or close", "check the order of the columns and the vendor's value"),
    /// The same time twice with other values.
    DUPLICATE_TIME("an earlier line of the file has the same time and other values", "keep the right one of the two"),
    /// The same line twice.
    DUPLICATE_ROW("an earlier line of the file has the same time and the same values", "remove the repetition"),
    /// The interval begins inside the one before.
    OVERLAP("the bar begins before the one before it has ended", "check the timeframe, time.label and the time zone"),
    /// A line that stands after a later one, refused by policy.
    OUT_OF_ORDER("the time is earlier than that of the line before, and policy.outOfOrder is quarantine",
            "sort the file, or set policy.outOfOrder: flag"),
    /// No session on that date or at that time.
    NOT_A_SESSION("the exchange had no session then", "check the date and the calendar (session), or set policy.offSession: flag"),
    /// The calendar does not reach that date.
    CALENDAR_UNKNOWN("the calendar does not cover that date", "use a calendar that does, or session: 24X7"),
    /// A symbol that cannot be used.
    BAD_SYMBOL("the symbol is empty or holds blanks or control characters", "correct the symbol column or symbol rule"),
    /// A corporate action of an unknown type.
    BAD_ACTION("the corporate action is of no known kind",
            "use split, dividend, stock-dividend, merger, symbol-change, spin-off or delisting"),
    /// A split without a usable ratio, a dividend without a positive amount.
    BAD_TERMS("the terms of the corporate action do not make sense",
            "give ratio as new:old, a positive amount in the instrument's currency, and what else the kind of action needs");

    private final String meaning;
    private final String fix;

    QuarantineReason(String meaning, String fix) {
        this.meaning = meaning;
        this.fix = fix;
    }

    /// What is wrong, in words.
    public String meaning() {
        return meaning;
    }

    /// How to put it right.
    public String fix() {
        return fix;
    }
}
