package dev.assay.application.config;

import java.util.List;

/// The names that other parts of the platform define and a configuration may use. Immutable.
///
/// @param strategies names of the built-in strategies
/// @param fillModels ids of the fill models
/// @param riskControls ids of the risk controls that may be disabled
/// @param calendars exchange calendar codes (ISO 10383 MIC)
public record ConfigVocabulary(List<String> strategies, List<String> fillModels, List<String> riskControls, List<String> calendars) {
    public ConfigVocabulary {
        strategies = List.copyOf(strategies);
        fillModels = List.copyOf(fillModels);
        riskControls = List.copyOf(riskControls);
        calendars = List.copyOf(calendars);
    }

    /// What kinds of names there are.
    enum Kind {
        STRATEGIES, FILL_MODELS, RISK_CONTROLS, CALENDARS
    }

    List<String> names(Kind kind) {
        return switch (kind) {
            case STRATEGIES -> strategies;
            case FILL_MODELS -> fillModels;
            case RISK_CONTROLS -> riskControls;
            case CALENDARS -> calendars;
        };
    }
}
