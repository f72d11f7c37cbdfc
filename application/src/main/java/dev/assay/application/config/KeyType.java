package dev.assay.application.config;

import java.util.Map;

/// The type of a configuration value: how it is read, checked, written, described to people and to editors. Stateless.
interface KeyType<T> {
    /// The value a node stands for, or why it stands for none.
    Reading<T> read(Node node, ConfigVocabulary vocabulary);

    /// What is expected, as the end of "must be …".
    String expected();

    /// The value as `config show` prints it; [#read] of a bare scalar of this text gives an equal value.
    String text(T value);

    /// The value as it counts for the hash of a configuration.
    default String identity(T value) {
        return text(value);
    }

    /// The value as JSON: a string, or a list of strings.
    default Object json(T value) {
        return text(value);
    }

    /// Whether values must never be shown.
    default boolean secret() {
        return false;
    }

    /// The members of its JSON Schema.
    Map<String, Object> schema(ConfigVocabulary vocabulary);

    /// The outcome of reading.
    sealed interface Reading<T> {
        record Good<T>(T value) implements Reading<T> {}

        /// @param message what is wrong, beginning with the value
        record Bad<T>(Node at, String message) implements Reading<T> {}
    }

    /// A type whose values are written as one scalar.
    abstract class Simple<T> implements KeyType<T> {
        private final String expected;

        Simple(String expected) {
            this.expected = expected;
        }

        @Override
        public final String expected() {
            return expected;
        }

        @Override
        public final Reading<T> read(Node node, ConfigVocabulary vocabulary) {
            if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
                return parse(scalar, vocabulary);
            }
            return bad(node, switch (node) {
                case Node.Scalar ignored -> "has no value: must be " + expected;
                case Node.Items ignored -> "is a list: must be " + expected;
                case Node.Table ignored -> "is a section with keys of its own: must be " + expected;
                case Node.Broken ignored -> "";
            });
        }

        abstract Reading<T> parse(Node.Scalar scalar, ConfigVocabulary vocabulary);

        final Reading<T> good(T value) {
            return new Reading.Good<>(value);
        }

        final Reading<T> bad(Node at, String message) {
            return new Reading.Bad<>(at, message);
        }

        /// `<value> <problem>: must be <expected>`.
        final Reading<T> wrong(Node.Scalar scalar, String problem) {
            return bad(scalar, shown(scalar) + " " + problem + (problem.contains(": ") ? "; must be " : ": must be ") + expected);
        }

        /// The value as the user wrote it, shortened when very long.
        static String shown(Node.Scalar scalar) {
            String text = scalar.text().length() <= 60 ? scalar.text() : scalar.text().substring(0, 57) + "…";
            boolean number = !scalar.quoted() && text.matches("[-+.\\d][\\w.+%-]*…?");
            return number ? text : Json.quote(text);
        }
    }
}
