package dev.assay.interfaces.report;

import java.math.BigDecimal;

/// Writes compact JSON that is safe inside a script element: `<`, `>`, `&` and the two Unicode line separators are escaped, so no text of a
/// run can end the element. Commas are placed by the writer; the caller opens and closes in pairs.
final class Json {
    /// A double holds a decimal of so many characters well enough to print it again.
    private static final int SAFE_DIGITS = 15;

    private final StringBuilder out = new StringBuilder(1 << 16);
    private boolean comma;

    Json begin(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        return this;
    }

    Json end(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    Json key(String name) {
        separate();
        quote(name);
        out.append(':');
        comma = false;
        return this;
    }

    Json string(String text) {
        separate();
        quote(text);
        return this;
    }

    Json number(long value) {
        separate();
        out.append(value);
        return this;
    }

    /// A value to draw: read back as a double.
    Json drawn(BigDecimal value) {
        separate();
        out.append(Figures.canonical(value));
        return this;
    }

    /// A value to print: a number where the page's script prints it as it stands, else its text.
    Json printed(BigDecimal value) {
        String text = Figures.canonical(value);
        boolean safe = text.length() <= SAFE_DIGITS && !text.startsWith("0.00000") && !text.startsWith("-0.00000");
        separate();
        if (safe) {
            out.append(text);
        } else {
            quote(text);
        }
        return this;
    }

    Json nothing() {
        separate();
        out.append("null");
        return this;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
        comma = true;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
