package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Gives the nodes of a configuration their declared types, fills in defaults, and reports everything that does not fit.
final class Binder {
    private static final Pattern PARAM_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    private final Section root;
    private final ConfigVocabulary vocabulary;
    private final String baseName;
    private final List<ConfigProblem> problems;

    Binder(Section root, ConfigVocabulary vocabulary, String baseName, List<ConfigProblem> problems) {
        this.root = root;
        this.vocabulary = vocabulary;
        this.baseName = baseName;
        this.problems = problems;
    }

    /// The whole configuration.
    Bound bind(Node.Table tree) {
        Section withoutShortForm = new Section(root.name(), root.doc(),
                root.members().stream().filter(member -> !member.equals(Keys.STRATEGY)).toList());
        Bound bound = section(withoutShortForm, tree, "", tree.origin());
        derive(bound, bound);
        return bound;
    }

    private Bound section(Section section, Node.@Nullable Table table, String path, Origin origin) {
        Bound bound = new Bound(section, path, origin, baseName);
        for (Declared member : section.members()) {
            Node node = table == null || !table.members().containsKey(member.name()) ? null : table.members().get(member.name()).value();
            switch (member) {
                case Declared.Key<?> key -> key(bound, key, node);
                case Section inner -> bound.put(inner, inner(inner, node, bound));
                case Listing listing -> listing(bound, listing, node);
                case Params params -> bound.put(params, params(bound, params, node));
            }
        }
        if (table != null) {
            table.members().forEach((name, member) -> {
                if (section.find(name).isEmpty()) {
                    problems.add(
                            new ConfigProblem(member.keyOrigin(), path, UnknownKey.message(name, path.isEmpty() ? root : section, root)));
                }
            });
        }
        return bound;
    }

    private Bound inner(Section section, @Nullable Node node, Bound outer) {
        String path = outer.pathOf(section);
        Node.Table table = table(node, "a section with keys " + String.join(", ", section.names()));
        return section(section, table, path, table == null ? outer.origin() : table.origin());
    }

    private void listing(Bound bound, Listing listing, @Nullable Node node) {
        String path = bound.pathOf(listing);
        List<Bound> items = new ArrayList<>();
        switch (node) {
            case null -> {
            }
            case Node.Broken ignored -> {
            }
            case Node.Scalar scalar when scalar.isNull() -> {
            }
            case Node.Scalar scalar -> problems.add(new ConfigProblem(scalar.origin(), path, listExpected(scalar, listing)));
            case Node.Table table -> problems.add(new ConfigProblem(table.origin(), path, listExpected(table, listing)));
            case Node.Items list -> {
                for (Node each : list.nodes()) {
                    Node.Table table = table(each, "a section with keys " + String.join(", ", listing.item().names()));
                    if (table != null) {
                        items.add(section(listing.item(), table, table.path(), table.origin()));
                    }
                }
            }
        }
        bound.put(listing, node == null ? new Origin.Default() : node.origin(), items);
    }

    private static String listExpected(Node node, Listing listing) {
        String found = node instanceof Node.Scalar scalar ? KeyType.Simple.shown(scalar) + " is not a list" : "is a section, not a list";
        return found + ": put \"- \" before each entry, which has the keys " + String.join(", ", listing.item().names());
    }

    private Node.@Nullable Table table(@Nullable Node node, String expected) {
        switch (node) {
            case null -> {
            }
            case Node.Broken ignored -> {
            }
            case Node.Table table -> {
                return table;
            }
            case Node.Scalar scalar when scalar.isNull() -> {
            }
            case Node.Scalar scalar ->
                problems.add(new ConfigProblem(scalar.origin(), scalar.path(),
                        KeyType.Simple.shown(scalar) + " is a single value: must be " + expected));
            case Node.Items items -> problems.add(new ConfigProblem(items.origin(), items.path(), "is a list: must be " + expected));
        }
        return null;
    }

