package dev.assay.adapters.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureRequest;
import dev.assay.application.data.DataException;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookDelta.Action;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.market.Trade.Aggressor;
import dev.assay.core.money.Currency;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Databento's own samples, field by field as another reader of the layout gives them.
class DbnFeedTest {
    /// Prices in ten-thousandths, whole contracts.
    private static final Instrument ES = Instrument.equity(0, "ESH1", "XCME", Currency.USD);

    @TempDir
    Path folder;

    static Path sample(String name) {
        try {
            return Path.of(Objects.requireNonNull(DbnFeedTest.class.getResource("databento/test_data." + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MarketData> read(Path file, String name) {
        List<MarketData> all = new ArrayList<>();
        try (CaptureFeed feed = new Captures().open(new CaptureRequest("dbn", List.of(file), name, ES))) {
            for (MarketData datum = feed.next(); datum != null; datum = feed.next()) {
                all.add(datum);
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mbo.dbn", "mbo.v1.dbn.zst", "mbo.v3.dbn.zst"})
    void singleOrdersOfEveryVersion(String file) {
        assertThat(read(sample(file), "ESH1")).containsExactly(
                new BookDelta(ES, 1_609_160_400_000_704_060L, 1, Action.DELETE, false, 37_227_500, 0, 647_784_973_705L),
                new BookDelta(ES, 1_609_160_400_000_711_344L, 2, Action.DELETE, false, 37_230_000, 0, 647_784_973_631L));
        assertThat(read(sample(file), "5482")).hasSize(2);
    }

    @Test
    void bestBidAndAsk() {
        assertThat(read(sample("mbp-1.dbn"), "ESH1")).containsExactly(
                new Quote(ES, 1_609_160_400_006_136_329L, 37_202_500, 24, 37_205_000, 11),
                new Quote(ES, 1_609_160_400_006_246_513L, 37_202_500, 24, 37_205_000, 12));
    }

    @Test
    void tradesAndTheQuoteBeforeThem() {
        assertThat(read(sample("trades.v2.dbn.zst"), "ESH1")).containsExactly(
                new Trade(ES, 1_609_160_400_099_150_057L, 37_202_500, 5, Aggressor.SELLER),
                new Trade(ES, 1_609_160_400_108_142_648L, 37_202_500, 21, Aggressor.SELLER));
        assertThat(read(sample("tbbo.v1.dbn.zst"), "ESH1")).containsExactly(
                new Quote(ES, 1_609_160_400_099_150_057L, 37_202_500, 26, 37_205_000, 7),
                new Trade(ES, 1_609_160_400_099_150_057L, 37_202_500, 5, Aggressor.SELLER),
                new Quote(ES, 1_609_160_400_108_142_648L, 37_202_500, 21, 37_205_000, 22),
                new Trade(ES, 1_609_160_400_108_142_648L, 37_202_500, 21, Aggressor.SELLER));
    }

    @Test
    void tenLevels() {
        List<MarketData> all = read(sample("mbp-10.v3.dbn.zst"), "ESH1");
        assertThat(all).hasSize(2);
        BookSnapshot second = (BookSnapshot) all.get(1);
        assertThat(second.tsEvent()).isEqualTo(1_609_160_400_000_750_544L);
        assertThat(second.bids()).hasSize(10).startsWith(new BookLevel(37_202_500, 24, 15), new BookLevel(37_200_000, 30, 17))
                .endsWith(new BookLevel(37_180_000, 67, 39));
        assertThat(second.asks()).hasSize(10).startsWith(new BookLevel(37_205_000, 10, 8)).endsWith(new BookLevel(37_227_500, 44, 26));
    }

    @Test
    void barsAreStampedWithTheirClose() {
        List<MarketData> all = read(sample("ohlcv-1m.dbn"), "ESH1");
        assertThat(all.getFirst()).isEqualTo(new Bar(ES, 1_609_160_400_000_000_000L, 1_609_160_460_000_000_000L, 3_720_250_000L,
                3_721_500_000L, 3_720_250_000L, 3_721_000_000L, 353));
    }

    @Test
    void cancelsTakeFromWhatIsLeftOfAnOrder() throws IOException {
        Path file = folder.resolve("made.dbn");
        Files.write(file, concat(header(), mbo('R', 'N', 0, 0, 0, 10, 8), mbo('A', 'B', 7, 10, 50, 11, 0), mbo('C', 'B', 7, 10, 20, 12, 0),
                mbo('T', 'A', 0, 10, 30, 13, 0), mbo('F', 'B', 7, 10, 30, 13, 0), mbo('C', 'B', 7, 10, 30, 13, 4),
                mbo('M', 'A', 8, 12, 5, 14, 0)));
        assertThat(read(file, "42")).containsExactly(new BookDelta(ES, 10, 1, Action.CLEAR, true, 0, 0, 0),
                new BookDelta(ES, 11, 2, Action.SET, true, 100_000, 50, 7), new BookDelta(ES, 12, 3, Action.SET, true, 100_000, 30, 7),
                new Trade(ES, 13, 100_000, 30, Aggressor.SELLER),
                new BookDelta(ES, 13, 7, Action.DELETE, true, 100_000, 0, 7), new BookDelta(ES, 14, 8, Action.SET, false, 120_000, 5, 8));
    }

    private static byte[] header() {
        ByteBuffer data = ByteBuffer.allocate(8 + 42 + 3 + 2 + 53 + 4 + 16).order(ByteOrder.LITTLE_ENDIAN);
        data.put(new byte[]{'D', 'B', 'N', 2}).putInt(data.capacity() - 8);
        data.putShort(8 + 42 + 3, (short) 71);
        return data.array();
    }

    private static byte[] mbo(char action, char side, long id, long price, int size, long ts, int flags) {
        return ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN).put((byte) 14).put((byte) 0xA0).putShort((short) 1).putInt(42)
                .putLong(ts)
                .putLong(id).putLong(price * 1_000_000_000L).putInt(size).put((byte) flags).put((byte) 0).put((byte) action)
                .put((byte) side)
                .putLong(ts).putInt(0).putInt(1).array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(List.of(parts).stream().mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertThatThrownBy(() -> read(sample("mbo.dbn"), "ESM1")).isInstanceOf(DataException.class)
                .hasMessageContaining("it holds no instrument called \"ESM1\", only ESH1");
        assertThatThrownBy(() -> read(sample("mbo.dbz"), "ESH1")).isInstanceOf(DataException.class).hasMessageContaining("no DBN file");
        assertThatThrownBy(() -> read(folder.resolve("absent.dbn"), "ESH1")).isInstanceOf(DataException.class)
                .hasMessageContaining("there is no such file");
        Path cut = folder.resolve("cut.dbn");
        byte[] whole = Files.readAllBytes(sample("mbo.dbn"));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> read(cut, "ESH1")).isInstanceOf(DataException.class).hasMessageContaining("cut.dbn:2")
                .hasMessageContaining("cut off");
        Files.write(cut, java.util.Arrays.copyOf(whole, 100));
        assertThatThrownBy(() -> read(cut, "ESH1")).isInstanceOf(DataException.class).hasMessageContaining("ends inside its metadata");
        whole[3] = 9;
        Files.write(cut, whole);
        assertThatThrownBy(() -> read(cut, "ESH1")).isInstanceOf(DataException.class)
                .hasMessageContaining("DBN version 9; 1 to 3 are read");
    }

    @Test
    void aPriceThatIsFinerThanTheInstrumentIsNotRounded() {
        Instrument coarse = new Instrument(0, ES.id(), "ESH1", "XCME", Currency.USD, 1, 1, 0, 1, 1, ES.contract());
        assertThatThrownBy(() -> {
            try (CaptureFeed feed = new Captures().open(new CaptureRequest("dbn", List.of(sample("mbp-1.dbn")), "ESH1", coarse))) {
                feed.next();
            }
        }).isInstanceOf(DataException.class).hasMessageContaining("3720.250000000").hasMessageContaining("priceScale");
    }
}
