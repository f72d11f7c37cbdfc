package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Alpaca's published schemas and recorded answers, to hold answers against.
final class Schemas {
    private static final JsonNode TRADING = Requests.json(text("trading-schemas.json"));
    private static final JsonNode DATA = Requests.json(text("data-schemas.json"));
    private static final JsonNode SHAPES = Requests.json(text("recorded-shapes.json"));

    private Schemas() {}

    static String text(String file) {
        try (InputStream in = Schemas.class.getResourceAsStream("/alpaca/" + file)) {
            if (in == null) {
                throw new AssertionError("no test resource alpaca/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The value must satisfy a schema of Alpaca's trading API.
    static void holds(String schema, JsonNode value) {
        holds(TRADING, schema, value);
    }

    /// The value must satisfy a schema of Alpaca's market data API.
    static void dataHolds(String schema, JsonNode value) {
        holds(DATA, schema, value);
    }

    private static void holds(JsonNode api, String schema, JsonNode value) {
        assertThat(api.get("components").get("schemas").has(schema)).as(schema).isTrue();
        ObjectNode root = (ObjectNode) api.deepCopy();
        root.put("$ref", "#/components/schemas/" + schema);
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root.toString());
        assertThat(compiled.validate(value.toString(), InputFormat.JSON)).as("%s against %s", value, schema).isEmpty();
    }

    /// The value must have every field of a recorded answer, of the same kind or null.
    static void looksLike(String recorded, JsonNode value) {
        for (Map.Entry<String, JsonNode> field : SHAPES.get(recorded).properties()) {
            JsonNode ours = value.get(field.getKey());
            assertThat(ours).as("%s in %s", field.getKey(), value).isNotNull();
            JsonNode theirs = field.getValue();
            boolean both = theirs.isNull() || ours.isNull() || kind(ours).equals(kind(theirs)) || lenient(field.getKey());
            assertThat(both).as("%s: ours %s, recorded %s", field.getKey(), ours, theirs).isTrue();
        }
    }

    /// Fields that the recorded answers spell in another way than the schemas, which count.
    private static boolean lenient(String field) {
        return field.equals("qty") || field.equals("commission") || field.equals("options_approved_level")
                || field.equals("options_trading_level");
    }

    private static String kind(JsonNode node) {
        return node.isNumber() ? "number" : node.isString() ? "text" : node.isBoolean() ? "flag" : node.isArray() ? "list" : "object";
    }
}
