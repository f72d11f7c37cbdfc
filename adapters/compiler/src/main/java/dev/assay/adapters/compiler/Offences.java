package dev.assay.adapters.compiler;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was found in one file, each offence once, in line order.
final class Offences {
    private final String file;
    private final TreeMap<Integer, TreeSet<String>> byLine = new TreeMap<>();

    Offences(String file) {
        this.file = file;
    }

    /// @param line 0 where it is not known
    void add(int line, String what) {
        byLine.computeIfAbsent(line, l -> new TreeSet<>()).add(what);
    }

    List<String> inLineOrder() {
        return byLine.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(what -> at(entry.getKey()) + what)).toList();
    }

    private String at(int line) {
        return file + (line > 0 ? ":" + line : "") + ": ";
    }
}
