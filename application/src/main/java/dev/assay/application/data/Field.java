package dev.assay.application.data;

import java.util.EnumSet;
import java.util.Set;

/// What a column of a file means.
public enum Field {
    /// The time stamp, or the date of a daily bar.
    TIME("time"),
    /// The date, when date and time stand in two columns.
    DATE("date"),
    /// The time of day, when date and time stand in two columns.
    TIME_OF_DAY("timeOfDay"),
    /// First price.
    OPEN("open"),
    /// Highest price.
    HIGH("high"),
    /// Lowest price.
    LOW("low"),
    /// Last price.
    CLOSE("close"),
    /// Traded quantity.
    VOLUME("volume"),
    /// The vendor's own adjusted close, kept beside the prices and never traded on.
    ADJUSTED_CLOSE("adjustedClose"),
    /// The symbol.
    SYMBOL("symbol"),
    /// When the vendor says it published the row.
    VENDOR_TIME("vendorTime"),
    /// What happened: `split`, `dividend`, `stock-dividend`, `merger`, `symbol-change`, `spin-off` or `delisting`.
    ACTION("action"),
    /// First date without the right.
    EX_DATE("exDate"),
    /// Date on which cash moves.
    PAY_DATE("payDate"),
    /// New shares per old ones, as `2:1`, `2/1` or `2`; of a stock dividend those that come per share held.
    RATIO("ratio"),
    /// Cash per share; of a delisting its terminal value.
    AMOUNT("amount"),
    /// Currency of the amount.
    CURRENCY("currency"),
    /// Symbol of the instrument that holders receive shares of.
    OTHER("other"),
    /// Of a spin-off, which part of the cost goes to the new shares, above 0 and below 1.
    BASIS("basis");

    private final String key;

    Field(String key) {
        this.key = key;
    }

    /// The name in mappings.
    public String key() {
        return key;
    }

    static Set<Field> of(DataKind kind) {
        return switch (kind) {
            case BAR -> EnumSet.of(TIME, DATE, TIME_OF_DAY, OPEN, HIGH, LOW, CLOSE, VOLUME, ADJUSTED_CLOSE, SYMBOL, VENDOR_TIME);
            case CORPORATE_ACTION -> EnumSet.of(SYMBOL, VENDOR_TIME, ACTION, EX_DATE, PAY_DATE, RATIO, AMOUNT, CURRENCY, OTHER,
                    BASIS);
        };
    }

    static Set<Field> neededFor(DataKind kind) {
        return switch (kind) {
            case BAR -> EnumSet.of(OPEN, HIGH, LOW, CLOSE);
            case CORPORATE_ACTION -> EnumSet.of(ACTION, EX_DATE);
        };
    }
}
