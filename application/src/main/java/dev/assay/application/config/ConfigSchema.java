package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the JSON Schema of configuration files, for completion and checks in editors.
public final class ConfigSchema {
    private ConfigSchema() {}

    /// A schema of draft 2020-12, ending with a newline; names that the vocabulary defines are enumerated.
    public static String json(ConfigVocabulary vocabulary) {
        return json(Keys.ROOT, vocabulary);
    }

    static String json(Section root, ConfigVocabulary vocabulary) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Assay configuration");
        schema.putAll(section(root, vocabulary, false));
        schema.put("oneOf",
                List.of(Map.of("required", List.of(Keys.STRATEGY.name())), Map.of("required", List.of(Keys.STRATEGIES.name()))));
        return Json.pretty(schema) + "\n";
    }

    private static Map<String, Object> section(Section section, ConfigVocabulary vocabulary, boolean emptyAllowed) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Declared member : section.members()) {
            properties.put(member.name(), member(member, vocabulary));
            if (needed(member)) {
                required.add(member.name());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", section.doc());
        schema.put("type", emptyAllowed && required.isEmpty() ? List.of("object", "null") : "object");
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        if (section.equals(Keys.STRATEGY)) {
            schema.put("oneOf",
                    List.of(Map.of("required", List.of(Keys.BUILT_IN.name())), Map.of("required", List.of(Keys.STRATEGY_FILE.name()))));
        }
        return schema;
    }

    private static boolean needed(Declared member) {
        return switch (member) {
            case Declared.Key<?> key -> key.preset() instanceof Preset.Required<?>;
            case Section section -> !section.equals(Keys.STRATEGY) && section.members().stream().anyMatch(ConfigSchema::needed);
            case Listing ignored -> false;
            case Params ignored -> false;
        };
    }

    private static Map<String, Object> member(Declared member, ConfigVocabulary vocabulary) {
        return switch (member) {
            case Declared.Key<?> key -> key(key, vocabulary);
            case Section section -> section(section, vocabulary, !section.equals(Keys.STRATEGY));
            case Listing listing -> {
                Map<String, Object> schema = new LinkedHashMap<>();
                schema.put("description", listing.doc());
                schema.put("type", listing.equals(Keys.STRATEGIES) ? "array" : List.of("array", "null"));
                schema.put("minItems", listing.equals(Keys.STRATEGIES) ? 1 : 0);
                schema.put("items", section(listing.item(), vocabulary, false));
                yield schema;
            }
            case Params params -> {
                Map<String, Object> schema = new LinkedHashMap<>();
                schema.put("description", params.doc());
                schema.put("type", List.of("object", "null"));
                schema.put("additionalProperties", Map.of("type", List.of("number", "string", "boolean")));
                yield schema;
            }
        };
    }

    private static <T> Map<String, Object> key(Declared.Key<T> key, ConfigVocabulary vocabulary) {
        Map<String, Object> schema = new LinkedHashMap<>();
        String unset = switch (key.preset()) {
            case Preset.Absent<T>(String meaning) -> " Without it: " + meaning + ".";
            case Preset.Derived<T>(String words, var ignored) -> " Default: " + words + ".";
            case Preset.Fixed<T> ignored -> "";
            case Preset.Required<T> ignored -> "";
        };
        schema.put("description", key.doc() + unset);
        if (key.preset() instanceof Preset.Fixed<T>(String text)) {
            schema.put("default", text.matches("-?\\d+(\\.\\d+)?") ? new Json.Raw(text) : text);
        }
        if (key.preset() instanceof Preset.Absent<T>) {
            schema.put("anyOf", List.of(key.type().schema(vocabulary), Map.of("type", "null")));
        } else {
            schema.putAll(key.type().schema(vocabulary));
        }
        return schema;
    }
}
