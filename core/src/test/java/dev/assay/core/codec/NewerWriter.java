package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import java.io.ByteArrayOutputStream;

/// Rewrites a frame as a version that appended a field to each block and a string at the end would have written it.
final class NewerWriter {
    static final long FILLER = 0x0102030405060708L;

    private NewerWriter() {}

    static byte[] grow(byte[] frame, EventType type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = Frame.HEADER_BYTES + Frame.blockLength(frame, 0);
        out.write(frame, 0, at);
        filler(out);
        for (int group = groups(type); group > 0; group--) {
            at = growGroup(frame, at, out);
        }
        out.write(frame, at, frame.length - at);
        out.writeBytes(new byte[]{3, 0, 'n', 'e', 'w'});
        byte[] grown = out.toByteArray();
        Frame.I16.set(grown, 0, (short) (Frame.blockLength(frame, 0) + Long.BYTES));
        Frame.I16.set(grown, 6, (short) (type.version() + 1));
        return grown;
    }

    private static int groups(EventType type) {
        return switch (type) {
            case BOOK_SNAPSHOT -> 2;
            case OPTION_CHAIN, LEDGER_ENTRY -> 1;
            default -> 0;
        };
    }

    private static int growGroup(byte[] frame, int from, ByteArrayOutputStream out) {
        int size = (short) Frame.I16.get(frame, from) & 0xFFFF;
        int entries = (short) Frame.I16.get(frame, from + 2) & 0xFFFF;
        out.write(size + Long.BYTES);
        out.write(size + Long.BYTES >> 8);
        out.write(frame, from + 2, 2);
        int at = from + 4;
        for (int i = 0; i < entries; i++) {
            out.write(frame, at, size);
            filler(out);
            at += size;
        }
        return at;
    }

    private static void filler(ByteArrayOutputStream out) {
        byte[] filler = new byte[Long.BYTES];
        Frame.I64.set(filler, 0, FILLER);
        out.writeBytes(filler);
    }
}
