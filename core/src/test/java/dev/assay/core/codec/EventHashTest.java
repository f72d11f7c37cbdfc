package dev.assay.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.JournalGap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The running hash against the plain definition: SHA-256 of all frames, lengths in front, ingest times zeroed.
class EventHashTest {
    private static List<byte[]> frames() {
        EventEncoder encoder = new EventEncoder();
        List<byte[]> frames = new ArrayList<>();
        for (long seed = 1; seed <= 40; seed++) {
            for (EventType type : EventType.values()) {
                int length = encoder.encode(Samples.event(type, seed));
                frames.add(Arrays.copyOf(encoder.buffer(), length));
            }
            int length = encoder.encode(new Event(seed, 0, 0, "x", new JournalGap(0, "y".repeat((int) seed * 1_600)), 0, 0));
            frames.add(Arrays.copyOf(encoder.buffer(), length));
        }
        return frames;
    }

    private static String defined(List<byte[]> frames) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (byte[] frame : frames) {
            byte[] copy = frame.clone();
            Arrays.fill(copy, 24, 32, (byte) 0);
            sha.update(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(copy.length).array());
            sha.update(copy);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    @Test
    void isTheHashItIsDefinedToBe() throws Exception {
        EventHash hash = new EventHash();
        List<byte[]> frames = frames();
        List<byte[]> sofar = new ArrayList<>();
        for (byte[] frame : frames) {
            byte[] before = frame.clone();
            hash.update(frame, 0, frame.length);
            sofar.add(frame);
            assertThat(frame).isEqualTo(before);
            if (sofar.size() % 97 == 0) {
                assertThat(hash.hex()).isEqualTo(defined(sofar));
            }
        }
        assertThat(hash.hex()).isEqualTo(defined(frames)).isEqualTo(hash.hex());
        assertThat(hash.events()).isEqualTo(frames.size());
    }

    @Test
    void leavesOutIngestTimesAndNothingElse() {
        byte[] frame = frames().get(3);
        String plain = hash(frame);
        for (int i = 0; i < frame.length; i++) {
            byte[] changed = frame.clone();
            changed[i] ^= 1;
            assertThat(hash(changed).equals(plain)).as("byte %s", i).isEqualTo(i >= 24 && i < 32);
        }
    }

    private static String hash(byte[] frame) {
        EventHash hash = new EventHash();
        hash.update(frame, 0, frame.length);
        return hash.hex();
    }

    @Test
    void refusesWhatIsNoFrame() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventHash().update(new byte[100], 0, 47)).withMessageContaining("47");
    }
}
