package dev.assay.application.reconcile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far two values may be apart and still agree.
///
/// @param amount how much
/// @param unit of what
public record Tolerance(double amount, Unit unit) {
    /// What a tolerance counts in.
    public enum Unit {
        /// The field's own unit.
        ABSOLUTE(""),
        /// Hundredths of a percent of the chosen value.
        BASIS_POINTS("bp"),
        /// Percent of the chosen value.
        PERCENT("%"),
        /// The instrument's smallest price step.
        TICKS("ticks");

        private final String text;

        Unit(String text) {
            this.text = text;
        }
    }

    /// Agreement to the last digit that a double holds.
    public static final Tolerance EXACT = new Tolerance(0, Unit.ABSOLUTE);
    private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(bp|%|ticks?|)");

    /// Reads `0.01`, `5 bp`, `1 %` or `2 ticks`.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Tolerance parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is no tolerance: expected an amount such as 0.01, 5 bp, 2 ticks or 1 %");
        }
        double amount = Double.parseDouble(matcher.group(1));
        return new Tolerance(amount, switch (matcher.group(2)) {
            case "bp" -> Unit.BASIS_POINTS;
            case "%" -> Unit.PERCENT;
            case "" -> Unit.ABSOLUTE;
            default -> Unit.TICKS;
        });
    }

    /// Whether two values agree.
    ///
    /// @param chosen the value that counts
    /// @param other the one that is compared
    /// @param tick the instrument's smallest price step
    public boolean holds(double chosen, double other, double tick) {
        double allowed = switch (unit) {
            case ABSOLUTE -> amount;
            case BASIS_POINTS -> amount / 10_000 * Math.abs(chosen);
            case PERCENT -> amount / 100 * Math.abs(chosen);
            case TICKS -> amount * tick;
        };
        // Values are decimal texts turned into doubles and multiplied once or twice: their own noise is no difference.
        return Math.abs(chosen - other) <= allowed + 1e-12 * Math.abs(chosen);
    }

    @Override
    public String toString() {
        String number = java.math.BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
        return unit == Unit.ABSOLUTE ? number : number + " " + unit.text;
    }
}
