package dev.assay.application.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a [CsvMapping] from YAML. Unknown keys, missing keys and bad values are refused with file, line, key and a way out.
public final class CsvMappingReader {
    private static final String CONTINUOUS = "24X7";

    private final YamlTable root;

    private CsvMappingReader(YamlTable root) {
        this.root = root;
    }

    /// Reads a mapping file.
    ///
    /// @throws DataException when it cannot be read or used
    public static CsvMapping file(Path file) {
        try {
            return text(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw DataException.inFile(file.toString(),
                    "the mapping cannot be read: "
                            + (Files.exists(file) ? "no permission, a directory, or not UTF-8" : "there is no such file"),
                    "give the path of a mapping, for example examples/data/yahoo-daily.yaml").causedBy(e);
        }
    }

    /// Reads a mapping from text.
    ///
    /// @param name name of the text for messages
    /// @throws DataException when it cannot be used
    public static CsvMapping text(String name, String yaml) {
        return new CsvMappingReader(YamlTable.parse(name, yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml)).read();
    }

    private CsvMapping read() {
        DataKind kind = root.choice("kind", DataKind.values(), DataKind::key, DataKind.BAR);
        String dataset = root.needed("dataset", "us-daily");
        String source = root.needed("source", "yahoo");
        Timeframe timeframe = kind == DataKind.BAR
                ? root.parsed("timeframe", root.needed("timeframe", "1d"), Timeframe::parse)
                : Timeframe.DAY;
        Adjustment adjustment = kind == DataKind.BAR ? adjustment() : Adjustment.RAW;
        String session = root.needed("session", "XNYS, or 24X7 for markets that never close").toUpperCase(Locale.ROOT);
        CsvLayout layout = layout(root.tableOrEmpty("layout"));
        SortedMap<Field, ColumnRef> columns = columns(kind, layout.header());
        TimeRule time = time(root.tableOrEmpty("time"), timeframe, session);
        SymbolRule symbol = symbol(root.tableOrEmpty("symbol"), columns.containsKey(Field.SYMBOL));
        InstrumentRule instrument = instrument(root.table("instrument"), session, null, kind);
        SortedMap<String, InstrumentRule> instruments = instruments(session, instrument, kind);
        RowPolicy policy = policy(root.tableOrEmpty("policy"), timeframe);
        root.refuseUnknown();
        return root.checked(
                () -> new CsvMapping(dataset, source, kind, timeframe, adjustment, session, layout, columns, time, symbol, instrument,
                        instruments, policy));
    }

    private Adjustment adjustment() {
        if (root.text("adjustment") == null) {
            throw root.at("adjustment", null, "is missing", "say what the prices account for: adjustment: raw, split or total");
        }
        return root.choice("adjustment", Adjustment.values(), Adjustment::key, Adjustment.RAW);
    }

    private static CsvLayout layout(YamlTable table) {
        CsvLayout standard = CsvLayout.STANDARD;
        boolean header = table.flag("header", standard.header());
        char delimiter = table.mark("delimiter", standard.delimiter());
        char decimal = table.mark("decimal", standard.decimal());
        char grouping = table.mark("grouping", standard.grouping());
        CsvLayout.Encoding encoding = table.choice("encoding", CsvLayout.Encoding.values(), CsvLayout.Encoding::key, standard.encoding());
        int skipLines = table.number("skipLines", standard.skipLines());
        table.refuseUnknown();
        return table.checked(() -> new CsvLayout(header, delimiter, decimal, grouping, encoding, skipLines));
    }

    private SortedMap<Field, ColumnRef> columns(DataKind kind, boolean header) {
        YamlTable table = root.tableOrEmpty("columns");
        SortedMap<Field, ColumnRef> columns = new TreeMap<>();
        for (Field field : Field.of(kind)) {
            String value = table.text(field.key());
            if (value != null) {
                columns.put(field, header
                        ? new ColumnRef.Named(value)
                        : table.parsed(field.key(), value, text -> new ColumnRef.Placed(place(text))));
            }
        }
        table.refuseUnknown();
        return columns;
    }

    private static int place(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("without a header a column is named by its place, 1, 2, 3 …", e);
        }
    }

    private static TimeRule time(YamlTable table, Timeframe timeframe, String session) {
        TimeRule.Format format = table.parsed("format", table.text("format", "iso"), CsvMappingReader::format);
        String zone = table.text("zone");
        if (zone == null && timeframe.intraday() && !session.equals(CONTINUOUS) && !(format instanceof TimeRule.Epoch)) {
            throw table.at("zone", null, "is missing", "say in which zone the times are, for example zone: America/New_York or zone: UTC");
        }
        if (table.text("label") == null && timeframe.intraday()) {
            throw table.at("label", null, "is missing", "say which end of its interval a bar's time marks: label: open or label: close");
        }
        TimeRule.Label label = table.choice("label", TimeRule.Label.values(), TimeRule.Label::key, TimeRule.Label.OPEN);
        ZoneId zoneId = zone == null ? ZoneOffset.UTC : table.parsed("zone", zone, ZoneId::of);
        table.refuseUnknown();
        return new TimeRule(format, zoneId, label);
    }

