package dev.assay.core.codec;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfHeaderDecoder;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.otf.TokenListener;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

/// Reads frames with Real Logic's on-the-fly SBE decoder and a schema file alone: nothing of our codec is used.
final class SchemaReader implements TokenListener {
    private final Ir ir;
    private final OtfHeaderDecoder header;
    private final Deque<Map<String, @Nullable Object>> open = new ArrayDeque<>();
    private Map<String, @Nullable Object> message = new TreeMap<>();

    SchemaReader(String schema) throws Exception {
        ParserOptions options = ParserOptions.builder().stopOnError(true).warningsFatal(true).suppressOutput(true).build();
        InputStream in = new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8));
        ir = new IrGenerator().generate(XmlSchemaParser.parse(in, options));
        header = new OtfHeaderDecoder(ir.headerStructure());
    }

    static String schemaFile() throws Exception {
        try (InputStream in = SchemaReader.class.getResourceAsStream(Frame.SCHEMA_RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(Frame.SCHEMA_RESOURCE + " is not beside the codec");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The fields of a frame by name; groups are lists of such maps, composites are maps.
    Map<String, @Nullable Object> read(byte[] frame, int length) {
        DirectBuffer buffer = new UnsafeBuffer(frame, 0, length);
        List<Token> tokens = ir.getMessage(header.getTemplateId(buffer, 0));
        int end = OtfMessageDecoder.decode(buffer, header.encodedLength(), header.getSchemaVersion(buffer, 0),
                header.getBlockLength(buffer, 0), tokens, this);
        if (end != length) {
            throw new IllegalStateException("the schema ends at byte " + end + ", the frame at " + length);
        }
        return message;
    }

    /// Messages of the schema, name by template id.
    Map<Integer, String> messages() {
        Map<Integer, String> names = new TreeMap<>();
        ir.messages().forEach(m -> names.put(m.get(0).id(), m.get(0).name()));
        return names;
    }

    /// The latest `sinceVersion` found in each message, by template id.
    Map<Integer, Integer> versions() {
        Map<Integer, Integer> versions = new TreeMap<>();
        ir.messages().forEach(
                m -> versions.put(m.get(0).id(), Math.max(1, m.stream().mapToInt(Token::version).max().orElseThrow())));
        return versions;
    }

    /// The constants of an enum in the schema, in order of their value.
    List<String> constants(String enumeration) {
        Map<Long, String> byValue = new TreeMap<>();
        for (Token token : ir.getType(enumeration)) {
            if (token.signal() == Signal.VALID_VALUE) {
                byValue.put(token.encoding().constValue().longValue(), token.name());
            }
        }
        return new ArrayList<>(byValue.values());
    }

    int id() {
        return ir.id();
    }

    int version() {
        return ir.version();
    }

    private void put(Token field, @Nullable Object value) {
        if (open.getFirst().put(field.name(), value) != null) {
            throw new IllegalStateException(field.name() + " comes twice");
        }
    }

    @Override
    public void onBeginMessage(Token token) {
        message = new TreeMap<>();
        open.clear();
        open.push(message);
    }

    @Override
    public void onEndMessage(Token token) {
        open.pop();
    }

    @Override
    public void onEncoding(Token field, DirectBuffer buffer, int index, Token type, int actingVersion) {
        Encoding encoding = type.encoding();
        boolean old = field.version() > actingVersion;
        if (encoding.primitiveType() == PrimitiveType.DOUBLE) {
            double value = buffer.getDouble(index, java.nio.ByteOrder.LITTLE_ENDIAN);
            put(field, old || Double.isNaN(value) ? null : value);
        } else if (encoding.primitiveType() == PrimitiveType.CHAR) {
            put(field, buffer.getStringWithoutLengthAscii(index, type.arrayLength()).replace("\0", ""));
        } else {
            long value = old ? 0 : uk.co.real_logic.sbe.otf.Types.getLong(buffer, index, encoding);
            boolean absent = old || type.isOptionalEncoding() && value == encoding.applicableNullValue().longValue();
            put(field, absent ? null : value);
        }
    }

    @Override
    public void onEnum(Token field, DirectBuffer buffer, int index, List<Token> tokens, int from, int to, int actingVersion) {
        long value = buffer.getByte(index) & 0xFF;
        for (int i = from + 1; i < to; i++) {
            if (tokens.get(i).encoding().constValue().longValue() == value) {
                put(field, tokens.get(i).name());
                return;
            }
        }
        if (!field.isOptionalEncoding() || value != 255) {
            throw new IllegalStateException(field.name() + " has no constant " + value);
        }
        put(field, null);
    }

    @Override
    public void onBitSet(Token field, DirectBuffer buffer, int index, List<Token> tokens, int from, int to, int actingVersion) {
        throw new IllegalStateException("the schema has no bit sets");
    }

    @Override
    public void onBeginComposite(Token field, List<Token> tokens, int from, int to) {
        open.push(new TreeMap<>());
    }

    @Override
    public void onEndComposite(Token field, List<Token> tokens, int from, int to) {
        Map<String, @Nullable Object> members = open.pop();
        put(field, members.get("scale") == null ? null : members);
    }

    @Override
    public void onGroupHeader(Token token, int numInGroup) {
        put(token, new ArrayList<>());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onBeginGroup(Token token, int groupIndex, int numInGroup) {
        Map<String, @Nullable Object> entry = new TreeMap<>();
        ((List<Object>) java.util.Objects.requireNonNull(open.getFirst().get(token.name()))).add(entry);
        open.push(entry);
    }

    @Override
    public void onEndGroup(Token token, int groupIndex, int numInGroup) {
        open.pop();
    }

    @Override
    public void onVarData(Token field, DirectBuffer buffer, int index, int length, Token type) {
        byte[] bytes = new byte[length];
        buffer.getBytes(index, bytes);
        put(field, new String(bytes, StandardCharsets.UTF_8));
    }
}
