package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns a bound configuration into one line per value, sorted by key.
final class Lines {
    private final List<Line> lines = new ArrayList<>();

    private Lines() {}

    /// A value in the forms it is needed in.
    ///
    /// @param key as the user wrote it
    /// @param canonical the same with `strategies[0]` for `strategy`
    /// @param json as the snapshot holds it
    /// @param identity as the hash counts it; empty when it does not count
    record Line(String key, KeyPath canonical, Optional<String> text, String meaning, Object json, Optional<String> identity,
            Origin origin) {
        Line(String key, Optional<String> text, String meaning, Object json, Optional<String> identity, Origin origin) {
            this(key, canonicalOf(key), text, meaning, json, identity, origin);
        }

        static KeyPath canonicalOf(String key) {
            String single = Keys.STRATEGY.name() + ".";
            String canonical = key.startsWith(single) ? Keys.STRATEGIES.name() + "[0]." + key.substring(single.length()) : key;
            return KeyPath.parse(canonical).orElseThrow(() -> new IllegalArgumentException(Json.quote(key) + " is no key"));
        }
    }

    /// All values, sorted by canonical key.
    static List<Line> of(Bound root) {
        Lines lines = new Lines();
        lines.section(root);
        lines.lines.sort(Comparator.comparing(Line::canonical));
        return List.copyOf(lines.lines);
    }

    private void section(Bound bound) {
        for (Declared member : bound.declaration().members()) {
            switch (member) {
                case Declared.Key<?> key -> key(bound, key);
                case Section section -> section(bound.section(section));
                case Listing listing when bound.items(listing).isEmpty() -> lines.add(new Line(bound.pathOf(listing), Optional.of("[]"), "",
                        List.of(), Optional.of("[]"), bound.originOf(listing)));
                case Listing listing -> bound.items(listing).forEach(this::section);
                case Params params -> params(bound.params(params));
            }
        }
    }

    private <T> void key(Bound bound, Declared.Key<T> key) {
        Origin origin = bound.slot(key).origin();
        Optional<T> value = bound.find(key);
        String meaning = value.isEmpty() && key.preset() instanceof Preset.Absent<T>(String words) ? words : "";
        lines.add(new Line(bound.pathOf(key), value.map(key.type()::text), meaning, value.<Object>map(key.type()::json).orElse(Json.NULL),
                Optional.of(value.map(key.type()::identity).orElse("")).filter(identity -> !identity.isEmpty()), origin));
    }

    private void params(ParamValues params) {
        lines.add(new Line(params.path(), Optional.of(params.values().isEmpty() ? "{}" : ""), "", Map.of(), Optional.empty(),
                params.origin()));
        for (ParamValue param : params.values().values()) {
            boolean bare = param.kind() != ParamValue.Kind.TEXT;
            String identity = switch (param.kind()) {
                case NUMBER -> new BigDecimal(param.text()).stripTrailingZeros().toString();
                case BOOLEAN -> param.text();
                case TEXT -> Json.quote(param.text());
            };
            lines.add(new Line(param.path(), Optional.of(param.text()), "", bare ? new Json.Raw(param.text()) : param.text(),
                    Optional.of(identity), param.origin()));
        }
    }
}
