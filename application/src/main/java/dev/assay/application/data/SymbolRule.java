package dev.assay.application.data;

import java.util.regex.Pattern;

/// Where the symbol of a row comes from.
public sealed interface SymbolRule {
    /// From the file's name: the first group of `pattern`, or the name without `.csv`, `.txt` and `.gz` when the pattern is empty.
    ///
    /// @param pattern regular expression with one group over the whole file name; empty for none
    /// @param upperCase whether letters become capitals
    record FromFileName(String pattern, boolean upperCase) implements SymbolRule {
        public FromFileName {
            if (!pattern.isEmpty() && Pattern.compile(pattern).matcher("").groupCount() != 1) {
                throw new IllegalArgumentException("the pattern needs exactly one group, for example ([a-z]+)\\.us\\.txt");
            }
        }
    }

    /// From the column mapped to [Field#SYMBOL].
    record FromColumn(boolean upperCase) implements SymbolRule {}

    /// The same for every row.
    record Fixed(String symbol) implements SymbolRule {}
}
