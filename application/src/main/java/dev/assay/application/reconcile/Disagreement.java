package dev.assay.application.reconcile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// One thing a source said that is not what was chosen, or could not be chosen. Losing values are kept: `said` holds all of them.
///
/// @param instrument the policy's name of it
/// @param at the session's date; of intraday bars their opening, ISO 8601 in UTC
/// @param field the field, or `split` or `dividend`
/// @param source who
/// @param value what it said, on the basis compared; empty where it said nothing
/// @param chosen what was chosen; empty where it is unknown
/// @param deviation value ÷ chosen - 1; empty where one is missing
/// @param reason why it stands here
/// @param said what every source said, by its name
public record Disagreement(String instrument, String at, String field, String source, OptionalDouble value, OptionalDouble chosen,
        OptionalDouble deviation, ReasonCode reason, Map<String, Double> said) {
    public Disagreement {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }

    /// Whether nothing could be chosen.
    public boolean unknown() {
        return chosen.isEmpty();
    }
}
