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
final class Lines implements Declared.Visitor, Comparator<Lines.Line> {
    private static final String SINGLE = Keys.STRATEGY.name() + ".";
    private static final String FIRST = Keys.STRATEGIES.name() + "[0].";

    private final Bound bound;
    private final List<Line> lines;

    private Lines(Bound bound, List<Line> lines) {
        this.bound = bound;
        this.lines = lines;
    }

    /// A value in the forms it is needed in.
    ///
    /// @param key as the user wrote it
    /// @param canonical the same with `strategies[0]` for `strategy`
    /// @param json as the snapshot holds it
    /// @param identity as the hash counts it; empty when it does not count
    record Line(String key, String canonical, Optional<String> text, String meaning, Object json, Optional<String> identity,
            Origin origin) {
        Line(String key, Optional<String> text, String meaning, Object json, Optional<String> identity, Origin origin) {
            this(key, canonicalOf(key), text, meaning, json, identity, origin);
        }

        static String canonicalOf(String key) {
            return key.startsWith(SINGLE) ? FIRST + key.substring(SINGLE.length()) : key;
        }
    }

    /// All values, sorted by canonical key.
    static List<Line> of(Bound root) {
        Lines lines = new Lines(root, new ArrayList<>());
        lines.all();
        lines.lines.sort(lines);
        return List.copyOf(lines.lines);
    }

    /// By key; places in a list by number.
    @Override
    public int compare(Line a, Line b) {
        String left = a.canonical();
        String right = b.canonical();
        int i = 0;
        while (i < left.length() && i < right.length() && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        int open = left.lastIndexOf('[', i);
        if (open >= 0 && open < i && left.lastIndexOf(']', i - 1) < open) {
            return Integer.compare(index(left, open), index(right, open));
        }
        return left.substring(i).compareTo(right.substring(i));
    }

    private static int index(String key, int open) {
        return Integer.parseInt(key, open + 1, key.indexOf(']', open), 10);
    }

    private void all() {
        for (Declared member : bound.declaration().members()) {
            member.accept(this);
        }
    }

    @Override
    public void section(Section section) {
        new Lines(bound.section(section), lines).all();
    }

    @Override
    public void listing(Listing listing) {
        if (bound.items(listing).isEmpty()) {
            lines.add(new Line(bound.pathOf(listing), Optional.of("[]"), "", List.of(), Optional.of("[]"), bound.originOf(listing)));
        }
        for (Bound item : bound.items(listing)) {
            new Lines(item, lines).all();
        }
    }

    @Override
    public <T> void key(Declared.Key<T> key) {
        Origin origin = bound.slot(key).origin();
        String path = bound.pathOf(key);
        Optional<T> value = bound.find(key);
        if (value.isPresent()) {
            KeyType<T> type = key.type();
            String identity = type.identity(value.get());
            lines.add(new Line(path, Optional.of(type.text(value.get())), "", type.json(value.get()),
                    identity.isEmpty() ? Optional.empty() : Optional.of(identity), origin));
        } else {
            String meaning = key.preset() instanceof Preset.Absent<T> absent ? absent.meaning() : "";
            lines.add(new Line(path, Optional.empty(), meaning, Json.NULL, Optional.empty(), origin));
        }
    }

    @Override
    public void params(Params table) {
        ParamValues params = bound.params(table);
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
