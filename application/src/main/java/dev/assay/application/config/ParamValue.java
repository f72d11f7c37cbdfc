package dev.assay.application.config;

/// One free-form parameter as the user gave it: a scalar whose meaning the strategy or model declares. Immutable.
///
/// @param name the parameter's name
/// @param text the value as written, without quotes
/// @param kind what the value looks like
/// @param path the key as the user wrote it, for messages, for example `strategies[0].params.fast`
/// @param origin where it was given
public record ParamValue(String name, String text, Kind kind, String path, Origin origin) {
    /// What a scalar looks like.
    public enum Kind {
        /// An unquoted JSON number such as `12`, `-0.5` or `1e-3`.
        NUMBER,
        /// An unquoted `true` or `false`.
        BOOLEAN,
        /// Anything else, and everything in quotes.
        TEXT
    }

    /// A problem with this value, located where it was given.
    public ConfigProblem problem(String message) {
        return new ConfigProblem(origin, path, message);
    }
}
