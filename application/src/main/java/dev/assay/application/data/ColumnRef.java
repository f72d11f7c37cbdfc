package dev.assay.application.data;

/// A column of a file, by the name in its header or, where there is none, by its place.
public sealed interface ColumnRef {
    /// A column by the header's name; compared exactly first, then without regard to case.
    record Named(String name) implements ColumnRef {
        @Override
        public String text() {
            return name;
        }
    }

    /// A column by its place, from 1.
    record Placed(int place) implements ColumnRef {
        public Placed {
            if (place < 1) {
                throw new IllegalArgumentException("columns count from 1, not " + place);
            }
        }

        @Override
        public String text() {
            return Integer.toString(place);
        }
    }

    /// The name or place as written in a mapping.
    String text();
}
