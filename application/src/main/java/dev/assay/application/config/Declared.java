package dev.assay.application.config;

import java.util.List;
import java.util.Optional;

/// One entry of the declaration of all keys: a value, a section of further entries, a list of such sections, or a table of free-form
/// parameters. Immutable.
sealed interface Declared {
    /// The key inside its section, in camel case.
    String name();

    /// One sentence for people, with units.
    String doc();

    /// Hands this entry to the method for its kind. Start-up runs through here, so it is a plain call where elsewhere a switch would do:
    /// each pattern switch costs about a millisecond the first time.
    void accept(Visitor visitor);

    /// What is to be done with each kind of entry.
    interface Visitor {
        <T> void key(Key<T> key);

        void section(Section section);

        void listing(Listing listing);

        void params(Params params);
    }

    /// The part of an environment variable's name that stands for this key: `maxOrderNotional` as `MAX_ORDER_NOTIONAL`.
    default String variable() {
        return EnvironmentNames.words(name());
    }

    /// A value.
    record Key<T>(String name, KeyType<T> type, Preset<T> preset, String doc) implements Declared {
        @SuppressWarnings("unchecked") // only values read through this key's own type are stored under it
        T cast(Object value) {
            return (T) value;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.key(this);
        }

        boolean secret() {
            return type.secret();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A table with known keys.
    record Section(String name, String doc, List<Declared> members) implements Declared {
        public Section {
            members = List.copyOf(members);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.section(this);
        }

        List<String> names() {
            return members.stream().map(Declared::name).toList();
        }

        Optional<Declared> find(String member) {
            for (Declared each : members) {
                if (each.name().equals(member)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /// A list of sections that all have the same keys.
    record Listing(String name, String doc, Section item) implements Declared {
        @Override
        public void accept(Visitor visitor) {
            visitor.listing(this);
        }
    }

    /// A table whose keys are not known here.
    record Params(String name, String doc) implements Declared {
        @Override
        public void accept(Visitor visitor) {
            visitor.params(this);
        }
    }

    /// What holds when nobody gives a value.
    sealed interface Preset<T> {
        /// Somebody must give it.
        ///
        /// @param example a line that would do
        record Required<T>(String example) implements Preset<T> {}

        /// The key then has no value.
        ///
        /// @param meaning what that means
        record Absent<T>(String meaning) implements Preset<T> {}

        /// A constant.
        ///
        /// @param text as a user would write it
        record Fixed<T>(String text) implements Preset<T> {}

        /// Computed from other values.
        ///
        /// @param words how, for the reference
        record Derived<T>(String words, Defaults.Rule rule) implements Preset<T> {}
    }
}
