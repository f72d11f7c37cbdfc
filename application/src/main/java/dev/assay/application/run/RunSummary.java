package dev.assay.application.run;

import dev.assay.application.config.EffectiveConfig;
import dev.assay.core.instrument.Instrument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A run in one object: identity and headline numbers, in the order in which they are printed. Immutable.
///
/// Money is decimal text in the account's currency; ratios are numbers, null where they are not defined.
public final class RunSummary {
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Object> fields;

    private RunSummary(Map<String, Object> fields) {
        this.fields = fields;
    }

    static RunSummary of(String runId, Path directory, String mode, EffectiveConfig effective, MarketInputs inputs, Execution execution,
            Headline headline,
            String codeHash, long durationMs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("runId", runId);
        fields.put("runDir", directory.toString());
        fields.put("eventHash", execution.eventHash());
        fields.put("bars", execution.counts().bars());
        fields.put("orders", execution.counts().orders());
        fields.put("fills", execution.counts().fills());
        fields.put("rejections", execution.counts().rejections());
        fields.put("startEquity", headline.startEquity().plain());
        fields.put("endEquity", headline.endEquity().plain());
        fields.put("fees", headline.fees().plain());
        fields.put("netProfit", headline.endEquity().minus(headline.startEquity()).plain());
        fields.put("maxDrawdown", number(headline.maxDrawdown()));
        fields.put("sharpe", number(headline.sharpe()));
        fields.put("durationMs", durationMs);
        fields.put("runName", effective.config().run().name());
        fields.put("mode", mode);
        fields.put("configHash", effective.hash());
        fields.put("codeVersion", codeHash);
        fields.put("from", Timestamps.text(execution.firstTs()));
        fields.put("to", Timestamps.text(execution.lastTs()));
        fields.put("currency", headline.endEquity().currency().code());
        fields.put("totalReturn", number(headline.totalReturn()));
        fields.put("cagr", number(headline.cagr()));
        fields.put("volatility", number(headline.volatility()));
        fields.put("events", execution.events());
        fields.put("signals", execution.counts().signals());
        fields.put("signalsInWarmUp", execution.counts().discardedInWarmUp());
        fields.put("shrunk", execution.counts().shrunk());
        fields.put("workingAtEnd", execution.working().size());
        fields.put("reconciliations", execution.reconciliation().rounds());
        fields.put("reconciliationFindings", execution.reconciliation().findings());
        fields.put("strategyFailures", execution.counts().failures());
        fields.put("strategies", effective.config().strategies().stream().map(strategy -> strategy.id()).toList());
        fields.put("instruments", inputs.universe().instruments().stream().map(Instrument::symbol).toList());
        fields.put("dataset", inputs.choice().bars());
        fields.put("snapshot", inputs.choice().snapshot().id());
        return new RunSummary(fields);
    }

    private static Object number(double value) {
        return Double.isFinite(value) ? value : "";
    }

    /// The same run, with the root hash of its sealed package.
    RunSummary sealed(String rootHash) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put("rootHash", rootHash);
        return new RunSummary(more);
    }

    /// A field's value as text; empty where it is not defined.
    ///
    /// @throws IllegalArgumentException for a name that is not a field
    public String text(String field) {
        Object value = fields.get(field);
        if (value == null) {
            throw new IllegalArgumentException("a run summary has no field " + field + "; it has " + fields.keySet());
        }
        return value.toString();
    }

    /// A ratio; NaN where it is not defined.
    public double ratio(String field) {
        return fields.get(field) instanceof Double value ? value : Double.NaN;
    }

    /// All fields, as a JSON object over several lines.
    public String json() {
        Map<String, Object> shown = new LinkedHashMap<>();
        fields.forEach((name, value) -> shown.put(name, "".equals(value) ? null : value));
        return PRETTY.writeValueAsString(shown) + "\n";
    }

    /// What the registry of trials remembers.
    String trialLine() {
        Map<String, Object> line = new LinkedHashMap<>();
        for (String name : List.of("runName", "runId", "configHash", "eventHash", "codeVersion", "from", "to", "netProfit", "sharpe",
                "maxDrawdown")) {
            Object value = text(name);
            line.put(name, value);
        }
        return JsonMapper.shared().writeValueAsString(line);
    }

}
