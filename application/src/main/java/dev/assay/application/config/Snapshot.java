package dev.assay.application.config;

import dev.assay.application.config.Declared.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// A configuration as a run package keeps it: JSON with one value per line, sorted by key, each with its origin, secrets hidden.
///
/// @param tree the values, at the keys and origins they had
/// @param hash the hash recorded with them
record Snapshot(Node.Table tree, String hash) {
    static final String FORMAT = "assay-config";
    static final int VERSION = 1;

    static String write(List<Lines.Line> lines, String hash) {
        StringBuilder out = new StringBuilder("{\"format\": \"" + FORMAT + "\", \"version\": " + VERSION + ", \"configHash\": \"" + hash
                + "\", \"values\": [\n");
        String separator = "";
        for (Lines.Line line : lines) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("key", line.key());
            value.put("value", line.json());
            value.put("origin", line.origin().exact());
            out.append(separator).append(Json.line(value));
            separator = ",\n";
        }
        return out.append("\n]}\n").toString();
    }

    /// Reads what [#write] wrote; meaningless when it adds to `problems`.
    static Snapshot read(Section root, String name, String text, List<ConfigProblem> problems) {
        Node.Table tree = new Node.Table("", new Origin.Default());
        Snapshot snapshot = new Snapshot(tree, "");
        Node node = YamlReader.file(name, text, problems);
        Origin top = new Origin.InFile(name, 1, 1);
        if (!(node instanceof Node.Table table) || !text(table, "format").equals(FORMAT)) {
            problems.add(new ConfigProblem(top, "", "is no configuration snapshot: expected {\"format\": \"" + FORMAT + "\", …}"));
            return snapshot;
        }
        if (!text(table, "version").equals(String.valueOf(VERSION))) {
            problems.add(new ConfigProblem(top, "version",
                    Json.quote(text(table, "version")) + " cannot be read: this release reads version " + VERSION));
            return snapshot;
        }
        if (!(member(table, "values") instanceof Node.Items values)) {
            problems.add(new ConfigProblem(top, "values", "is missing: must be a list of values"));
            return snapshot;
        }
        Overrides builder = new Overrides(root, tree, problems);
        for (Node each : values.nodes()) {
            value(each, builder, problems);
        }
        return new Snapshot(tree, text(table, "configHash"));
    }

    private static void value(Node node, Overrides builder, List<ConfigProblem> problems) {
        Optional<KeyPath> key = node instanceof Node.Table line ? KeyPath.parse(text(line, "key")) : Optional.empty();
        Node value = node instanceof Node.Table line ? member(line, "value") : null;
        if (key.isEmpty() || value == null || !(node instanceof Node.Table line)) {
            problems.add(new ConfigProblem(node.origin(), "", "must be {\"key\": …, \"value\": …, \"origin\": …}"));
            return;
        }
        try {
            Origin origin = Origin.parse(text(line, "origin"));
            boolean param = key.get().text().contains(".params.");
            builder.put(key.get(), param ? value.moved(key.get().text(), origin) : bare(value, key.get().text(), origin));
        } catch (IllegalArgumentException e) {
            problems.add(new ConfigProblem(node.origin(), key.get().text(), String.valueOf(e.getMessage())));
        }
    }

    /// Without quotes, as a user would have written it, except where the text would then mean no value.
    private static Node bare(Node node, String path, Origin origin) {
        Node moved = node.moved(path, origin);
        if (moved instanceof Node.Scalar scalar && scalar.quoted()) {
            Node.Scalar bare = new Node.Scalar(path, origin, scalar.text(), false);
            return bare.isNull() ? scalar : bare;
        }
        return moved;
    }

    private static @Nullable Node member(Node.Table table, String name) {
        Node.Member member = table.members().get(name);
        return member == null ? null : member.value();
    }

    private static String text(Node.Table table, String name) {
        return member(table, name) instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
