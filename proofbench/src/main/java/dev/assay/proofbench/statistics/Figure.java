package dev.assay.proofbench.statistics;

/// One number of a tearsheet, with its definition and, where it is an estimate, how far it might lie off.
///
/// @param group heading it stands under
/// @param id stable name in files
/// @param name what readers call it
/// @param unit how to read the value
/// @param value the number; NaN where it is not defined
/// @param low lower end of the 95 % interval; NaN where none is given
/// @param high upper end of it
/// @param definition formula and convention, in words
public record Figure(String group, String id, String name, Unit unit, double value, double low, double high, String definition) {
    /// How to read a value.
    public enum Unit {
        /// A fraction, to be shown as a percentage.
        FRACTION,
        /// A plain ratio.
        RATIO,
        /// An amount in the account's currency.
        MONEY,
        /// A count.
        COUNT,
        /// A span in days of 24 hours.
        DAYS
    }

    static Figure of(String group, String id, String name, Unit unit, double value, String definition) {
        return new Figure(group, id, name, unit, value, Double.NaN, Double.NaN, definition);
    }

    Figure within(double lower, double upper) {
        return new Figure(group, id, name, unit, value, lower, upper, definition);
    }
}
