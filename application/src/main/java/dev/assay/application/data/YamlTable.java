package dev.assay.application.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A table of a YAML file that remembers lines and refuses keys nobody asked for. Values stay text until a reader asks for a type.
public final class YamlTable {
    private final String file;
    private final String path;
    private final long line;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    private YamlTable(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode table)) {
            throw DataException.at(file, line, path.isEmpty() ? "mapping" : path, null, "must be a table of keys and values",
                    "write key: value lines");
        }
        for (NodeTuple member : table.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw DataException.at(file, lineOf(member.getKeyNode()), path, null, "a key must be a name", "write key: value");
            }
            members.put(key.getValue(), member.getValueNode());
        }
    }

    /// Reads the outermost table.
    ///
    /// @throws DataException when the text is no YAML
    public static YamlTable parse(String file, String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setCodePointLimit(1_000_000).setMaxAliasesForCollections(0).build();
            Node root = new Compose(settings).composeString(text)
                    .orElseThrow(() -> DataException.inFile(file, "the mapping is empty", "see docs/reference/data.md for an example"));
            return new YamlTable(file, "", root);
        } catch (MarkedYamlEngineException e) {
            long line = e.getProblemMark().map(mark -> mark.getLine() + 1L).orElse(0L);
            throw DataException.at(file, line, "mapping", null, "not valid YAML: " + e.getProblem(), "check indentation, colons and quotes")
                    .causedBy(e);
        } catch (YamlEngineException e) {
            throw DataException.inFile(file, "not valid YAML: " + e.getMessage(), "check indentation, colons and quotes").causedBy(e);
        }
    }

    private static long lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L);
    }

    /// The table under a key; null when the key is absent.
    public @Nullable YamlTable table(String key) {
        Node node = get(key);
        return node == null ? null : new YamlTable(file, path(key), node);
    }

    /// The table under a key, or an empty one.
    public YamlTable tableOrEmpty(String key) {
        YamlTable table = table(key);
        return table != null ? table : new YamlTable(file, path(key), line);
    }

    private YamlTable(String file, String path, long line) {
        this.file = file;
        this.path = path;
        this.line = line;
    }

    /// The keys given, in the order of the text.
    public Set<String> keys() {
        return members.keySet();
    }

    /// A single value; null when the key is absent.
    public @Nullable String text(String key) {
        Node node = get(key);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw at(key, null, "must be a single value", "write " + key + ": value");
        }
        return scalar.getValue();
    }

    /// A value, or another one where the key is absent.
    public String text(String key, String fallback) {
        String value = text(key);
        return value == null ? fallback : value;
    }

    /// A value that must be there.
    ///
    /// @param example shown where it is not
    public String needed(String key, String example) {
        String value = text(key);
        if (value == null || value.isEmpty()) {
            throw DataException.at(file, line, path(key), null, "is missing", "add it, for example " + key + ": " + example);
        }
        return value;
    }

    /// True or false.
    public boolean flag(String key, boolean fallback) {
        String value = text(key);
        if (value == null) {
            return fallback;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw at(key, value, "must be true or false", "choose one");
        };
    }

    /// A whole number.
    public int number(String key, int fallback) {
        String value = text(key);
        if (value == null) {
            return fallback;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw at(key, value, "must be a whole number", "write digits only").causedBy(e);
        }
    }

    char mark(String key, char fallback) {
        String value = text(key);
        if (value == null) {
            return fallback;
        }
        String plain = value.equals("\\t") || value.equals("tab") ? "\t" : value;
        if (plain.length() != 1 || plain.charAt(0) > 127) {
            throw at(key, value, "must be one ASCII character", "write for example " + key + ": \";\", or tab");
        }
        return plain.charAt(0);
    }

    /// One of a closed set, by its name in mappings.
    public <T> T choice(String key, T[] values, Function<T, String> name, T fallback) {
        String value = text(key);
        if (value == null) {
            return fallback;
        }
        List<String> names = Arrays.stream(values).map(name).toList();
        int index = names.indexOf(value);
        if (index < 0) {
            throw at(key, value, "must be one of " + String.join(", ", names), "choose one");
        }
        return values[index];
    }

    /// Reads a value with a parser that throws [IllegalArgumentException] in words.
    public <T> T parsed(String key, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw at(key, value, String.valueOf(e.getMessage()), "correct it").causedBy(e);
        }
    }

    /// Runs a constructor that checks its arguments and puts its complaint at this table.
    public <T> T checked(java.util.function.Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw DataException
                    .at(file, line, path.isEmpty() ? "mapping" : path, null, String.valueOf(e.getMessage()), "correct the mapping")
                    .causedBy(e);
        }
    }

    /// A complaint about a key, at its line.
    public DataException at(String key, @Nullable String value, String problem, String fix) {
        Node node = members.get(key);
        return DataException.at(file, node == null ? line : lineOf(node), path(key), value, problem, fix);
    }

    /// Refuses keys that were given but never asked for.
    public void refuseUnknown() {
        refuseUnknown(known);
    }

    private void refuseUnknown(Collection<String> valid) {
        for (String key : members.keySet()) {
            if (!valid.contains(key)) {
                throw at(key, null, "there is no such key here; " + Spelling.hint(key, valid), "correct or remove it");
            }
        }
    }

    private @Nullable Node get(String key) {
        known.add(key);
        return members.get(key);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