    private <T> void key(Bound bound, Declared.Key<T> key, @Nullable Node node) {
        Origin none = new Origin.Default();
        if (node != null && !(key.preset() instanceof Preset.Absent<T> && node instanceof Node.Scalar scalar && scalar.isNull())) {
            bound.put(key, slot(read(key, node), node.origin()));
            return;
        }
        switch (key.preset()) {
            case Preset.Fixed<T>(String text) ->
                bound.put(key, slot(read(key, new Node.Scalar(bound.pathOf(key), none, text, false)), none));
            case Preset.Required<T>(String example) -> {
                problems.add(new ConfigProblem(bound.origin(), bound.pathOf(key),
                        "is missing: must be " + key.type().expected() + "; for example " + example));
                bound.put(key, new Bound.Slot(null, none, true));
            }
            case Preset.Absent<T> ignored -> bound.put(key, new Bound.Slot(null, node == null ? none : node.origin(), false));
            case Preset.Derived<T> ignored -> bound.put(key, new Bound.Slot(null, none, false));
        }
    }

    private static Bound.Slot slot(@Nullable Object value, Origin origin) {
        return new Bound.Slot(value, origin, value == null);
    }

    private <T> @Nullable T read(Declared.Key<T> key, Node node) {
        return switch (key.type().read(node, vocabulary)) {
            case KeyType.Reading.Good<T>(T value) -> value;
            case KeyType.Reading.Bad<T>(Node at, String message) -> {
                if (!(at instanceof Node.Broken)) {
                    String safe = key.secret() ? "the value, which is not shown, must be " + key.type().expected() : message;
                    problems.add(new ConfigProblem(at.origin(), at.path(), safe));
                }
                yield null;
            }
        };
    }

    private ParamValues params(Bound bound, Params params, @Nullable Node node) {
        TreeMap<String, ParamValue> values = new TreeMap<>();
        Node.Table table = table(node, "a section of name: value");
        if (table != null) {
            table.members().forEach((name, member) -> {
                if (!PARAM_NAME.matcher(name).matches()) {
                    problems.add(new ConfigProblem(member.keyOrigin(), table.path(),
                            Json.quote(name) + " is no parameter name: use letters, digits, '-' and '_', beginning with a letter"));
                } else if (member.value() instanceof Node.Scalar scalar && !scalar.isNull()) {
                    values.put(name, new ParamValue(name, scalar.text(), kind(scalar), scalar.path(), scalar.origin()));
                } else if (!(member.value() instanceof Node.Broken)) {
                    problems.add(new ConfigProblem(member.value().origin(), member.value().path(),
                            "a parameter must be one value: a number, a text, true or false"));
                }
            });
        }
        Origin origin = table == null ? new Origin.Default() : table.origin();
        return new ParamValues(table == null ? bound.pathOf(params) : table.path(), origin, values);
    }

    private static ParamValue.Kind kind(Node.Scalar scalar) {
        if (scalar.quoted()) {
            return ParamValue.Kind.TEXT;
        }
        if (scalar.text().equals("true") || scalar.text().equals("false")) {
            return ParamValue.Kind.BOOLEAN;
        }
        return JSON_NUMBER.matcher(scalar.text()).matches() ? ParamValue.Kind.NUMBER : ParamValue.Kind.TEXT;
    }

    /// Computes the values that follow from others, once all of those are read.
    private static void derive(Bound whole, Bound bound) {
        for (Declared member : bound.declaration().members()) {
            switch (member) {
                case Declared.Key<?> key -> deriveKey(whole, bound, key);
                case Section section -> derive(whole, bound.section(section));
                case Listing listing -> bound.items(listing).forEach(item -> derive(whole, item));
                case Params ignored -> {
                }
            }
        }
    }

    private static <T> void deriveKey(Bound whole, Bound own, Declared.Key<T> key) {
        Bound.Slot slot = own.slot(key);
        if (key.preset() instanceof Preset.Derived<T>(String ignored, var rule) && slot.value() == null && !slot.faulty()) {
            own.put(key, new Bound.Slot(rule.apply(whole, own), new Origin.Default(), false));
        }
    }
}
