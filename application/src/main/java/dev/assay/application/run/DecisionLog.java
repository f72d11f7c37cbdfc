package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.order.RiskDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `log.jsonl`: one structured line per decision, with the ids that lead to its causes.
final class DecisionLog implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Writer out;

    DecisionLog(Path directory) {
        try {
            out = Files.newBufferedWriter(directory.resolve(RunFiles.LOG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void accept(RiskDecision decision, Event event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", Timestamps.text(event.tsEvent()));
        line.put("id", event.id());
        line.put("correlationId", event.correlationId());
        line.put("causationId", event.causationId());
        line.put("strategy", decision.strategy().name());
        line.put("symbol", decision.instrument().symbol());
        line.put("side", decision.side());
        line.put("requested", decision.requested().toString());
        line.put("outcome", decision.outcome());
        line.put("allowed", decision.allowed().toString());
        if (!decision.reasonCode().isEmpty()) {
            line.put("control", decision.control());
            line.put("reasonCode", decision.reasonCode());
            line.put("explanation", decision.explanation());
        }
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
