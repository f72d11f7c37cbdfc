package dev.assay.interfaces.cli;

import java.util.ArrayList;
import java.util.List;

/// A table for the terminal: columns as wide as their widest cell, numbers to the right.
final class TextTable {
    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param header titles; one that ends in `>` is aligned to the right, without the mark
    TextTable(String... header) {
        this.header = java.util.Arrays.stream(header).map(title -> title.endsWith(">") ? title.substring(0, title.length() - 1) : title)
                .toList();
        this.right = java.util.Arrays.stream(header).map(title -> title.endsWith(">")).toList();
    }

    void row(Object... cells) {
        rows.add(java.util.Arrays.stream(cells).map(Object::toString).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String text() {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        StringBuilder out = new StringBuilder();
        line(out, widths, header);
        rows.forEach(row -> line(out, widths, row));
        return out.toString();
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private void line(StringBuilder out, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            line.append(right.get(i) ? blanks + cells.get(i) : cells.get(i) + blanks).append("  ");
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
