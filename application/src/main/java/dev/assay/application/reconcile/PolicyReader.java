package dev.assay.application.reconcile;

import dev.assay.application.data.Adjustment;
import dev.assay.application.data.DataException;
import dev.assay.application.data.Timeframe;
import dev.assay.application.data.YamlTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a [Policy] from YAML. Unknown keys, missing keys and bad values are refused with file, line, key and a way out.
public final class PolicyReader {
    private final YamlTable root;
    private final String file;

    private PolicyReader(String file, String yaml) {
        this.file = file;
        root = YamlTable.parse(file, yaml);
    }

    /// Reads a policy file.
    ///
    /// @throws DataException when it cannot be read or used
    public static Policy file(Path file) {
        try {
            return text(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw DataException.inFile(file.toString(), "the policy cannot be read: "
                    + (Files.exists(file) ? "no permission, a directory, or not UTF-8" : "there is no such file"),
                    "see docs/reference/data.md for an example").causedBy(e);
        }
    }

    /// Reads a policy from text.
    ///
    /// @param name the text's name in messages
    public static Policy text(String name, String yaml) {
        return new PolicyReader(name, yaml).read();
    }

    private Policy read() {
        Timeframe timeframe = root.parsed("timeframe", root.text("timeframe", "1d"), Timeframe::parse);
        Adjustment basis = root.choice("basis", Adjustment.values(), Adjustment::key, Adjustment.RAW);
        Optional<LocalDate> asOf = date(root, "asOf");
        Optional<LocalDate> from = date(root, "from");
        Optional<LocalDate> to = date(root, "to");
        int days = root.number("actionDays", 3);
        Tolerance amounts = root.parsed("amountTolerance", root.text("amountTolerance", "0.01 %"), Tolerance::parse);
        List<Policy.Source> sources = sources();
        YamlTable fields = root.tableOrEmpty("fields");
        YamlTable instruments = root.tableOrEmpty("instruments");
        List<Policy.Instrument> compared = new ArrayList<>();
        for (String name : instruments.keys()) {
            compared.add(instrument(name, instruments.tableOrEmpty(name), fields, sources));
        }
        root.refuseUnknown();
        return root.checked(() -> new Policy(timeframe, basis, asOf, from, to, days, amounts, sources, compared));
    }

    private static Optional<LocalDate> date(YamlTable table, String key) {
        String text = table.text(key);
        return text == null ? Optional.empty() : Optional.of(table.parsed(key, text, LocalDate::parse));
    }

    private List<Policy.Source> sources() {
        List<Policy.Source> sources = new ArrayList<>();
        YamlTable table = root.tableOrEmpty("sources");
        for (String name : table.keys()) {
            YamlTable one = table.tableOrEmpty(name);
            String dataset = one.needed("dataset", "us-daily");
            String actions = one.text("actions", "");
            Optional<LocalDate> adjustedTo = date(one, "adjustedTo");
            boolean restated = one.flag("restated", false);
            double weight = one.parsed("weight", one.text("weight", "1"), PolicyReader::weight);
            one.refuseUnknown();
            sources.add(new Policy.Source(name, dataset, actions, adjustedTo, restated, weight));
        }
        return sources;
    }

    private static double weight(String text) {
        double weight = text.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
        if (weight <= 0) {
            throw new IllegalArgumentException("must be a positive number");
        }
        return weight;
    }

    private Policy.Instrument instrument(String name, YamlTable table, YamlTable standard, List<Policy.Source> sources) {
        Map<String, String> symbols = new LinkedHashMap<>();
        YamlTable given = table.tableOrEmpty("symbols");
        for (Policy.Source source : sources) {
            String symbol = given.keys().isEmpty() ? name : given.text(source.name());
            if (symbol != null) {
                symbols.put(source.name(), symbol);
            }
        }
        given.refuseUnknown();
        if (symbols.size() < 2) {
            throw DataException.inFile(file, "instruments." + name + " is held by " + symbols.size() + " sources",
                    "name its symbol in at least two sources under symbols, or leave symbols out where all call it " + name);
        }
        List<String> order = List.copyOf(symbols.keySet());
        YamlTable own = table.tableOrEmpty("fields");
        Map<Policy.Field, FieldPolicy> fields = new EnumMap<>(Policy.Field.class);
        for (Policy.Field field : Policy.Field.values()) {
            YamlTable rules = own.keys().contains(field.key()) ? own.table(field.key()) : standard.table(field.key());
            if (rules != null) {
                fields.put(field, field(rules, order));
            }
        }
        table.refuseUnknown();
        if (fields.isEmpty()) {
            throw DataException.inFile(file, "no field is to be compared for " + name,
                    "add for example fields: {close: {rule: median, tolerance: 5 bp, quorum: 2}}");
        }
        return new Policy.Instrument(name, symbols, fields);
    }

    private static FieldPolicy field(YamlTable table, List<String> order) {
        FieldPolicy.Rule rule = table.choice("rule", FieldPolicy.Rule.values(), FieldPolicy.Rule::key, FieldPolicy.Rule.MEDIAN);
        Tolerance tolerance = table.parsed("tolerance", table.needed("tolerance", "5 bp"), Tolerance::parse);
        int quorum = table.number("quorum", Math.min(2, order.size()));
        String text = table.text("priority");
        List<String> priority = new ArrayList<>();
        if (text != null) {
            for (String name : text.split("[,\\s]+")) {
                if (order.contains(name)) {
                    priority.add(name);
                }
            }
        }
        order.stream().filter(name -> !priority.contains(name)).forEach(priority::add);
        table.refuseUnknown();
        return table.checked(() -> new FieldPolicy(rule, tolerance, quorum, priority));
    }
}
