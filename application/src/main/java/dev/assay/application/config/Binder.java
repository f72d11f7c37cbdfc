package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Declared> members = new ArrayList<>(root.members());
        members.remove(Keys.STRATEGY);
        Bound bound = section(new Section(root.name(), root.doc(), members), tree, "", tree.origin());
        derive(bound, bound);
        return bound;
    }

    private Bound section(Section section, Node.@Nullable Table table, String path, Origin origin) {
        Bound bound = new Bound(section, path, origin, baseName);
        for (Declared member : section.members()) {
            Node.Member given = table == null ? null : table.members().get(member.name());
            member.accept(new Reader(bound, given == null ? null : given.value()));
        }
        if (table != null) {
            for (Map.Entry<String, Node.Member> member : table.members().entrySet()) {
                if (section.find(member.getKey()).isEmpty()) {
                    problems.add(new ConfigProblem(member.getValue().keyOrigin(), path,
                            UnknownKey.message(member.getKey(), path.isEmpty() ? root : section, root)));
                }
            }
        }
        return bound;
    }

    /// Reads one member of a section from its node.
    private final class Reader implements Declared.Visitor {
        private final Bound bound;
        private final @Nullable Node node;

        Reader(Bound bound, @Nullable Node node) {
            this.bound = bound;
            this.node = node;
        }

        @Override
        public <T> void key(Declared.Key<T> key) {
            readKey(bound, key, node);
        }

        @Override
        public void section(Section section) {
            bound.put(section, inner(section, node, bound));
        }

        @Override
        public void listing(Listing listing) {
            readListing(bound, listing, node);
        }

        @Override
        public void params(Params params) {
            bound.put(params, readParams(bound, params, node));
        }
    }

    private Bound inner(Section section, @Nullable Node node, Bound outer) {
        String path = outer.pathOf(section);
        Node.Table table = table(node, section);
        return section(section, table, path, table == null ? outer.origin() : table.origin());
    }

    private void readListing(Bound bound, Listing listing, @Nullable Node node) {
        List<Bound> items = new ArrayList<>();
        if (node instanceof Node.Items list) {
            for (Node each : list.nodes()) {
                Node.Table table = table(each, listing.item());
                if (table != null) {
                    items.add(section(listing.item(), table, table.path(), table.origin()));
                }
            }
        } else if (node != null && !(node instanceof Node.Broken) && !(node instanceof Node.Scalar scalar && scalar.isNull())) {
            problems.add(new ConfigProblem(node.origin(), bound.pathOf(listing), listExpected(node, listing)));
        }
        bound.put(listing, node == null ? new Origin.Default() : node.origin(), items);
    }

    private static String listExpected(Node node, Listing listing) {
        String found = node instanceof Node.Scalar scalar ? KeyType.Simple.shown(scalar) + " is not a list" : "is a section, not a list";
        return found + ": put \"- \" before each entry, which has the keys " + String.join(", ", listing.item().names());
    }

    private Node.@Nullable Table table(@Nullable Node node, @Nullable Section section) {
        if (node instanceof Node.Table table) {
            return table;
        }
        if (node instanceof Node.Items || (node instanceof Node.Scalar scalar && !scalar.isNull())) {
            String found = node instanceof Node.Scalar scalar ? KeyType.Simple.shown(scalar) + " is a single value" : "is a list";
            String expected = section == null ? "a section of name: value" : "a section with keys " + String.join(", ", section.names());
            problems.add(new ConfigProblem(node.origin(), node.path(), found + ": must be " + expected));
        }
        return null;
    }

    private <T> void readKey(Bound bound, Declared.Key<T> key, @Nullable Node node) {
        Origin none = new Origin.Default();
        Preset<T> preset = key.preset();
        boolean absent = node == null || (preset instanceof Preset.Absent<T> && node instanceof Node.Scalar scalar && scalar.isNull());
        if (node != null && !absent) {
            bound.put(key, slot(read(key, node), node.origin()));
        } else if (preset instanceof Preset.Fixed<T> fixed) {
            bound.put(key, slot(read(key, new Node.Scalar(bound.pathOf(key), none, fixed.text(), false)), none));
        } else if (preset instanceof Preset.Required<T> required) {
            problems.add(new ConfigProblem(bound.origin(), bound.pathOf(key),
                    "is missing: must be " + key.type().expected() + "; for example " + required.example()));
            bound.put(key, new Bound.Slot(null, none, true));
        } else {
            bound.put(key, new Bound.Slot(null, node == null ? none : node.origin(), false));
        }
    }

    private static Bound.Slot slot(@Nullable Object value, Origin origin) {
        return new Bound.Slot(value, origin, value == null);
    }

    private <T> @Nullable T read(Declared.Key<T> key, Node node) {
        KeyType.Reading<T> reading = key.type().read(node, vocabulary);
        if (reading instanceof KeyType.Reading.Good<T> good) {
            return good.value();
        }
        if (reading instanceof KeyType.Reading.Bad<T> bad && !(bad.at() instanceof Node.Broken)) {
            String safe = key.secret() ? "the value, which is not shown, must be " + key.type().expected() : bad.message();
            problems.add(new ConfigProblem(bad.at().origin(), bad.at().path(), safe));
        }
        return null;
    }

    private ParamValues readParams(Bound bound, Params params, @Nullable Node node) {
        TreeMap<String, ParamValue> values = new TreeMap<>();
        Node.Table table = table(node, null);
        if (table != null) {
            for (Map.Entry<String, Node.Member> each : table.members().entrySet()) {
                String name = each.getKey();
                Node.Member member = each.getValue();
                if (!PARAM_NAME.matcher(name).matches()) {
                    problems.add(new ConfigProblem(member.keyOrigin(), table.path(),
                            Json.quote(name) + " is no parameter name: use letters, digits, '-' and '_', beginning with a letter"));
                } else if (member.value() instanceof Node.Scalar scalar && !scalar.isNull()) {
                    values.put(name, new ParamValue(name, scalar.text(), kind(scalar), scalar.path(), scalar.origin()));
                } else if (!(member.value() instanceof Node.Broken)) {
                    problems.add(new ConfigProblem(member.value().origin(), member.value().path(),
                            "a parameter must be one value: a number, a text, true or false"));
                }
            }
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
        Deriver deriver = new Deriver(whole, bound);
        for (Declared member : bound.declaration().members()) {
            member.accept(deriver);
        }
    }

    private record Deriver(Bound whole, Bound own) implements Declared.Visitor {
        @Override
        public <T> void key(Declared.Key<T> key) {
            Bound.Slot slot = own.slot(key);
            if (key.preset() instanceof Preset.Derived<T> derived && slot.value() == null && !slot.faulty()) {
                own.put(key, new Bound.Slot(Defaults.value(derived.rule(), whole, own), new Origin.Default(), false));
            }
        }

        @Override
        public void section(Section section) {
            derive(whole, own.section(section));
        }

        @Override
        public void listing(Listing listing) {
            for (Bound item : own.items(listing)) {
                derive(whole, item);
            }
        }

        @Override
        public void params(Params params) {
            // nothing is known about free-form parameters here
        }
    }
}
