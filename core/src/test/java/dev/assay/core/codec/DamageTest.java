package dev.assay.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.JournalGap;
import dev.assay.core.market.Bar;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.portfolio.PortfolioSnapshot;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Damaged bytes give a codec exception and nothing else; what cannot be encoded says why.
class DamageTest {
    private final EventEncoder encoder = new EventEncoder();

    private byte[] frame(Event event) {
        int length = encoder.encode(event);
        return Arrays.copyOf(encoder.buffer(), length);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aFrameCutAnywhereIsRefused(EventType type) {
        byte[] frame = frame(Samples.event(type, 2));
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> SampleRun.decoder().decode(cut, 0, cut.length)).isInstanceOf(CodecException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aFrameWithABytesTooManyIsRefused(EventType type) {
        byte[] frame = frame(Samples.event(type, 2));
        byte[] longer = Arrays.copyOf(frame, frame.length + 1);

        assertThatThrownBy(() -> SampleRun.decoder().decode(longer, 0, longer.length)).isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("1 bytes follow its last field");
    }

    /// A flipped bit either breaks the frame or makes another event of which it is the only encoding; where it hits the version, the
    /// same event of a newer version; where it hits the type, perhaps what an older or newer writer of that type could have
    /// written. It never escapes as any other exception.
    @Property(tries = 5_000)
    void aFlippedBitNeverGivesAnythingButAnEventOrARefusal(@ForAll EventType type, @ForAll long seed, @ForAll int where) {
        byte[] frame = frame(Samples.event(type, seed));
        int bit = Math.floorMod(where, frame.length * 8);
        frame[bit >> 3] ^= (byte) (1 << (bit & 7));
        try {
            Event other = SampleRun.decoder().decode(frame, 0, frame.length);
            if (bit >> 4 == 3) {
                assertThat(other).isEqualTo(Samples.event(type, seed));
            } else if (Frame.version(frame, 0) == other.payload().type().version()) {
                assertThat(frame(other)).as("accepted bytes are canonical").isEqualTo(frame);
            }
        } catch (CodecException refused) {
            assertThat(refused).hasMessageContaining("event");
        }
    }

    @Property(tries = 2_000)
    void noiseIsRefused(@ForAll byte[] noise, @ForAll EventType type) {
        byte[] frame = frame(Samples.event(type, 1));
        System.arraycopy(noise, 0, frame, 8, Math.min(noise.length, frame.length - 8));
        try {
            SampleRun.decoder().decode(frame, 0, frame.length);
        } catch (CodecException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void messagesNameTheEventAndWhatIsWrong() {
        byte[] bar = frame(new Event(17, 1, 1, "x", new Bar(SampleRun.UNIVERSE.get(0), 0, 1, 1, 1, 1, 1, 1), 17, 17));
        Frame.I32.set(bar, Frame.MIN_BYTES, 99);

        assertThatThrownBy(() -> SampleRun.decoder().decode(bar, 0, bar.length))
                .hasMessage("malformed BAR event 17: it names instrument 99, but the run has 4");
    }

    @Test
    void badUtf8IsRefused() {
        byte[] gap = frame(new Event(3, 1, 1, "x", new JournalGap(1, "abc"), 3, 3));
        gap[gap.length - 4] = (byte) 0xC3;

        assertThatThrownBy(() -> SampleRun.decoder().decode(gap, 0, gap.length))
                .hasMessage("malformed JOURNAL_GAP event 3: reason is not valid UTF-8");
    }

    @Test
    void aValueThatTheTypeForbidsIsRefused() {
        byte[] split = frame(Samples.event(EventType.SPLIT, 1));
        Frame.I64.set(split, split.length - 2 - sourceBytes(split) - 8, 0L);

        assertThatThrownBy(() -> SampleRun.decoder().decode(split, 0, split.length)).isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("split ratio");
    }

    private static int sourceBytes(byte[] frame) {
        return frame.length - 2 - Frame.HEADER_BYTES - Frame.blockLength(frame, 0);
    }

    @Test
    void bytesOutsideTheArrayAreRefused() {
        assertThatThrownBy(() -> SampleRun.decoder().decode(new byte[100], 60, 48)).isInstanceOf(MalformedFrameException.class);
        assertThatThrownBy(() -> SampleRun.decoder().decode(new byte[100], -1, 48)).isInstanceOf(MalformedFrameException.class);
        assertThatThrownBy(() -> SampleRun.decoder().decode(new byte[100], 0, Integer.MAX_VALUE))
                .isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void stringsHaveALimit() {
        assertThat(decoded("a".repeat(Frame.MAX_TEXT_BYTES))).hasSize(Frame.MAX_TEXT_BYTES);
        assertThat(decoded("é".repeat(Frame.MAX_TEXT_BYTES / 2))).hasSize(Frame.MAX_TEXT_BYTES / 2);
        assertThatIllegalArgumentException().isThrownBy(() -> decoded("a".repeat(Frame.MAX_TEXT_BYTES + 1)))
                .withMessageContaining("reason takes 65535 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> decoded("é".repeat(40_000)))
                .withMessageContaining("reason takes 80000 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> decoded("a".repeat(2_000_000))).withMessageContaining("reason");
    }

    private String decoded(String reason) {
        byte[] frame = frame(new Event(1, 1, 1, "x", new JournalGap(0, reason), 1, 1));
        return ((JournalGap) SampleRun.decoder().decode(frame, 0, frame.length).payload()).reason();
    }

    @Test
    void groupsHaveALimitAndTheLargestFits() {
        Quote quote = new Quote(SampleRun.UNIVERSE.get(1), 1, 2, 3, 4, 5);
        List<Quote> most = Collections.nCopies(Frame.MAX_GROUP_SIZE, quote);
        byte[] frame = frame(new Event(1, 1, 1, "x", new OptionChain(SampleRun.UNIVERSE.get(0), 1, most), 1, 1));

        assertThat(frame.length).isLessThan(Frame.MAX_BYTES);
        assertThat(SampleRun.decoder().decode(frame, 0, frame.length).payload())
                .isEqualTo(new OptionChain(SampleRun.UNIVERSE.get(0), 1, most));
        assertThatIllegalArgumentException().isThrownBy(() -> frame(new Event(1, 1, 1, "x",
                new OptionChain(SampleRun.UNIVERSE.get(0), 1, Collections.nCopies(Frame.MAX_GROUP_SIZE + 1, quote)), 1, 1)))
                .withMessageContaining("quotes has 65535 entries");
    }

    @Test
    void anUnpairedSurrogateBecomesTheReplacementCharacter() {
        assertThat(decoded("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(decoded("\uDE80")).isEqualTo("\uFFFD");
        assertThat(decoded("🚀")).isEqualTo("🚀");
    }

    @Test
    void aSnapshotInTwoCurrenciesIsRefused() {
        Money one = new Money(1, Currency.USD);
        Money other = new Money(1, Currency.of("EUR"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame(
                        new Event(1, 1, 1, "x", new PortfolioSnapshot(one, one, one, one, one, other, one, one, 0), 1, 1)))
                .withMessageContaining("realizedPnl");
    }

    @Test
    void aCurrencyCodeThatDoesNotFitIsRefused() {
        Money odd = new Money(1, new Currency("THIRTEEN_LONG", 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame(
                        new Event(1, 1, 1, "x", new PortfolioSnapshot(odd, odd, odd, odd, odd, odd, odd, odd, 0), 1, 1)))
                .withMessageContaining("THIRTEEN_LONG");
    }

    @Test
    void theEncoderWorksOnAfterARefusal() {
        assertThatIllegalArgumentException().isThrownBy(() -> decoded("a".repeat(70_000)));
        assertThat(decoded("fine")).isEqualTo("fine");
    }
}
