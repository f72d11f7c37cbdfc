package dev.assay.application.data;

import java.util.Locale;

/// The canonical text of a mapping. It is hashed into batch ids, so a line never changes; a key added later writes nothing at its default.
final class CsvMappingText {
    private final StringBuilder out = new StringBuilder();

    private CsvMappingText() {}

    static String of(CsvMapping mapping) {
        CsvMappingText text = new CsvMappingText();
        text.write(mapping);
        return text.out.toString();
    }

    private void write(CsvMapping mapping) {
        line("dataset", mapping.dataset());
        line("source", mapping.source());
        line("kind", mapping.kind().key());
        line("timeframe", mapping.timeframe().code());
        line("adjustment", mapping.adjustment().key());
        line("session", mapping.session());
        layout(mapping.layout());
        mapping.columns().forEach(
                (field, column) -> line("columns." + field.key(), (column instanceof ColumnRef.Placed ? "#" : "=") + column.text()));
        line("time.format", mapping.time().format().key());
        line("time.zone", mapping.time().zone().getId());
        line("time.label", mapping.time().label().key());
        line("symbol", switch (mapping.symbol()) {
            case SymbolRule.FromFileName name -> "file-name " + name.upperCase() + " " + name.pattern();
            case SymbolRule.FromColumn column -> "column " + column.upperCase();
            case SymbolRule.Fixed fixed -> "fixed " + fixed.symbol();
        });
        terms("instrument", mapping.instrument());
        mapping.instruments().forEach((symbol, rule) -> terms("instruments." + symbol, rule));
        RowPolicy policy = mapping.policy();
        line("policy", String.format(Locale.ROOT, "%s %s %s %s %b %d", policy.zeroPrice().key(), policy.negativePrice().key(),
                policy.outOfOrder().key(), policy.offSession().key(), policy.round(), policy.jumpPercent()));
    }

    private void layout(CsvLayout layout) {
        line("layout", String.format(Locale.ROOT, "%b %d %d %d %s %d", layout.header(), (int) layout.delimiter(), (int) layout.decimal(),
                (int) layout.grouping(), layout.encoding().key(), layout.skipLines()));
    }

    private void terms(String key, InstrumentRule rule) {
        line(key,
                String.join(" ", rule.kind().key(), rule.mic(), rule.currency(), "base=" + rule.base(), Integer.toString(rule.priceScale()),
                        rule.tick().toPlainString(), Integer.toString(rule.quantityScale()), rule.lot().toPlainString()));
    }

    private void line(String key, String value) {
        out.append(key).append(' ').append(value.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    }
}
