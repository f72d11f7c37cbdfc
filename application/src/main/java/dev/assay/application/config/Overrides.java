package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// Lays the environment and `--set` over the tree read from the file.
final class Overrides {
    private final Section root;
    private final Node.Table tree;
    private final List<ConfigProblem> problems;

    Overrides(Section root, Node.Table tree, List<ConfigProblem> problems) {
        this.root = root;
        this.tree = tree;
        this.problems = problems;
    }

    /// Variables that begin with `ASSAY_`; in the order of their keys, so that places in a list are filled from the first on.
    void environment(Map<String, String> variables) {
        TreeMap<KeyPath, String> byKey = new TreeMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (String name : variables.keySet()) {
            if (EnvironmentNames.OTHER.contains(name)) {
                continue;
            }
            Optional<KeyPath> key = EnvironmentNames.key(name, root);
            if (key.isPresent()) {
                String meaning = strategyAsList(key.get()).text();
                String other = first.putIfAbsent(meaning, name);
                if (other != null) {
                    problems.add(new ConfigProblem(new Origin.Variable(name), "", "sets the same key as " + other + ": keep one"));
                } else {
                    byKey.put(key.get(), name);
                }
            } else {
                String hint = Nearest.to(name, EnvironmentNames.all(root)).map(near -> "did you mean " + near + "?")
                        .orElse("\"config keys\" lists the variables that are known; unset this one");
                problems.add(new ConfigProblem(new Origin.Variable(name), "", "unknown variable: " + hint));
            }
        }
        for (Map.Entry<KeyPath, String> each : byKey.entrySet()) {
            put(each.getKey(), variables.getOrDefault(each.getValue(), ""), new Origin.Variable(each.getValue()));
        }
    }

    /// The texts of `--set`, in the order given.
    void options(List<String> sets) {
        for (String set : sets) {
            int equals = set.indexOf('=');
            String key = equals < 0 ? set : set.substring(0, equals).strip();
            Optional<KeyPath> path = KeyPath.parse(key);
            if (equals < 0) {
                problems.add(
                        new ConfigProblem(new Origin.Option(key), "", "must be --set key=value, for example --set account.cash=50000"));
            } else if (path.isEmpty()) {
                problems.add(new ConfigProblem(new Origin.Option(key), "",
                        "is no key: write names with dots and places in brackets, for example strategies[0].params.fast"));
            } else {
                put(path.get(), set.substring(equals + 1), new Origin.Option(key));
            }
        }
    }

    private void put(KeyPath key, String text, Origin origin) {
        String value = text.strip();
        KeyPath target = asInTree(key, origin);
        if (target == null) {
            return;
        }
        boolean flow = value.startsWith("[") || value.startsWith("{");
        Node node = flow ? YamlReader.value(value, target.text(), origin, problems) : scalar(value, target.text(), origin);
        if (node != null) {
            put(target, node);
        }
    }

    /// Quotes that outlive the shell mean what they mean in YAML: text.
    private static Node.Scalar scalar(String value, String path, Origin origin) {
        boolean quoted = value.length() >= 2 && value.charAt(0) == value.charAt(value.length() - 1)
                && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return new Node.Scalar(path, origin, quoted ? value.substring(1, value.length() - 1) : value, quoted);
    }

    /// `strategy` and `strategies[0]` name the same thing: whichever of them the tree has is meant.
    private @Nullable KeyPath asInTree(KeyPath key, Origin origin) {
        Node.Member single = tree.members().get(Keys.STRATEGY.name());
        Node.Member several = tree.members().get(Keys.STRATEGIES.name());
        boolean saysSingle = key.steps().getFirst().equals(new KeyPath.Step.Name(Keys.STRATEGY.name()));
        KeyPath asList = strategyAsList(key);
        if (saysSingle && several != null && single == null) {
            if (several.value() instanceof Node.Items items && items.nodes().size() > 1) {
                problems.add(new ConfigProblem(origin, key.text(), "there are " + items.nodes().size() + " strategies: write "
                        + asList.text() + " for the first of them"));
                return null;
            }
            return asList;
        }
        List<KeyPath.Step> steps = key.steps();
        if (!saysSingle && single != null && several == null && steps.size() >= 2
                && steps.getFirst().equals(new KeyPath.Step.Name(Keys.STRATEGIES.name()))
                && steps.get(1) instanceof KeyPath.Step.Index index) {
            if (index.index() > 0) {
                problems.add(new ConfigProblem(origin, key.text(),
                        "there is one strategy, under \"strategy\": list it under \"strategies\" to add more"));
                return null;
            }
            List<KeyPath.Step> asSingle = new ArrayList<>(List.of(new KeyPath.Step.Name(Keys.STRATEGY.name())));
            asSingle.addAll(steps.subList(2, steps.size()));
            return new KeyPath(asSingle);
        }
        return key;
    }

