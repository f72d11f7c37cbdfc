package dev.assay.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.loop.InstantBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/reference/event-protocol.md` says what the schema file and the code say.
class EventProtocolPageTest {
    /// From the module's folder.
    private static final Path PAGE = Path.of("..", "docs", "reference", "event-protocol.md");

    private final SchemaDocument schema;

    EventProtocolPageTest() throws Exception {
        schema = new SchemaDocument();
    }

    @Test
    void theTablesAreTheOnesTheCodeGives() throws Exception {
        String page = Files.readString(PAGE);
        String expected = page;
        expected = with(expected, "envelope", schema.envelope());
        expected = with(expected, "types", types());
        expected = with(expected, "wire", schema.wireTypes());
        expected = with(expected, "enums", schema.enums());
        expected = with(expected, "fields", fields());
        if ("write".equals(System.getProperty("assay.docs"))) {
            Files.writeString(PAGE, expected);
            page = expected;
        }
        assertThat(page).isEqualTo(expected);
    }

    /// The page gives positions of fields; they are added up from the file, so they are worth a comparison with the bytes.
    @ParameterizedTest
    @EnumSource(EventType.class)
    void positionsAddUpToTheBlockThatTheCodecWrites(EventType type) {
        EventEncoder encoder = new EventEncoder();
        encoder.encode(Samples.event(type, 1));

        assertThat(Frame.blockLength(encoder.buffer(), 0)).isEqualTo(schema.blockLength(type.code()));
    }

    @Test
    void aSectionThatIsNotTheCodesIsFound() throws Exception {
        String page = Files.readString(PAGE);
        String other = page.replaceFirst("\\| FILL \\| 37 \\|", "| FILL | 38 |");

        assertThat(other).isNotEqualTo(page);
        assertThat(with(other, "types", types())).isEqualTo(page);
    }

    private static String with(String page, String section, String content) {
        String begin = "<!-- generated: " + section + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- end -->", from);
        assertThat(from).as("the mark " + begin.strip()).isNotNegative();
        assertThat(to).as("the end of " + section).isGreaterThan(from);
        return page.substring(0, from + begin.length()) + content + page.substring(to);
    }

    private String types() {
        StringBuilder out = new StringBuilder("| Type | Code | Version | In or out | Family | Payload | What it says |\n");
        out.append("|---|---|---|---|---|---|---|\n");
        for (EventType type : EventType.values()) {
            Payload sample = Samples.event(type, 1).payload();
            out.append("| ").append(type.name()).append(" | ").append(type.code()).append(" | ").append(type.version()).append(" | ")
                    .append(canBeInput(sample) ? "in" : "out").append(" | ").append(family(sample)).append(" | `")
                    .append(record(type, sample))
                    .append("` | ").append(schema.meaning(type.code())).append(" |\n");
        }
        return out.toString();
    }

    private static boolean canBeInput(Payload payload) {
        try {
            new InstantBatch().add(payload, "x", 0);
            return true;
        } catch (IllegalArgumentException derived) {
            return false;
        }
    }

    /// The branch of the sealed hierarchy.
    private static String family(Payload payload) {
        return Arrays.stream(Payload.class.getPermittedSubclasses()).filter(c -> c.isInstance(payload)).findFirst().orElseThrow()
                .getSimpleName();
    }

    private static String record(EventType type, Payload payload) {
        if (payload instanceof dev.assay.core.signal.SignalEvent s) {
            return "SignalEvent(" + s.signal().getClass().getSimpleName() + ")";
        }
        Class<?> outer = payload.getClass().getDeclaringClass();
        assertThat(payload.type()).isEqualTo(type);
        return (outer == null ? "" : outer.getSimpleName() + ".") + payload.getClass().getSimpleName();
    }

    private String fields() {
        StringBuilder out = new StringBuilder();
        for (EventType type : EventType.values()) {
            out.append("### ").append(type.name()).append(" (").append(type.code()).append(")\n\n").append(schema.meaning(type.code()))
                    .append(".\n\n").append(schema.fieldsOf(type.code())).append('\n');
        }
        return out.toString();
    }
}