    private static TimeRule.Format format(String text) {
        if (text.equals("iso")) {
            return new TimeRule.Iso();
        }
        for (TimeRule.Epoch epoch : TimeRule.Epoch.values()) {
            if (epoch.key().equals(text)) {
                return epoch;
            }
        }
        if (text.startsWith("epoch")) {
            throw new IllegalArgumentException("must be iso, epoch-s, epoch-ms, epoch-us, epoch-ns or a pattern such as M/d/uuuu H:mm");
        }
        TimeRule.Pattern pattern = new TimeRule.Pattern(text);
        pattern.formatter();
        return pattern;
    }

    private static SymbolRule symbol(YamlTable table, boolean hasColumn) {
        String from = table.choice("from", new String[]{"file-name", "column", "fixed"}, text -> text, hasColumn ? "column" : "file-name");
        boolean upper = table.flag("upperCase", false);
        SymbolRule rule = switch (from) {
            case "column" -> new SymbolRule.FromColumn(upper);
            case "fixed" -> new SymbolRule.Fixed(table.needed("value", "AAPL"));
            default -> table.parsed("pattern", table.text("pattern", ""), pattern -> new SymbolRule.FromFileName(pattern, upper));
        };
        table.refuseUnknown();
        return rule;
    }

    private SortedMap<String, InstrumentRule> instruments(String session, InstrumentRule standard, DataKind kind) {
        YamlTable table = root.tableOrEmpty("instruments");
        SortedMap<String, InstrumentRule> rules = new TreeMap<>();
        for (String symbol : table.keys()) {
            rules.put(symbol, instrument(table.table(symbol), session, standard, kind));
        }
        return rules;
    }

    private static InstrumentRule instrument(@Nullable YamlTable given, String session, @Nullable InstrumentRule standard,
            DataKind dataKind) {
        if (given == null) {
            if (dataKind == DataKind.CORPORATE_ACTION) {
                return new InstrumentRule(InstrumentTerms.Kind.EQUITY, session, "USD", "", 4, new BigDecimal("0.01"), 0, BigDecimal.ONE);
            }
            throw DataException.of("the mapping has no instrument table",
                    "add for example instrument: {kind: equity, currency: USD, priceScale: 4, tick: 0.01, quantityScale: 0, lot: 1}");
        }
        InstrumentTerms.Kind kind = given.choice("kind", InstrumentTerms.Kind.values(), InstrumentTerms.Kind::key,
                standard == null ? InstrumentTerms.Kind.EQUITY : standard.kind());
        String mic = given.text("mic", standard == null ? session : standard.mic());
        String currency = standard == null ? given.needed("currency", "USD") : given.text("currency", standard.currency());
        String base = given.text("base", standard == null ? "" : standard.base());
        int priceScale = given.number("priceScale", standard == null ? neededScale(given) : standard.priceScale());
        int quantityScale = given.number("quantityScale", standard == null ? 0 : standard.quantityScale());
        BigDecimal tick = decimal(given, "tick", standard == null ? BigDecimal.ONE.movePointLeft(priceScale) : standard.tick());
        BigDecimal lot = decimal(given, "lot", standard == null ? BigDecimal.ONE.movePointLeft(quantityScale) : standard.lot());
        given.refuseUnknown();
        return given.checked(() -> new InstrumentRule(kind, mic, currency, base, priceScale, tick, quantityScale, lot));
    }

    private static int neededScale(YamlTable table) {
        table.needed("priceScale", "4");
        return 0;
    }

    private static BigDecimal decimal(YamlTable table, String key, BigDecimal fallback) {
        String value = table.text(key);
        return value == null ? fallback : table.parsed(key, value, BigDecimal::new);
    }

    private static RowPolicy policy(YamlTable table, Timeframe timeframe) {
        RowPolicy standard = RowPolicy.standard(timeframe);
        RowPolicy.Treatment[] all = RowPolicy.Treatment.values();
        RowPolicy.Treatment zeroPrice = table.choice("zeroPrice", all, RowPolicy.Treatment::key, standard.zeroPrice());
        RowPolicy.Treatment negativePrice = table.choice("negativePrice", all, RowPolicy.Treatment::key, standard.negativePrice());
        RowPolicy.Treatment outOfOrder = table.choice("outOfOrder", all, RowPolicy.Treatment::key, standard.outOfOrder());
        RowPolicy.Treatment offSession = table.choice("offSession", all, RowPolicy.Treatment::key, standard.offSession());
        boolean round = table.choice("rounding", new String[]{"refuse", "half-even"}, text -> text, "refuse").equals("half-even");
        int jump = table.number("jumpPercent", standard.jumpPercent());
        table.refuseUnknown();
        return table.checked(() -> new RowPolicy(zeroPrice, negativePrice, outOfOrder, offSession, round, jump));
    }
}
