package dev.assay.application.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the valid name a mistyped one most likely stands for.
final class Nearest {
    private Nearest() {}

    /// The closest of `valid` when it is close enough to be a slip: at most a third of the letters, upper case, `-` and `_` apart.
    static Optional<String> to(String given, Collection<String> valid) {
        String plain = plain(given);
        String best = null;
        int bestDistance = 1 + Math.max(1, plain.length() / 3);
        for (String candidate : valid) {
            int distance = distance(plain, plain(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /// ` did you mean "x"?` or, when nothing is near, ` must be one of a, b, c`; begins with a colon.
    static String hint(String given, Collection<String> valid) {
        return to(given, valid).map(name -> ": did you mean \"" + name + "\"?")
                .orElseGet(() -> valid.isEmpty() ? ": there are none here" : ": must be one of " + String.join(", ", valid));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
