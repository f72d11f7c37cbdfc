package dev.assay.application.guess;

import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A mapping guessed from a file's beginning, each line with what led to it. It is text first, so that what is shown is what is used.
///
/// @param yaml the mapping with its reasons as comments
/// @param reasons what was guessed, in the order of the text
/// @param rows how many rows the guesses were made from
public record MappingGuess(String yaml, List<Reason> reasons, int rows) {
    /// One guess.
    ///
    /// @param key the mapping's key
    /// @param value the guess
    /// @param why what led to it
    public record Reason(String key, String value, String why) {}

    /// What a person says beforehand.
    ///
    /// @param dataset name of the dataset; empty to take the file's
    /// @param source the vendor; empty where it is not known
    /// @param monthFirst whether 3/4 is the 4th of March; empty to let the file say
    public record Hints(Optional<String> dataset, Optional<String> source, Optional<Boolean> monthFirst) {
        /// Nothing said.
        public static final Hints NONE = new Hints(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public MappingGuess {
        reasons = List.copyOf(reasons);
    }

    /// Guesses.
    ///
    /// @throws dev.assay.application.data.DataException when the file holds no bars that can be recognised, or its dates can be read two ways
    public static MappingGuess of(Path file, Hints hints, CalendarProvider calendars) {
        TextSample sample = TextSample.read(file);
        Table table = Table.of(sample);
        ColumnGuess columns = ColumnGuess.of(sample, table);
        TimeGuess times = times(sample, table, columns, hints);
        Spacing spacing = Spacing.of(times, calendars);
        Writer out = new Writer(file, table.rows().size(), sample.whole());
        String stem = stem(file);
        out.line("dataset", hints.dataset().orElse(slug(stem + "-" + spacing.timeframe())), hints.dataset().isPresent()
                ? "as you gave it"
                : "from the file's name");
        out.line("source", hints.source().orElse("unnamed"), hints.source().isPresent() ? "as you gave it" : "name the vendor here");
        out.line("timeframe", spacing.timeframe(), spacing.timeframeWhy());
        AdjustmentGuess adjustment = AdjustmentGuess.of(table, columns.places());
        out.line("adjustment", adjustment.key(), adjustment.why());
        out.line("session", spacing.session(), spacing.sessionWhy());
        layout(out, sample, table);
        out.table("columns");
        columns.places().forEach((field, place) -> out.line("  " + field.key(), table.name(place), columns.why().getOrDefault(field, "")));
        out.table("time");
        out.line("  format", times.format(), times.why());
        if (spacing.zone() != null) {
            out.line("  zone", spacing.zone().getId(), spacing.zoneWhy());
        }
        if (!spacing.timeframe().matches("1(d|w|mo)")) {
            out.line("  label", "open", "assumed: a bar's time is its beginning; confirm this");
        }
        symbol(out, file, columns);
        terms(out, table, columns, spacing);
        return new MappingGuess(out.text(), out.reasons, table.rows().size());
    }

    static TimeGuess times(TextSample sample, Table table, ColumnGuess columns, Hints hints) {
        Optional<TimeGuess.DayOrder> order = hints.monthFirst()
                .map(month -> month ? TimeGuess.DayOrder.MONTH_FIRST : TimeGuess.DayOrder.DAY_FIRST);
        Integer stamp = columns.places().get(Field.TIME);
        if (stamp != null) {
            return TimeGuess.of(sample, table.name(stamp), table.column(stamp), order);
        }
        int date = columns.places().getOrDefault(Field.DATE, 0);
        int clock = columns.places().getOrDefault(Field.TIME_OF_DAY, 0);
        List<String> joined = table.rows().stream().map(row -> row.get(date) + " " + row.get(clock)).toList();
        return TimeGuess.of(sample, table.name(date) + " and " + table.name(clock), joined, order);
    }

    private static void layout(Writer out, TextSample sample, Table table) {
        out.table("layout");
        out.line("  header", Boolean.toString(!table.header().isEmpty()), table.header().isEmpty()
                ? "the first row holds numbers, not names"
                : "the first row holds names, no numbers");
        out.line("  delimiter", table.delimiter() == '\t' ? "tab" : "" + table.delimiter(),
                "cuts the lines into " + table.width() + " fields each");
        if (table.decimal() != '.') {
            out.line("  decimal", "" + table.decimal(), "numbers such as " + table.rows().getFirst());
        }
        if (table.grouping() != 0) {
            out.line("  grouping", "" + table.grouping(), "stands before groups of three digits");
        }
        if (sample.latin()) {
            out.line("  encoding", "iso-8859-1", "the text is no UTF-8");
        }
        if (table.skipLines() > 0) {
            out.line("  skipLines", "" + table.skipLines(), "the lines before have another number of fields");
        }
    }

    private static void symbol(Writer out, Path file, ColumnGuess columns) {
        out.table("symbol");
        if (columns.places().containsKey(Field.SYMBOL)) {
            out.line("  from", "column", "a column holds it");
            return;
        }
        String name = String.valueOf(file.getFileName());
        java.util.regex.Matcher country = java.util.regex.Pattern.compile("([A-Za-z0-9_-]+)\\.([a-z]{2})\\.(txt|csv)(\\.gz)?")
                .matcher(name);
        if (country.matches()) {
            out.line("  from", "file-name", "the name's first part: " + country.group(1).toUpperCase(Locale.ROOT));
            out.line("  pattern",
                    "([A-Za-z0-9_-]+)\\." + country.group(2) + "\\." + country.group(3) + (country.group(4) == null ? "" : "\\.gz"),
                    "name, country, ending");
            out.line("  upperCase", "true", "symbols are written in capitals");
        } else if (stem(file).matches("[\\x21-\\x7e]{1,64}")) {
            out.line("  from", "file-name", "no column holds it: " + stem(file));
        } else {
            out.line("  from", "fixed", "no column holds it, and the file's name is no symbol");
            out.line("  value", slug(stem(file)).toUpperCase(Locale.ROOT), "name the instrument here");
        }
    }

    private static void terms(Writer out, Table table, ColumnGuess columns, Spacing spacing) {
        NumberGuess price = NumberGuess.of(table,
                List.of(columns.places().getOrDefault(Field.OPEN, 0), columns.places().getOrDefault(Field.HIGH, 0),
                        columns.places().getOrDefault(Field.LOW, 0), columns.places().getOrDefault(Field.CLOSE, 0)),
                "prices");
        Integer place = columns.places().get(Field.VOLUME);
        NumberGuess volume = place == null
                ? new NumberGuess(0, false, "there are no volumes")
                : NumberGuess.of(table, List.of(place), "volumes");
        out.table("instrument");
        out.line("  kind", "equity", "assumed: a file of bars does not say; equity, etf, index, fx or crypto (pairs need a base)");
        out.line("  mic", spacing.session(), "the market, as the calendar above");
        out.line("  currency", "USD", "assumed: the file does not say");
        out.line("  priceScale", "" + price.scale(), price.why());
        out.line("  quantityScale", "" + volume.scale(), volume.why());
        if (price.round() || volume.round()) {
            out.table("policy");
            out.line("  rounding", "half-even", "more decimals than are kept");
        }
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.gz$", "").replaceFirst("\\.(csv|CSV|txt|TXT|tsv)$", "");
    }

    private static String slug(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^\\.+", "");
        return plain.length() > 64 ? plain.substring(0, 64) : plain;
    }

    /// The mapping, read by the reader of mappings.
    ///
    /// @param name the text's name in messages
    public CsvMapping mapping(String name) {
        return CsvMappingReader.text(name, yaml);
    }

    /// Lines with their reasons behind them, one under the other.
    private static final class Writer {
        private final List<Reason> reasons = new ArrayList<>();
        private final Map<String, String> lines = new LinkedHashMap<>();
        private final String head;
        private String parent = "";

        Writer(Path file, int rows, boolean whole) {
            head = "# Guessed from " + (whole ? "all " : "the first ") + rows + " rows of " + file.getFileName()
                    + ". Confirm each line. Reference: docs/reference/data.md\n";
        }

        void table(String name) {
            parent = name;
            lines.put(name + ":", "");
        }

        void line(String key, String value, String why) {
            boolean nested = key.startsWith(" ");
            reasons.add(new Reason(nested ? parent + "." + key.strip() : key, value, why));
            lines.put(key + ": " + quoted(value) + "\0" + lines.size(), why);
        }

        private static String quoted(String value) {
            return value.matches("[A-Za-z0-9_./-]+") && !value.matches("-.*") ? value : "'" + value.replace("'", "''") + "'";
        }

        String text() {
            StringBuilder text = new StringBuilder(head);
            lines.forEach((line, why) -> {
                String shown = line.replaceFirst("\0.*$", "");
                text.append(shown);
                if (!why.isEmpty()) {
                    text.append(" ".repeat(Math.max(1, 32 - shown.length()))).append("# ").append(why.replace("\n", " "));
                }
                text.append('\n');
            });
            return text.toString();
        }
    }
}
