package dev.assay.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// An encoded event's fixed places: what can be read without decoding it.
///
/// A frame is an SBE message, little endian: header (block length, template id, schema id, version; two bytes each), a root block that
/// begins with the envelope, groups, then strings. Stateless and thread-safe. The accessors trust their caller to pass the start of a
/// frame of at least [#MIN_BYTES]; decoding checks everything else.
public final class Frame {
    /// Name of the schema file, beside this class.
    public static final String SCHEMA_RESOURCE = "event-schema.xml";
    /// The schema's id; stands in every frame.
    public static final int SCHEMA_ID = 1;
    /// Bytes of the message header.
    public static final int HEADER_BYTES = 8;
    /// Where `tsIngest` stands, from the start of the frame: the one field that the event hash leaves out.
    public static final int TS_INGEST_OFFSET = 24;
    /// Header and envelope: no frame is shorter.
    public static final int MIN_BYTES = 48;
    /// No frame is longer: room for 65,534 quotes of an option chain, and for a corrupt length to be noticed.
    public static final int MAX_BYTES = 4 * 1024 * 1024;
    /// The longest string, in UTF-8 bytes.
    public static final int MAX_TEXT_BYTES = 65_534;
    /// The most entries of a group.
    public static final int MAX_GROUP_SIZE = 65_534;

    static final VarHandle I16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Frame() {}

    /// Length of the root block, envelope included.
    public static int blockLength(byte[] frame, int offset) {
        return (short) I16.get(frame, offset) & 0xFFFF;
    }

    /// The event type's code.
    public static int templateId(byte[] frame, int offset) {
        return (short) I16.get(frame, offset + 2) & 0xFFFF;
    }

    /// The schema it was written to.
    public static int schemaId(byte[] frame, int offset) {
        return (short) I16.get(frame, offset + 4) & 0xFFFF;
    }

    /// The version of the event type it was written in.
    public static int version(byte[] frame, int offset) {
        return (short) I16.get(frame, offset + 6) & 0xFFFF;
    }

    /// The event's id.
    public static long id(byte[] frame, int offset) {
        return (long) I64.get(frame, offset + HEADER_BYTES);
    }

    /// When it happened, epoch ns UTC.
    public static long tsEvent(byte[] frame, int offset) {
        return (long) I64.get(frame, offset + 16);
    }

    /// When it entered the system, epoch ns UTC.
    public static long tsIngest(byte[] frame, int offset) {
        return (long) I64.get(frame, offset + TS_INGEST_OFFSET);
    }

    /// Id of the root input that led to it.
    public static long correlationId(byte[] frame, int offset) {
        return (long) I64.get(frame, offset + 32);
    }

    /// Id of its direct parent.
    public static long causationId(byte[] frame, int offset) {
        return (long) I64.get(frame, offset + 40);
    }
}
