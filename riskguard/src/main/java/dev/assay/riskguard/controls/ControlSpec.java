package dev.assay.riskguard.controls;

import java.util.List;

/// What a control is: a row of the catalogue that `docs/reference/risk-controls.md` is made from.
///
/// @param id stable id
/// @param rule what it stops, in words
/// @param source the rule or practice it comes from
/// @param parameters the config keys that set it; empty where there are none
/// @param reasonCodes every code its decisions carry
/// @param byDefault what holds when nothing is configured
public record ControlSpec(String id, String rule, String source, List<String> parameters, List<String> reasonCodes, String byDefault) {
    public ControlSpec {
        parameters = List.copyOf(parameters);
        reasonCodes = List.copyOf(reasonCodes);
    }
}
