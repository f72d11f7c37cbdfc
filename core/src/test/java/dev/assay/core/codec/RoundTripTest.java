package dev.assay.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What is encoded is decoded, and the bytes are canonical: encoding again gives the same.
class RoundTripTest {
    private final EventEncoder encoder = new EventEncoder();
    private final EventDecoder decoder = SampleRun.decoder();

    @Property(tries = 3_000)
    void anyEventComesBack(@ForAll EventType type, @ForAll long seed) {
        Event event = Samples.event(type, seed);
        int length = encoder.encode(event);
        byte[] frame = Arrays.copyOf(encoder.buffer(), length + 7);

        Event back = decoder.decode(frame, 0, length);

        assertThat(back).isEqualTo(event);
        assertThat(back.type()).isEqualTo(type);
        // Prices and quantities are equal across scales; bytes are not.
        assertThat(encoder.encode(back)).isEqualTo(length);
        assertThat(Arrays.equals(encoder.buffer(), 0, length, frame, 0, length)).isTrue();
    }

    @Property(tries = 300)
    void aFrameMayStandAnywhere(@ForAll EventType type, @ForAll long seed) {
        Event event = Samples.event(type, seed);
        int length = encoder.encode(event);
        byte[] inside = new byte[length + 20];
        Arrays.fill(inside, (byte) 0x5A);
        System.arraycopy(encoder.buffer(), 0, inside, 13, length);

        assertThat(decoder.decode(inside, 13, length)).isEqualTo(event);
        assertThat(Frame.id(inside, 13)).isEqualTo(event.id());
        assertThat(Frame.tsEvent(inside, 13)).isEqualTo(event.tsEvent());
        assertThat(Frame.tsIngest(inside, 13)).isEqualTo(event.tsIngest());
        assertThat(Frame.correlationId(inside, 13)).isEqualTo(event.correlationId());
        assertThat(Frame.causationId(inside, 13)).isEqualTo(event.causationId());
        assertThat(Frame.templateId(inside, 13)).isEqualTo(type.code());
        assertThat(Frame.version(inside, 13)).isEqualTo(type.version());
    }
}
