package dev.assay.signalcore;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One declared parameter of a strategy: its name, type, default and bounds. A config is checked against it before a run.
///
/// @param name as written in a config
/// @param type what it holds
/// @param defaultValue default, as text
/// @param min least value of a number, inclusive, or null
/// @param max greatest value of a number, inclusive, or null
/// @param choices allowed texts; empty for any
/// @param doc what it does, in one line
public record Param(String name, Type type, String defaultValue, @Nullable BigDecimal min, @Nullable BigDecimal max, List<String> choices,
        String doc) {
    /// What a parameter can hold.
    public enum Type {
        INTEGER, NUMBER, BOOLEAN, TEXT
    }

    public Param {
        choices = List.copyOf(choices);
        if (!name.matches("[a-zA-Z][a-zA-Z0-9_]*")) {
            throw new IllegalArgumentException("parameter name \"" + name + "\" must be a letter followed by letters, digits or _");
        }
    }

    /// A whole number between `min` and `max`, both allowed.
    public static Param integer(String name, long defaultValue, long min, long max, String doc) {
        return new Param(name, Type.INTEGER, Long.toString(defaultValue), BigDecimal.valueOf(min), BigDecimal.valueOf(max), List.of(), doc);
    }

    /// A number between `min` and `max`, both allowed.
    public static Param number(String name, String defaultValue, String min, String max, String doc) {
        return new Param(name, Type.NUMBER, defaultValue, new BigDecimal(min), new BigDecimal(max), List.of(), doc);
    }

    /// True or false.
    public static Param bool(String name, boolean defaultValue, String doc) {
        return new Param(name, Type.BOOLEAN, Boolean.toString(defaultValue), null, null, List.of(), doc);
    }

    /// Text; one of `choices` unless that is empty.
    public static Param text(String name, String defaultValue, List<String> choices, String doc) {
        return new Param(name, Type.TEXT, defaultValue, null, null, choices, doc);
    }

    /// What is wrong with a value for this parameter, in words that say what was expected; null when it is fine.
    public @Nullable String problem(String value) {
        return switch (type) {
            case INTEGER, NUMBER -> numberProblem(value);
            case BOOLEAN -> value.equals("true") || value.equals("false") ? null : "must be true or false";
            case TEXT -> choices.isEmpty() || choices.contains(value) ? null : "must be one of " + String.join(", ", choices);
        };
    }

    private @Nullable String numberProblem(String value) {
        String expected = (type == Type.INTEGER ? "must be a whole number" : "must be a number") + range();
        try {
            BigDecimal number = new BigDecimal(value);
            if (type == Type.INTEGER && number.stripTrailingZeros().scale() > 0) {
                return expected;
            }
            boolean outside = min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0;
            return outside ? expected : null;
        } catch (NumberFormatException e) {
            return expected;
        }
    }

    private String range() {
        return min == null || max == null ? "" : " from " + min.toPlainString() + " to " + max.toPlainString();
    }
}
