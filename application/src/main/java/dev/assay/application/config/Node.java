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

    /// The same content as if it stood at another place.
    Node moved(String path, Origin origin);

    /// One value. `quoted` tells `"5"` from `5`.
    record Scalar(String path, Origin origin, String text, boolean quoted) implements Node {
        @Override
        public Scalar moved(String newPath, Origin newOrigin) {
            return new Scalar(newPath, newOrigin, text, quoted);
        }

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

        @Override
        public Items moved(String newPath, Origin newOrigin) {
            Items copy = new Items(newPath, newOrigin);
            for (Node item : nodes) {
                copy.nodes.add(item.moved(newPath + "[" + copy.nodes.size() + "]", newOrigin));
            }
            return copy;
        }
    }

    /// Keys and values, in the order written.
    record Table(String path, Origin origin, Map<String, Member> members) implements Node {
        Table(String path, Origin origin) {
            this(path, origin, new LinkedHashMap<>());
        }

        @Override
        public Table moved(String newPath, Origin newOrigin) {
            Table copy = new Table(newPath, newOrigin);
            for (Map.Entry<String, Member> member : members.entrySet()) {
                copy.put(member.getKey(), member.getValue().value().moved(copy.pathOf(member.getKey()), newOrigin));
            }
            return copy;
        }

        String pathOf(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        void put(String key, Node value) {
            members.put(key, new Member(value.origin(), value));
        }
    }

    /// A value that has been reported already and is only kept so that its key does not seem missing.
    record Broken(String path, Origin origin) implements Node {
        @Override
        public Broken moved(String newPath, Origin newOrigin) {
            return new Broken(newPath, newOrigin);
        }
    }

    /// A value of a table and where its key stands.
    record Member(Origin keyOrigin, Node value) {}
}
