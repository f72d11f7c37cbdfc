package dev.assay.adapters.catalogue;

/// A bounded block of rows in columns, with the part of it that counts.
final class Chunk {
    private final long[][] columns;
    private int from;
    private int to;

    Chunk(int width) {
        this.columns = new long[width][ColumnFile.BLOCK_ROWS];
    }

    long[][] columns() {
        return columns;
    }

    void set(int first, int end) {
        from = first;
        to = end;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}
