package dev.assay.interfaces.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts rows by a label of several parts (such as control and reason), with the first example of each. Labels beyond the limit are counted
/// together, as reasons may hold figures that make each one different. Not thread-safe.
final class Tally {
    private static final int LIMIT = 500;

    private final Map<List<String>, Long> counts = new TreeMap<>(Tally::compare);
    private final Map<List<String>, String> examples = new TreeMap<>(Tally::compare);
    private long total;

    void add(String example, String... label) {
        List<String> key = List.of(label);
        if (counts.size() >= LIMIT && !counts.containsKey(key)) {
            key = Collections.nCopies(label.length, "(other)");
        }
        counts.merge(key, 1L, Long::sum);
        examples.putIfAbsent(key, example);
        total++;
    }

    long total() {
        return total;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /// Most frequent first; equal counts in the order of their labels.
    List<Entry> entries() {
        return counts.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue(), examples.getOrDefault(e.getKey(), "")))
                .sorted(Comparator.comparingLong(Entry::count).reversed()).toList();
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    record Entry(List<String> label, long count, String example) {
        Entry {
            label = List.copyOf(label);
        }
    }
}
