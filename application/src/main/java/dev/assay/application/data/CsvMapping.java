package dev.assay.application.data;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the lines of a text file become rows of a dataset. Complete: nothing about a file is guessed. Immutable.
///
/// @param dataset name of the dataset, letters, digits, `-`, `_` and `.`
/// @param source the vendor's name, stored with every row
/// @param kind bars or corporate actions
/// @param timeframe length of a bar; `1d` for corporate actions
/// @param adjustment what the prices already account for
/// @param session calendar that turns a date into an open and a close; a market code, `24X7` or `24X5`
/// @param layout how lines are cut
/// @param columns which column means what
/// @param time how times are read
/// @param symbol where symbols come from
/// @param instrument terms of the instruments
/// @param instruments terms of single symbols where they differ
/// @param policy what happens to unusual rows
public record CsvMapping(String dataset, String source, DataKind kind, Timeframe timeframe, Adjustment adjustment, String session,
        CsvLayout layout, SortedMap<Field, ColumnRef> columns, TimeRule time, SymbolRule symbol, InstrumentRule instrument,
        SortedMap<String, InstrumentRule> instruments, RowPolicy policy) {
    public CsvMapping {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        instruments = Collections.unmodifiableSortedMap(new TreeMap<>(instruments));
        requireName("dataset", dataset);
        if (source.isBlank() || source.length() > 64) {
            throw new IllegalArgumentException("source must be the vendor's name, 1 to 64 characters, not \"" + source + "\"");
        }
        for (Field field : columns.keySet()) {
            if (!Field.of(kind).contains(field)) {
                throw new IllegalArgumentException("columns." + field.key() + " does not belong to kind " + kind.key());
            }
        }
        for (Field field : Field.neededFor(kind)) {
            if (!columns.containsKey(field)) {
                throw new IllegalArgumentException("columns." + field.key() + " is missing: name the column that holds it");
            }
        }
        boolean stamped = columns.containsKey(Field.TIME);
        boolean split = columns.containsKey(Field.DATE);
        if (kind == DataKind.BAR && (stamped == split || stamped && columns.containsKey(Field.TIME_OF_DAY))) {
            throw new IllegalArgumentException("columns needs either time, or date with or without timeOfDay");
        }
        if (symbol instanceof SymbolRule.FromColumn != columns.containsKey(Field.SYMBOL)) {
            throw new IllegalArgumentException("columns.symbol is needed when, and only when, symbol.from is column");
        }
    }

    /// The terms of the instrument with that symbol.
    public InstrumentTerms terms(String ofSymbol) {
        return instruments.getOrDefault(ofSymbol, instrument).terms(ofSymbol);
    }

    /// Everything that decides what comes out of a file, one `key value` line each; equal mappings give equal text, today and in later versions.
    public String canonicalText() {
        return CsvMappingText.of(this);
    }

    private static void requireName(String key, String name) {
        if (name.isEmpty() || name.length() > 64
                || !name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0))
                || name.startsWith(".")) {
            throw new IllegalArgumentException(
                    key + " \"" + name + "\" must be 1 to 64 letters, digits, -, _ and ., not starting with a dot; for example us-daily");
        }
    }
}
