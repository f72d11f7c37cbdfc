package dev.assay.application.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the few JSON documents of this package. Maps keep their order; numbers keep their digits.
final class Json {
    /// The absence of a value.
    static final Raw NULL = new Raw("null");

    private Json() {}

    /// Text that is JSON already.
    record Raw(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// JSON on one line.
    static String line(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, "", "");
        return out.toString();
    }

    /// Indented JSON of maps, lists, strings, numbers and booleans, ending without a newline.
    static String pretty(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, "\n", "  ");
        return out.toString();
    }

    private static void write(StringBuilder out, Object value, String newline, String indent) {
        if (value instanceof Map<?, ?> map) {
            String inner = newline + indent;
            out.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator).append(inner).append(quote(String.valueOf(entry.getKey()))).append(": ");
                write(out, entry.getValue(), inner, indent);
                separator = indent.isEmpty() ? ", " : ",";
            }
            out.append(map.isEmpty() ? "" : newline).append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                write(out, item, newline + indent, indent);
                separator = ", ";
            }
            out.append(']');
        } else if (value instanceof Raw || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            out.append(quote(value.toString()));
        }
    }

    /// A JSON string.
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> i += character(out, text, i);
            }
        }
        return out.append('"').toString();
    }

    /// Appends the character at `i`, escaped unless every JSON and YAML reader prints it; returns how many more chars it took.
    private static int character(StringBuilder out, String text, int i) {
        int point = text.codePointAt(i);
        boolean printable = (point >= ' ' && point < 0x7f) || (point >= 0xa0 && point < 0xd800 && point != 0x2028 && point != 0x2029)
                || (point >= 0xe000 && point < 0xfffe && point != 0xfeff) || point >= 0x10000;
        if (printable) {
            out.appendCodePoint(point);
        } else {
            out.append(String.format(Locale.ROOT, "\\u%04x", point));
        }
        return Character.charCount(point) - 1;
    }
}
