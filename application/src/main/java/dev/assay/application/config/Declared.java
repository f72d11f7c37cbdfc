package dev.assay.application.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/// One entry of the declaration of all keys: a value, a section of further entries, a list of such sections, or a table of free-form
/// parameters. Immutable.
sealed interface Declared {
    /// The key inside its section, in camel case.
    String name();

    /// One sentence for people, with units.
    String doc();

    /// The part of an environment variable's name that stands for this key: `maxOrderNotional` as `MAX_ORDER_NOTIONAL`.
    default String variable() {
        return name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /// A value.
    record Key<T>(String name, KeyType<T> type, Preset<T> preset, String doc) implements Declared {
        @SuppressWarnings("unchecked") // only values read through this key's own type are stored under it
        T cast(Object value) {
            return (T) value;
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

        List<String> names() {
            return members.stream().map(Declared::name).toList();
        }

        Optional<Declared> find(String member) {
            return members.stream().filter(each -> each.name().equals(member)).findFirst();
        }
    }

    /// A list of sections that all have the same keys.
    record Listing(String name, String doc, Section item) implements Declared {}

    /// A table whose keys are not known here.
    record Params(String name, String doc) implements Declared {}

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

        /// Computed from other values; null when one of those is at fault.
        ///
        /// @param words how, for the reference
        record Derived<T>(String words, BiFunction<Bound, Bound, @Nullable T> rule) implements Preset<T> {}
    }
}
