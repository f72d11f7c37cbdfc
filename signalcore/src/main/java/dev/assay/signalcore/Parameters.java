package dev.assay.signalcore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The parameter values of one strategy: given values over declared defaults, all checked. Immutable.
public final class Parameters {
    private final TreeMap<String, String> values = new TreeMap<>();

    private Parameters() {}

    /// Values for the declared parameters.
    ///
    /// @param given values by name; names not declared are refused
    /// @throws IllegalArgumentException naming every unknown name and every bad value
    public static Parameters of(List<Param> declared, Map<String, String> given) {
        Parameters result = new Parameters();
        List<String> problems = new ArrayList<>();
        TreeMap<String, String> left = new TreeMap<>(given);
        for (Param param : declared) {
            String text = left.remove(param.name());
            String value = text == null ? param.defaultValue() : text;
            String problem = param.problem(value);
            if (problem != null) {
                problems.add(param.name() + ": " + value + " " + problem);
            }
            result.values.put(param.name(), value);
        }
        left.forEach((name, value) -> problems.add(name + ": no such parameter"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return result;
    }

    /// A whole number.
    public int integer(String name) {
        return new BigDecimal(text(name)).intValueExact();
    }

    /// A number.
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /// True or false.
    public boolean bool(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /// The value as text.
    ///
    /// @throws IllegalArgumentException for a name that was not declared
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter \"" + name + "\" is not declared; declared are " + values.keySet());
        }
        return value;
    }

    /// All values by name, sorted.
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
