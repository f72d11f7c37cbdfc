package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataException;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.SymbolRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers the instruments of an ingest in the order they are met.
final class SeriesIndex {
    /// Most instruments one ingest brings in.
    static final int LIMIT = 100_000;

    private final Function<String, InstrumentTerms> termsOf;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<InstrumentTerms> terms = new ArrayList<>();

    /// @param termsOf the terms of a symbol's instrument
    SeriesIndex(Function<String, InstrumentTerms> termsOf) {
        this.termsOf = termsOf;
    }

    /// The symbol every row of a file has; null when rows name their own.
    static @Nullable String symbolOf(CsvMapping mapping, SourceFile file) {
        String symbol = switch (mapping.symbol()) {
            case SymbolRule.Fixed fixed -> fixed.symbol();
            case SymbolRule.FromColumn ignored -> null;
            case SymbolRule.FromFileName rule -> fromName(rule, file);
        };
        if (symbol != null && !usable(symbol)) {
            throw DataException.at(file.name(), 0, "symbol", symbol, "is no symbol: 1 to 64 printable characters without blanks",
                    "use symbol: {from: file-name, pattern: …} or symbol: {from: fixed, value: …}");
        }
        return symbol;
    }

    private static String fromName(SymbolRule.FromFileName rule, SourceFile file) {
        String name = file.fileName();
        String symbol;
        if (rule.pattern().isEmpty()) {
            symbol = name.replaceFirst("\\.gz$", "").replaceFirst("\\.(csv|CSV|txt|TXT|tsv)$", "");
        } else {
            Matcher matcher = Pattern.compile(rule.pattern()).matcher(name);
            if (!matcher.matches() || matcher.group(1) == null) {
                throw DataException.at(file.name(), 0, "symbol.pattern", rule.pattern(), "does not fit the file name",
                        "correct the pattern or name the file otherwise");
            }
            symbol = matcher.group(1);
        }
        return rule.upperCase() ? symbol.toUpperCase(Locale.ROOT) : symbol;
    }

    static boolean usable(String symbol) {
        return !symbol.isEmpty() && symbol.length() <= 64 && symbol.chars().allMatch(c -> c > ' ' && c != 127);
    }

    /// The number of a symbol's instrument.
    int number(String symbol) {
        Integer known = numbers.get(symbol);
        if (known != null) {
            return known;
        }
        if (terms.size() == LIMIT) {
            throw DataException.of("the files hold more than " + LIMIT + " symbols", "take them in by parts, or check the symbol column");
        }
        int number = terms.size();
        numbers.put(symbol, number);
        terms.add(termsOf.apply(symbol));
        return number;
    }

    InstrumentTerms terms(int number) {
        return terms.get(number);
    }

    int size() {
        return terms.size();
    }
}
