package dev.assay.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// As much of MessagePack as Alpaca's market data stream and its clients use. Times in a field `t` are timestamps (extension -1), as Alpaca sends them.
final class MessagePack {
    private static final int TIMESTAMP = -1;
    private static final int DEEPEST = 16;

    private MessagePack() {}

    static byte[] write(JsonNode node) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, node, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, JsonNode node, String field) throws IOException {
        if (node.isArray()) {
            out.writeByte(0xdc);
            out.writeShort(node.size());
            for (JsonNode each : node) {
                write(out, each, "");
            }
        } else if (node.isObject()) {
            out.writeByte(0xde);
            out.writeShort(node.size());
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                text(out, each.getKey());
                write(out, each.getValue(), each.getKey());
            }
        } else if (node.isString() && field.equals("t")) {
            Instant at = Instant.parse(node.stringValue());
            out.writeByte(0xc7);
            out.writeByte(12);
            out.writeByte(TIMESTAMP);
            out.writeInt(at.getNano());
            out.writeLong(at.getEpochSecond());
        } else if (node.isString()) {
            text(out, node.stringValue());
        } else if (node.isBoolean()) {
            out.writeByte(node.booleanValue() ? 0xc3 : 0xc2);
        } else if (node.isNull()) {
            out.writeByte(0xc0);
        } else if (node.isIntegralNumber() || node.decimalValue().stripTrailingZeros().scale() <= 0) {
            out.writeByte(0xd3);
            out.writeLong(node.decimalValue().longValueExact());
        } else {
            out.writeByte(0xcb);
            out.writeDouble(node.doubleValue());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(0xda);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    /// Reads what a client sends.
    ///
    /// @throws IllegalArgumentException when it is nothing that a client sends
    static JsonNode read(ByteBuffer in) {
        try {
            return read(in, 0);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the message is cut off", e);
        }
    }

    private static JsonNode read(ByteBuffer in, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the message is nested too deeply");
        }
        int code = in.get() & 0xff;
        if (code < 0x80) {
            return JsonNodeFactory.instance.numberNode(code);
        }
        if (code < 0x90) {
            return map(in, code & 0x0f, depth);
        }
        if (code < 0xa0) {
            return array(in, code & 0x0f, depth);
        }
        if (code < 0xc0) {
            return text(in, code & 0x1f);
        }
        if (code >= 0xe0) {
            return JsonNodeFactory.instance.numberNode((byte) code);
        }
        return switch (code) {
            case 0xc0 -> JsonNodeFactory.instance.nullNode();
            case 0xc2 -> JsonNodeFactory.instance.booleanNode(false);
            case 0xc3 -> JsonNodeFactory.instance.booleanNode(true);
            case 0xca -> JsonNodeFactory.instance.numberNode(in.getFloat());
            case 0xcb -> JsonNodeFactory.instance.numberNode(in.getDouble());
            case 0xcc -> JsonNodeFactory.instance.numberNode(in.get() & 0xff);
            case 0xcd -> JsonNodeFactory.instance.numberNode(in.getShort() & 0xffff);
            case 0xce -> JsonNodeFactory.instance.numberNode(in.getInt() & 0xffff_ffffL);
            case 0xcf, 0xd3 -> JsonNodeFactory.instance.numberNode(in.getLong());
            case 0xd0 -> JsonNodeFactory.instance.numberNode(in.get());
            case 0xd1 -> JsonNodeFactory.instance.numberNode(in.getShort());
            case 0xd2 -> JsonNodeFactory.instance.numberNode(in.getInt());
            case 0xc4, 0xd9 -> text(in, in.get() & 0xff);
            case 0xc5, 0xda -> text(in, in.getShort() & 0xffff);
            case 0xc6, 0xdb -> text(in, in.getInt());
            case 0xdc -> array(in, in.getShort() & 0xffff, depth);
            case 0xdd -> array(in, in.getInt(), depth);
            case 0xde -> map(in, in.getShort() & 0xffff, depth);
            case 0xdf -> map(in, in.getInt(), depth);
            default -> throw new IllegalArgumentException("byte 0x" + Integer.toHexString(code) + " begins nothing that a client sends");
        };
    }

    private static JsonNode text(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a text is longer than its message");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return JsonNodeFactory.instance.stringNode(new String(bytes, StandardCharsets.UTF_8));
    }

    private static ArrayNode array(ByteBuffer in, int size, int depth) {
        if (size < 0 || size > in.remaining()) {
            throw new IllegalArgumentException("a list is longer than its message");
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(read(in, depth + 1));
        }
        return array;
    }

    private static ObjectNode map(ByteBuffer in, int size, int depth) {
        if (size < 0 || size > in.remaining()) {
            throw new IllegalArgumentException("a table is longer than its message");
        }
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < size; i++) {
            map.set(read(in, depth + 1).asString(), read(in, depth + 1));
        }
        return map;
    }
}
