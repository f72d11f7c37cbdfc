package dev.assay.core.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// UTF-8 between strings and byte arrays. An unpaired surrogate, which UTF-8 cannot carry, is written as U+FFFD.
final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /// Writes `text` from char `from` on; the caller has made room for three bytes per char.
    ///
    /// @return the position after the last byte
    static int encode(String text, int from, byte[] bytes, int at) {
        int to = at;
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            to = put(point >= 0xD800 && point <= 0xDFFF ? REPLACEMENT : point, bytes, to);
        }
        return to;
    }

    private static int put(int point, byte[] bytes, int at) {
        int to = at;
        if (point < 0x80) {
            bytes[to++] = (byte) point;
            return to;
        }
        if (point < 0x800) {
            bytes[to++] = (byte) (0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                bytes[to++] = (byte) (0xE0 | point >> 12);
            } else {
                bytes[to++] = (byte) (0xF0 | point >> 18);
                bytes[to++] = (byte) (0x80 | point >> 12 & 0x3F);
            }
            bytes[to++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        bytes[to++] = (byte) (0x80 | point & 0x3F);
        return to;
    }

    static String decode(byte[] bytes, int at, int length) throws CharacterCodingException {
        for (int i = at; i < at + length; i++) {
            if (bytes[i] < 0) {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
            }
        }
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
