package dev.assay.application.config;

import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Holds the parameters a user gave against those a strategy declares. Stateless and thread-safe.
public final class ParamCheck {
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    private ParamCheck() {}

    /// What came of the check.
    public sealed interface Outcome {
        /// All values fit; defaults fill in the rest.
        record Valid(Parameters parameters) implements Outcome {}

        /// Every value that does not fit, in the order of their names; never empty.
        record Invalid(List<ConfigProblem> problems) implements Outcome {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Checks the values given against a declaration.
    ///
    /// @param owner whose parameters these are, for messages, for example `ema-cross`
    public static Outcome check(String owner, ParamValues given, List<Param> declared) {
        Map<String, Param> byName = new TreeMap<>();
        declared.forEach(param -> byName.put(param.name(), param));
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>();
        for (ParamValue value : given.values().values()) {
            Param param = byName.get(value.name());
            String problem = param == null ? unknown(owner, value.name(), byName) : problem(param, value);
            if (problem == null) {
                texts.put(value.name(), value.text());
            } else {
                problems.add(value.problem(problem));
            }
        }
        return problems.isEmpty() ? new Outcome.Valid(Parameters.of(declared, texts)) : new Outcome.Invalid(problems);
    }

    private static String unknown(String owner, String name, Map<String, Param> declared) {
        Optional<String> near = Nearest.to(name, declared.keySet());
        String hint = declared.isEmpty() ? "it has none" : "it has " + String.join(", ", declared.keySet());
        return owner + " has no parameter " + Json.quote(name) + near.map(found -> ": did you mean \"" + found + "\"?").orElse(": " + hint);
    }

    private static @Nullable String problem(Param param, ParamValue value) {
        String fault = switch (param.type()) {
            case INTEGER -> numberFault(param, value, DIGITS);
            case NUMBER -> numberFault(param, value, NUMBER);
            case BOOLEAN -> value.kind() == ParamValue.Kind.BOOLEAN
                    ? null
                    : value.text().equals("true") || value.text().equals("false") ? "is quoted text: remove the quotes" : "is neither";
            case TEXT -> param.problem(value.text()) == null ? null : "is not known";
        };
        if (fault == null) {
            return null;
        }
        String shown = value.kind() == ParamValue.Kind.TEXT ? Json.quote(value.text()) : value.text();
        return shown + " " + fault + (fault.contains(": ") ? "; must be " : ": must be ") + expected(param) + ". " + param.doc();
    }

    private static @Nullable String numberFault(Param param, ParamValue value, Pattern form) {
        if (value.kind() == ParamValue.Kind.TEXT && NUMBER.matcher(value.text()).matches()) {
            return "is quoted text: remove the quotes";
        }
        if (!NUMBER.matcher(value.text()).matches()) {
            return "is not a number";
        }
        if (!form.matcher(value.text()).matches()) {
            return "is in exponent notation: write all digits";
        }
        BigDecimal number = new BigDecimal(value.text());
        BigDecimal min = param.min();
        BigDecimal max = param.max();
        if (min != null && number.compareTo(min) < 0) {
            return "is too small";
        }
        if (max != null && number.compareTo(max) > 0) {
            return "is too large";
        }
        return param.problem(value.text()) == null ? null : "is not a whole number";
    }

    private static String expected(Param param) {
        return switch (param.type()) {
            case INTEGER -> "a whole number" + range(param);
            case NUMBER -> "a number" + range(param);
            case BOOLEAN -> "true or false";
            case TEXT -> "one of " + String.join(", ", param.choices());
        };
    }

    private static String range(Param param) {
        BigDecimal min = param.min();
        BigDecimal max = param.max();
        if (min != null && max != null) {
            return " from " + min.toPlainString() + " to " + max.toPlainString();
        }
        return min != null ? " >= " + min.toPlainString() : max != null ? " <= " + max.toPlainString() : "";
    }
}
