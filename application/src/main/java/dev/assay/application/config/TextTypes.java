package dev.assay.application.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Types written as words: names, choices, paths, secrets, and lists of them.
final class TextTypes {
    private TextTypes() {}

    /// One constant of an enum, written in lower case with hyphens.
    static <E extends Enum<E>> KeyType<E> choice(E[] constants) {
        return new Choice<>(List.of(constants));
    }

    /// A name that another part of the platform defines.
    static KeyType<String> known(String kind, ConfigVocabulary.Kind names) {
        return new Known(kind, names);
    }

    /// Text of a form given by a regular expression that ECMA 262 reads the same way.
    static KeyType<String> matching(String expected, String pattern) {
        return new Matching(expected, pattern);
    }

    /// A file, whose place does not count for the hash of the configuration but whose name does.
    static KeyType<Path> file() {
        return new Place("the path of a file", true);
    }

    /// A directory, which says where things are and does not count for the hash.
    static KeyType<Path> directory() {
        return new Place("the path of a directory", false);
    }

    static KeyType<Secret> secret() {
        return new Hidden();
    }

    static <T> KeyType<List<T>> listOf(KeyType<T> element, boolean emptyAllowed) {
        return new ListOf<>(element, emptyAllowed);
    }

    /// How a choice is written: `PER_SHARE` as `per-share`.
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> allWritten(List<? extends Enum<?>> constants) {
        List<String> all = new ArrayList<>();
        for (Enum<?> constant : constants) {
            all.add(written(constant));
        }
        return all;
    }

    private static final class Choice<E extends Enum<E>> extends KeyType.Simple<E> {
        private final List<E> constants;

        Choice(List<E> constants) {
            super(String.join(" or ", allWritten(constants)));
            this.constants = constants;
        }

        @Override
        Reading<E> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            for (E constant : constants) {
                if (written(constant).equals(scalar.text())) {
                    return good(constant);
                }
            }
            return wrong(scalar, "is not known");
        }

        @Override
        public String text(E value) {
            return written(value);
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("enum", allWritten(constants));
        }
    }

    private static final class Known extends KeyType.Simple<String> {
        private final ConfigVocabulary.Kind names;

        Known(String kind, ConfigVocabulary.Kind names) {
            super("the name of a " + kind);
            this.names = names;
        }

        @Override
        Reading<String> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            List<String> valid = vocabulary.names(names);
            return valid.contains(scalar.text())
                    ? good(scalar.text())
                    : bad(scalar, shown(scalar) + " is not " + expected() + Nearest.hint(scalar.text(), valid));
        }

        @Override
        public String text(String value) {
            return value;
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("enum", vocabulary.names(names));
        }
    }

    private static final class Matching extends KeyType.Simple<String> {
        private final Pattern pattern;

        Matching(String expected, String pattern) {
            super(expected);
            this.pattern = Pattern.compile(pattern);
        }

        @Override
        Reading<String> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            return pattern.matcher(scalar.text()).matches() ? good(scalar.text()) : wrong(scalar, "does not fit");
        }

        @Override
        public String text(String value) {
            return value;
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            // An unquoted 7203 or true is text here and a number or boolean to an editor.
            return Map.of("type", List.of("string", "integer", "boolean"), "pattern", "^(?:" + pattern.pattern() + ")$");
        }
    }

    private static final class Place extends KeyType.Simple<Path> {
        private final boolean file;

        Place(String expected, boolean file) {
            super(expected);
            this.file = file;
        }

        @Override
        Reading<Path> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            if (scalar.text().isBlank()) {
                return wrong(scalar, "is blank");
            }
            try {
                return good(Path.of(scalar.text()));
            } catch (InvalidPathException e) {
                return wrong(scalar, "is not a path on this system (" + e.getReason() + ")");
            }
        }

        @Override
        public String text(Path value) {
            return value.toString();
        }

        @Override
        public String identity(Path value) {
            Path name = value.getFileName();
            return file && name != null ? name.toString() : "";
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", List.of("string", "integer"), "pattern", "\\S");
        }
    }

    private static final class Hidden extends KeyType.Simple<Secret> {
        Hidden() {
            super("a secret text");
        }

        @Override
        public boolean secret() {
            return true;
        }

        @Override
        Reading<Secret> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            return scalar.text().isBlank() ? bad(scalar, "is blank: must be " + expected()) : good(new Secret(scalar.text()));
        }

        @Override
        public String text(Secret value) {
            return Secret.HIDDEN;
        }

        @Override
        public String identity(Secret value) {
            return "";
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", List.of("string", "integer"), "pattern", "\\S", "writeOnly", true);
        }
    }

    private record ListOf<T>(KeyType<T> element, boolean emptyAllowed) implements KeyType<List<T>> {
        @Override
        public String expected() {
            return (emptyAllowed ? "a list such as [a, b], each " : "a list with at least one entry such as [a, b], each ")
                    + element.expected();
        }

        @Override
        public Reading<List<T>> read(Node node, ConfigVocabulary vocabulary) {
            if (node instanceof Node.Items items) {
                return elements(items, items.nodes(), vocabulary);
            }
            if (!(node instanceof Node.Scalar scalar)) {
                return new Reading.Bad<>(node,
                        node instanceof Node.Table ? "is a section with keys of its own: must be " + expected() : "");
            }
            if (scalar.isNull()) {
                return new Reading.Bad<>(scalar, "has no value: must be " + expected());
            }
            return scalar.fromOutside()
                    ? elements(scalar, split(scalar), vocabulary)
                    : new Reading.Bad<>(scalar, Simple.shown(scalar) + " is not a list: write [" + scalar.text() + "] for a list of one");
        }

        /// Options and variables may write `a,b` for `[a, b]`.
        private static List<Node> split(Node.Scalar scalar) {
            List<Node> parts = new ArrayList<>();
            for (String part : scalar.text().split(",", -1)) {
                parts.add(new Node.Scalar(scalar.path(), scalar.origin(), part.strip(), false));
            }
            return parts;
        }

        private Reading<List<T>> elements(Node at, List<Node> nodes, ConfigVocabulary vocabulary) {
            List<T> values = new ArrayList<>();
            for (Node node : nodes) {
                Reading<T> reading = element.read(node, vocabulary);
                if (reading instanceof Reading.Bad<T> bad) {
                    return new Reading.Bad<>(bad.at(), bad.message());
                }
                if (reading instanceof Reading.Good<T>(T value) && !values.contains(value)) {
                    values.add(value);
                } else {
                    return new Reading.Bad<>(node, KeyType.Simple.shown((Node.Scalar) node) + " is in the list twice: keep one");
                }
            }
            return values.isEmpty() && !emptyAllowed
                    ? new Reading.Bad<>(at, "is empty: must be " + expected())
                    : new Reading.Good<>(List.copyOf(values));
        }

        @Override
        public String text(List<T> value) {
            List<String> texts = new ArrayList<>();
            for (T each : value) {
                texts.add(element.text(each));
            }
            return "[" + String.join(", ", texts) + "]";
        }

        @Override
        public String identity(List<T> value) {
            List<Object> identities = new ArrayList<>();
            for (T each : value) {
                identities.add(element.identity(each));
            }
            return Json.line(identities);
        }

        @Override
        public Object json(List<T> value) {
            List<Object> all = new ArrayList<>();
            for (T each : value) {
                all.add(element.json(each));
            }
            return all;
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", "array", "items", element.schema(vocabulary), "minItems", emptyAllowed ? 0 : 1, "uniqueItems", true);
        }
    }
}
