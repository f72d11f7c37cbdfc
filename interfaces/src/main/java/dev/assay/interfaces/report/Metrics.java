package dev.assay.interfaces.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `metrics.json` of a run package. A ratio that the run could not define (a null, or NaN) is null here, never zero.
final class Metrics {
    static final String FILE = "metrics.json";

    private final JsonNode root;

    private Metrics(JsonNode root) {
        this.root = root;
    }

    static Metrics read(Path runDir) {
        Path path = runDir.resolve(FILE);
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(path, StandardCharsets.UTF_8));
            if (!root.isObject()) {
                throw new ReportException(FILE + ": expected a JSON object");
            }
            return new Metrics(root);
        } catch (NoSuchFileException e) {
            throw new ReportException("%s is missing from %s; is this a run package, and did the run end?".formatted(FILE, runDir), e);
        } catch (JacksonException e) {
            throw new ReportException("%s:%d: not valid JSON: %s".formatted(FILE, line(e), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new ReportException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    String text(String field) {
        JsonNode node = node(field);
        if (!node.isString() || node.stringValue().isBlank()) {
            throw bad(field, node, "a text");
        }
        return node.stringValue();
    }

    /// A decimal, written as a JSON number or as a decimal string; null where the run has no value.
    @Nullable
    BigDecimal optional(String field) {
        JsonNode node = node(field);
        if (node.isNull() || (node.isString() && node.stringValue().equals("NaN"))) {
            return null;
        }
        try {
            return new BigDecimal(node.asString());
        } catch (NumberFormatException e) {
            throw bad(field, node, "a decimal");
        }
    }

    BigDecimal decimal(String field) {
        BigDecimal value = optional(field);
        if (value == null) {
            throw bad(field, node(field), "a decimal");
        }
        return value;
    }

    long count(String field) {
        JsonNode node = node(field);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw bad(field, node, "a whole number, zero or more");
        }
        return node.longValue();
    }

    List<String> texts(String field) {
        JsonNode node = node(field);
        if (!node.isArray()) {
            throw bad(field, node, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isString()) {
                throw bad(field, node, "a list of texts");
            }
            texts.add(element.stringValue());
        }
        return List.copyOf(texts);
    }

    private JsonNode node(String field) {
        JsonNode node = root.get(field);
        if (node == null) {
            throw new ReportException("%s: field \"%s\" is missing; was the package written by another version?".formatted(FILE, field));
        }
        return node;
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static ReportException bad(String field, JsonNode node, String expected) {
        return new ReportException("%s: \"%s\" is %s, expected %s".formatted(FILE, field, node, expected));
    }
}
