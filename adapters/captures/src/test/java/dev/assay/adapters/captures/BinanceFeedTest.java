package dev.assay.adapters.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureRequest;
import dev.assay.application.data.DataException;
import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import dev.assay.proofbench.book.LevelBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinanceFeedTest {
    private static final Instrument BTC = new Instrument(0, new InstrumentId("BINA:BTCUSDT"), "BTCUSDT", "BINA", Currency.of("USDT"), 2, 1,
            8, 1_000, 1,
            new Contract.CryptoPair(Currency.of("BTC")));
    private static final Path CAPTURE = Path.of("..", "..", "examples", "data", "btcusdt-20240808.gz");

    @TempDir
    Path folder;

    private static CaptureFeed open(Path file) {
        return new Captures().open(new CaptureRequest("binance", List.of(file), "BTCUSDT", BTC));
    }

    private List<MarketData> read(String... lines) throws IOException {
        Path file = folder.resolve("made.txt");
        Files.write(file, List.of(lines));
        List<MarketData> all = new ArrayList<>();
        try (CaptureFeed feed = open(file)) {
            for (MarketData datum = feed.next(); datum != null; datum = feed.next()) {
                all.add(datum);
            }
        }
        return all;
    }

    private static String depth(long ts, long first, long last, String bids, String asks) {
        return ts + " {\"stream\":\"x\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + last
                + ",\"b\":["
                + bids + "],\"a\":[" + asks + "]}}";
    }

    /// The digest, counts and best prices were computed by another program, in another language, from the same file.
    @Test
    void aRealCaptureEndsInTheBookThatAnotherProgramComputes() throws NoSuchAlgorithmException {
        LevelBook book = new LevelBook();
        long changes = 0;
        long trades = 0;
        long volume = 0;
        try (CaptureFeed feed = open(CAPTURE)) {
            for (MarketData datum = feed.next(); datum != null; datum = feed.next()) {
                switch (datum) {
                    case BookDelta delta -> {
                        book.apply(delta);
                        changes++;
                    }
                    case BookSnapshot snapshot -> book.apply(snapshot);
                    case Trade trade -> {
                        trades++;
                        volume += trade.sizeUnits();
                    }
                    default -> throw new IllegalStateException(datum.toString());
                }
            }
        }
        assertThat(changes).isEqualTo(11_388);
        assertThat(trades).isEqualTo(676);
        assertThat(BTC.quantity(volume)).hasToString("9.11195000");
        assertThat(book.counts().gaps() + book.counts().crossed() + book.counts().stale()).isZero();
        assertThat(text(book, true).lines().findFirst()).hasValue("61836.8 3.589");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((text(book, true) + "|" + text(book, false)).getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo("98d4e9b87f70f127ed105b3e257acbff382468478dde99e16eadc8e1dc216dcc");
    }

    private static String text(LevelBook book, boolean bid) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < book.depth(bid); i++) {
            text.append(BTC.price(book.price(bid, i)).decimal().stripTrailingZeros().toPlainString()).append(' ')
                    .append(BTC.quantity(book.size(bid, i)).decimal().stripTrailingZeros().toPlainString()).append('\n');
        }
        return text.toString();
    }

    @Test
    void updatesWaitForTheSnapshotAndThoseItCoversAreDropped() throws IOException {
        List<MarketData> all = read(depth(1, 90, 99, "[\"1.00\",\"1.0\"]", ""), depth(2, 100, 104, "[\"2.00\",\"1.0\"]", ""),
                "3 {\"lastUpdateId\":101,\"bids\":[[\"5.00\",\"2\"]],\"asks\":[]}", depth(4, 105, 106, "", "[\"9.00\",\"0.00\"]"));
        assertThat(all).hasSize(3);
        assertThat(all.getFirst()).isInstanceOf(BookSnapshot.class);
        assertThat(all.get(1)).isEqualTo(new BookDelta(BTC, 3, 2, BookDelta.Action.SET, true, 200, 100_000_000, 0));
        assertThat(all.get(2)).isEqualTo(new BookDelta(BTC, 4, 3, BookDelta.Action.DELETE, false, 900, 0, 0));
    }

    @Test
    void aHoleInTheNumbersIsAGapUntilTheNextSnapshot() throws IOException {
        LevelBook book = new LevelBook();
        List<Boolean> known = new ArrayList<>();
        for (MarketData datum : read("1 {\"lastUpdateId\":10,\"bids\":[[\"5.00\",\"2\"]],\"asks\":[]}",
                depth(2, 11, 12, "[\"4.00\",\"1\"]", ""),
                depth(3, 14, 15, "[\"3.00\",\"1\"]", ""), depth(4, 16, 17, "[\"3.50\",\"1\"]", ""),
                "5 {\"lastUpdateId\":16,\"bids\":[[\"6.00\",\"2\"]],\"asks\":[]}", depth(6, 18, 18, "[\"6.00\",\"1\"]", ""))) {
            if (datum instanceof BookSnapshot snapshot) {
                book.apply(snapshot);
            } else {
                book.apply((BookDelta) datum);
            }
            known.add(book.known());
        }
        assertThat(known).containsExactly(true, true, false, true, true, true);
        assertThat(book.counts().gaps()).isEqualTo(1);
        assertThat(text(book, true)).isEqualTo("6 1\n3.5 1\n");
    }

    @Test
    void otherMessagesAndOtherSymbolsArePassedOver() throws IOException {
        assertThat(read(
                "1 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":5,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}}",
                "2 {\"e\":\"trade\",\"s\":\"ETHUSDT\",\"p\":\"1.0\",\"q\":\"1.0\",\"m\":true}",
                "3 {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"p\":\"61837.63\",\"q\":\"0.02\",\"m\":true}"))
                .containsExactly(new Trade(BTC, 3, 6_183_763, 2_000_000, Trade.Aggressor.SELLER));
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("5 {\"e\":\"x\"}", "4 {\"e\":\"x\"}")).isInstanceOf(DataException.class)
                .hasMessageContaining("made.txt:2").hasMessageContaining("goes back behind 5");
        assertThatThrownBy(() -> read("soon {}")).isInstanceOf(DataException.class).hasMessageContaining("whole number of nanoseconds");
        assertThatThrownBy(() -> read("5 {\"e\":")).isInstanceOf(DataException.class).hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> read("5 {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"p\":\"1.005\",\"q\":\"1\",\"m\":true}"))
                .isInstanceOf(DataException.class).hasMessageContaining("1.005").hasMessageContaining("priceScale");
        assertThatThrownBy(() -> read("5 {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"q\":\"1\",\"m\":true}"))
                .isInstanceOf(DataException.class).hasMessageContaining("is missing in the message");
    }
}
