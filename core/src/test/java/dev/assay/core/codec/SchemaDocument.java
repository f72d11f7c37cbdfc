package dev.assay.core.codec;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The schema file as XML: what a page about it needs.
final class SchemaDocument {
    private static final int ENVELOPE_FIELDS = 5;

    private final Element root;
    private final Map<String, Element> types = new LinkedHashMap<>();

    SchemaDocument() throws Exception {
        byte[] file = SchemaReader.schemaFile().getBytes(StandardCharsets.UTF_8);
        root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(file)).getDocumentElement();
        for (Element type : children(children(root, "types").getFirst(), "")) {
            types.put(type.getAttribute("name"), type);
        }
    }

    private static List<Element> children(Element parent, String tag) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && (tag.isEmpty() || element.getTagName().equals(tag))) {
                children.add(element);
            }
        }
        return children;
    }

    private Element message(int code) {
        return children(root, "sbe:message").stream().filter(m -> m.getAttribute("id").equals("" + code)).findFirst().orElseThrow();
    }

    String meaning(int code) {
        return message(code).getAttribute("description");
    }

    String envelope() {
        StringBuilder out = new StringBuilder("| Field | Byte | Type | What it says |\n|---|---|---|---|\n");
        out.append("| `type` | 2 | uint16 | the code of the type; SBE's templateId |\n");
        out.append("| `version` | 6 | uint16 | the version of the type the frame was written in |\n");
        fields(children(message(1), "field").subList(0, ENVELOPE_FIELDS), Frame.HEADER_BYTES, out);
        return out.append("| `source` | last | text | who said it |\n").toString();
    }

    String fieldsOf(int code) {
        Element message = message(code);
        List<Element> fields = children(message, "field");
        List<Element> groups = children(message, "group");
        List<Element> strings = children(message, "data");
        strings.removeLast();
        if (fields.size() == ENVELOPE_FIELDS && groups.isEmpty() && strings.isEmpty()) {
            return "No fields.\n";
        }
        StringBuilder out = new StringBuilder("| Field | Byte | Type | What it says |\n|---|---|---|---|\n");
        fields(fields.subList(ENVELOPE_FIELDS, fields.size()), Frame.MIN_BYTES, out);
        for (Element group : groups) {
            row("`" + group.getAttribute("name") + "[]`", "", "group", group.getAttribute("description"), out);
            for (Element field : children(group, "field")) {
                row("`" + group.getAttribute("name") + "[]." + field.getAttribute("name") + "`", "", field.getAttribute("type"),
                        field.getAttribute("description"), out);
            }
        }
        strings.forEach(s -> row("`" + s.getAttribute("name") + "`", "", "text", s.getAttribute("description"), out));
        return out.toString();
    }

    private void fields(List<Element> fields, int from, StringBuilder out) {
        int at = from;
        for (Element field : fields) {
            String type = field.getAttribute("type");
            String since = field.getAttribute("sinceVersion");
            String what = field.getAttribute("description") + (since.isEmpty() ? "" : " (since version " + since + ")");
            row("`" + field.getAttribute("name") + "`", "" + at, type, what, out);
            at += size(type);
        }
    }

    private static void row(String name, String at, String type, String what, StringBuilder out) {
        out.append("| ").append(name).append(" | ").append(at).append(" | ").append(type).append(" | ").append(what.replace("|", "\\|"))
                .append(" |\n");
    }

    /// The bytes of a root block, added up from the file alone.
    int blockLength(int code) {
        return children(message(code), "field").stream().mapToInt(f -> size(f.getAttribute("type"))).sum();
    }

    private int size(String type) {
        Element element = types.get(type);
        if (element == null) {
            throw new IllegalStateException("the schema has no type " + type);
        }
        return switch (element.getTagName()) {
            case "composite" -> children(element, "type").stream().mapToInt(SchemaDocument::primitive).sum();
            case "enum" -> 1;
            default -> primitive(element);
        };
    }

    private static int primitive(Element type) {
        String length = type.getAttribute("length");
        return (length.isEmpty() ? 1 : Integer.parseInt(length)) * switch (type.getAttribute("primitiveType")) {
            case "int8", "uint8", "char" -> 1;
            case "uint16" -> 2;
            case "int32" -> 4;
            case "int64", "double" -> 8;
            default -> throw new IllegalStateException("no size for " + type.getAttribute("primitiveType"));
        };
    }

    String wireTypes() {
        StringBuilder out = new StringBuilder("| Type | Bytes | Made of | What it is |\n|---|---|---|---|\n");
        types.forEach((name, type) -> {
            if (!type.getTagName().equals("enum")) {
                boolean text = name.equals("text");
                out.append("| ").append(name).append(" | ").append(text ? "2 + length" : "" + size(name)).append(" | ").append(parts(type))
                        .append(" | ").append(type.getAttribute("description")).append(" |\n");
            }
        });
        return out.toString();
    }

    private static String parts(Element type) {
        if (!type.getTagName().equals("composite")) {
            return type.getAttribute("primitiveType");
        }
        List<String> parts = children(type, "type").stream().map(p -> {
            String length = p.getAttribute("length");
            boolean array = !length.isEmpty() && !length.equals("0");
            return p.getAttribute("name") + " " + p.getAttribute("primitiveType") + (array ? "[" + length + "]" : "");
        }).toList();
        return String.join(", ", parts);
    }

    String enums() {
        StringBuilder out = new StringBuilder("| Type | What it says | Values |\n|---|---|---|\n");
        types.forEach((name, type) -> {
            if (type.getTagName().equals("enum")) {
                List<String> values = children(type, "validValue").stream().map(v -> "`" + v.getAttribute("name") + "`").toList();
                out.append("| ").append(name).append(" | ").append(type.getAttribute("description")).append(" | ")
                        .append(String.join(", ", values)).append(" |\n");
            }
        });
        return out.toString();
    }
}
