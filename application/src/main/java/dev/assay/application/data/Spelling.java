package dev.assay.application.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The names a mistyped one most likely stands for.
public final class Spelling {
    private static final int SHOWN = 3;

    private Spelling() {}

    /// Up to three of the valid names, nearest first; case, blanks, `-`, `_` and `.` do not count.
    public static List<String> nearest(String given, Collection<String> valid) {
        String plain = plain(given);
        return valid.stream().sorted(Comparator.comparingInt((String name) -> distance(plain, plain(name))).thenComparing(name -> name))
                .limit(SHOWN)
                .toList();
    }

    /// `nearest: "a", "b"` or, when nothing is valid, `there are none`.
    public static String hint(String given, Collection<String> valid) {
        return valid.isEmpty()
                ? "there are none"
                : "nearest: " + String.join(", ", nearest(given, valid).stream().map(name -> '"' + name + '"').toList());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }

    /// Levenshtein distance; a name that contains the other counts as near.
    private static int distance(String a, String b) {
        if (!a.isEmpty() && !b.isEmpty() && (a.contains(b) || b.contains(a))) {
            return a.length() == b.length() ? 0 : 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
