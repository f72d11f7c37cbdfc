package dev.assay.application.config;

import java.util.Optional;

/// One value of an effective configuration, for showing. Immutable; holds `*****` instead of a secret.
///
/// @param key the key as the user wrote it, or as it would be written
/// @param value the value as it would be written; empty when there is none
/// @param meaning what the absence of a value means; empty when there is one
/// @param origin where it comes from
public record ConfigEntry(String key, Optional<String> value, String meaning, Origin origin) {}
