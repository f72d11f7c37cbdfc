package dev.assay.application.config;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Free-form parameters by name, each with its place, waiting for the declaration that gives them types. Immutable.
///
/// @param path the key of the whole table as the user wrote it, for example `strategy.params`
/// @param origin where the table stands
/// @param values by name, sorted
public record ParamValues(String path, Origin origin, SortedMap<String, ParamValue> values) {
    public ParamValues {
        values = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, ParamValue>) values));
    }

    /// The value of that name, if given.
    public Optional<ParamValue> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
