package dev.assay.interfaces.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Counts rows by a label of several parts (such as status and reason). Sentences in the last part that differ only in their figures are
/// counted together; the first one stands for all, with an example. Labels beyond the limit are counted as others of the same first part.
/// Not thread-safe.
final class Tally {
    static final String OTHERS = "(other)";

    private static final int LIMIT = 500;
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,]*");

    private final Map<List<String>, Entry> entries = new LinkedHashMap<>();
    private long total;

    void add(String example, String... label) {
        total++;
        List<String> key = key(label);
        boolean full = entries.size() >= LIMIT && !entries.containsKey(key);
        List<String> shown = full ? others(label) : List.of(label);
        entries.merge(full ? shown : key, new Entry(shown, 1, example), (old, one) -> new Entry(old.label, old.count + 1, old.example));
    }

    long total() {
        return total;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /// Most frequent first; equal counts in the order of their first appearance.
    List<Entry> entries() {
        return entries.values().stream().sorted(Comparator.comparingLong(Entry::count).reversed()).toList();
    }

    private static List<String> key(String... label) {
        List<String> key = new ArrayList<>(List.of(label));
        String last = key.removeLast();
        key.add(last.contains(" ") ? FIGURE.matcher(last).replaceAll("#") : last);
        return key;
    }

    private static List<String> others(String... label) {
        List<String> others = new ArrayList<>(List.of(label[0]));
        while (others.size() < label.length) {
            others.add(OTHERS);
        }
        return others;
    }

    /// One label, how often it came, and an example of where.
    record Entry(List<String> label, long count, String example) {
        Entry {
            label = List.copyOf(label);
        }
    }
}