    private static KeyPath strategyAsList(KeyPath key) {
        if (!key.steps().getFirst().equals(new KeyPath.Step.Name(Keys.STRATEGY.name()))) {
            return key;
        }
        List<KeyPath.Step> steps = new ArrayList<>(List.of(new KeyPath.Step.Name(Keys.STRATEGIES.name()), new KeyPath.Step.Index(0)));
        steps.addAll(key.steps().subList(1, key.steps().size()));
        return new KeyPath(steps);
    }

    /// Puts a node at a key, making the tables and list entries on the way to it.
    void put(KeyPath key, Node node) {
        Node.Table table = tree;
        Declared declared = root;
        for (int i = 0; i < key.steps().size(); i++) {
            boolean last = i == key.steps().size() - 1;
            if (!(key.steps().get(i) instanceof KeyPath.Step.Name(String name))) {
                problems.add(new ConfigProblem(node.origin(), node.path(), "this key is set as a whole: [a, b] for a list"));
                return;
            }
            Declared member = declared instanceof Section section ? section.find(name).orElse(null) : null;
            if (member == null && !(declared instanceof Params && last)) {
                problems.add(new ConfigProblem(node.origin(), table.path(), declared instanceof Section section
                        ? UnknownKey.message(name, section, root)
                        : "unknown key " + Json.quote(name) + ": " + declared.name() + " has no keys of its own"));
                return;
            }
            if (last) {
                String existing = declared instanceof Params ? sameName(table, name, node.origin()) : name;
                table.put(existing, node.moved(table.pathOf(existing), node.origin()));
                return;
            }
            if (member instanceof Listing listing) {
                i++;
                boolean whole = i == key.steps().size() - 1;
                Node.Table entry = entry(table, listing, key.steps().get(i), node, whole);
                if (entry == null) {
                    return;
                }
                table = entry;
                declared = listing.item();
            } else {
                if (!(member instanceof Section) && !(member instanceof Params)) {
                    problems.add(new ConfigProblem(node.origin(), node.path(), table.pathOf(name) + " has no keys of its own: "
                            + "set it as a whole, [a, b] for a list"));
                    return;
                }
                table = table(table, name, node.origin());
                declared = member;
            }
        }
    }

    /// A variable cannot say which letters of a parameter's name are capitals: it means the one that the file has.
    private static String sameName(Node.Table params, String name, Origin origin) {
        if (origin instanceof Origin.Variable && !params.members().containsKey(name)) {
            for (String existing : params.members().keySet()) {
                if (Nearest.plain(existing).equals(Nearest.plain(name))) {
                    return existing;
                }
            }
        }
        return name;
    }

    /// The table under a key; one of its own is made when there is none, or something that cannot stay because it is no table.
    private static Node.Table table(Node.Table outer, String name, Origin origin) {
        Node.Member member = outer.members().get(name);
        if (member != null && member.value() instanceof Node.Table table) {
            return table;
        }
        Node.Table made = new Node.Table(outer.pathOf(name), origin);
        if (member == null || (member.value() instanceof Node.Scalar scalar && scalar.isNull())) {
            outer.put(name, made);
        }
        return made;
    }

    /// The entry of a list that a step names, appended when it is the next one; null when the step names none or `whole` was set.
    private Node.@Nullable Table entry(Node.Table outer, Listing listing, KeyPath.Step step, Node node, boolean whole) {
        String path = outer.pathOf(listing.name());
        if (!(step instanceof KeyPath.Step.Index(int index))) {
            problems.add(new ConfigProblem(node.origin(), node.path(), path + " is a list: say which entry, for example " + path + "[0]"));
            return null;
        }
        Node.Member member = outer.members().get(listing.name());
        Node.Items items = member != null && member.value() instanceof Node.Items list ? list : new Node.Items(path, node.origin());
        if (member == null || (member.value() instanceof Node.Scalar scalar && scalar.isNull())) {
            outer.put(listing.name(), items);
        }
        int size = items.nodes().size();
        if (index > size) {
            problems.add(new ConfigProblem(node.origin(), node.path(), path + " has " + size + (size == 1 ? " entry" : " entries")
                    + ": the next one is " + path + "[" + size + "]"));
            return null;
        }
        Node.Table fresh = new Node.Table(path + "[" + index + "]", node.origin());
        Node content = whole ? node.moved(fresh.path(), node.origin()) : fresh;
        if (index == size) {
            items.nodes().add(content);
        } else if (whole) {
            items.nodes().set(index, content);
        }
        if (whole) {
            return null;
        }
        return items.nodes().get(index) instanceof Node.Table existing ? existing : fresh;
    }
}
