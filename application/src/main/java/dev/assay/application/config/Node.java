package dev.assay.application.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of configuration before it has a type: what was written, as which key, and where. Tables and lists grow while `--set` and the
/// environment are laid over the file; they are not shared afterwards.
sealed interface Node {
    /// The key as the user wrote it; empty for the whole document.
    String path();

    Origin origin();

    /// One value. `quoted` tells `"5"` from `5`.
    record Scalar(String path, Origin origin, String text, boolean quoted) implements Node {
        /// `null`, `~` or nothing at all.
        boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL"));
        }

        /// Whether the value came as bare text, where YAML's quotes mean nothing.
        boolean fromOutside() {
            return !(origin instanceof Origin.InFile);
        }
    }

    /// A list.
    record Items(String path, Origin origin, List<Node> nodes) implements Node {
        Items(String path, Origin origin) {
            this(path, origin, new ArrayList<>());
        }
    }

    /// Keys and values, in the order written.
    record Table(String path, Origin origin, Map<String, Member> members) implements Node {
        Table(String path, Origin origin) {
            this(path, origin, new LinkedHashMap<>());
        }

        String pathOf(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        void put(String key, Node value) {
            members.put(key, new Member(value.origin(), value));
        }
    }

    /// A value that has been reported already and is only kept so that its key does not seem missing.
    record Broken(String path, Origin origin) implements Node {}

    /// A value of a table and where its key stands.
    record Member(Origin keyOrigin, Node value) {}

    /// The same content as if it stood at another place.
    static Node moved(Node node, String path, Origin origin) {
        return switch (node) {
            case Scalar scalar -> new Scalar(path, origin, scalar.text(), scalar.quoted());
            case Broken ignored -> new Broken(path, origin);
            case Items items -> {
                Items copy = new Items(path, origin);
                for (Node item : items.nodes()) {
                    copy.nodes().add(moved(item, path + "[" + copy.nodes().size() + "]", origin));
                }
                yield copy;
            }
            case Table table -> {
                Table copy = new Table(path, origin);
                table.members().forEach((key, member) -> copy.put(key, moved(member.value(), copy.pathOf(key), origin)));
                yield copy;
            }
        };
    }
}
