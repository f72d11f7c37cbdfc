package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataKind;
import dev.assay.application.data.InstrumentTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The cells of one line of a tab-separated table, taken one after another. Tabs, line ends and backslashes in a cell are escaped.
final class Cells {
    private final List<String> cells;
    private int next;

    private Cells(List<String> cells) {
        this.cells = cells;
    }

    static Cells of(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        while (true) {
            int tab = line.indexOf('\t', from);
            cells.add(unescape(tab < 0 ? line.substring(from) : line.substring(from, tab)));
            if (tab < 0) {
                return new Cells(cells);
            }
            from = tab + 1;
        }
    }

    static String line(List<String> cells) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : "\t").append(escape(cells.get(i)));
        }
        return out.append('\n').toString();
    }

    private static String escape(String cell) {
        return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\' || i + 1 == cell.length()) {
                out.append(c);
            } else {
                char escaped = cell.charAt(++i);
                out.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            }
        }
        return out.toString();
    }

    int count() {
        return cells.size();
    }

    String text() {
        return cells.get(next++);
    }

    long number() {
        return Long.parseLong(text());
    }

    int small() {
        return Integer.parseInt(text());
    }

    DataKind kind() {
        return named(DataKind.values(), DataKind::key, text());
    }

    InstrumentTerms.Kind instrumentKind() {
        return named(InstrumentTerms.Kind.values(), InstrumentTerms.Kind::key, text());
    }

    static <T> T named(T[] values, Function<T, String> name, String text) {
        for (T value : values) {
            if (name.apply(value).equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is none of the known names");
    }
}
