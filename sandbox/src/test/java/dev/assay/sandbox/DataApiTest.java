package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Contract;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The market data API over a real socket: what has closed by now, whole, in pages, in longer bars, adjusted; and the stream.
class DataApiTest {
    private static final String FRIDAY = "start=2024-03-01&end=2024-03-02";

    @Test
    void everyAnswerHoldsAgainstTheSchemas() {
        try (Client client = Client.stepping()) {
            client.pass(4);
            Schemas.dataHolds("stock_bars_resp", client.get("/v2/stocks/bars?symbols=ACME,BETA,NONE&timeframe=1Min"));
            Schemas.dataHolds("stock_bars_resp_single", client.get("/v2/stocks/ACME/bars?timeframe=1Day&" + FRIDAY));
            Schemas.dataHolds("stock_latest_bars_resp", client.get("/v2/stocks/bars/latest?symbols=ACME"));
            Schemas.dataHolds("stock_latest_bars_resp_single", client.get("/v2/stocks/ACME/bars/latest"));
            Schemas.dataHolds("stock_latest_trades_resp", client.get("/v2/stocks/trades/latest?symbols=ACME,BETA"));
            Schemas.dataHolds("stock_latest_quotes_resp", client.get("/v2/stocks/quotes/latest?symbols=ACME"));
            Schemas.dataHolds("stock_snapshots_resp", client.get("/v2/stocks/snapshots?symbols=ACME"));
            Schemas.dataHolds("stock_trades_resp", client.get("/v2/stocks/trades?symbols=ACME"));
            Schemas.dataHolds("corporate_actions_resp", client.get("/v1/corporate-actions?symbols=ACME"));
        }
    }

    @Test
    void nothingThatHasNotClosedIsShown() {
        try (Client client = Client.stepping()) {
            assertThat(client.get("/v2/stocks/bars?symbols=ACME&timeframe=1Min&end=2024-03-07").get("bars").size()).isZero();
            client.pass(4);
            // At 09:33 three minutes have closed.
            JsonNode bars = client.get("/v2/stocks/bars?symbols=ACME&timeframe=1Min&end=2024-03-07").get("bars").get("ACME");
            assertThat(bars.valueStream().map(bar -> bar.get("t").stringValue()).toList()).containsExactly("2024-03-04T14:30:00Z",
                    "2024-03-04T14:31:00Z", "2024-03-04T14:32:00Z");
            JsonNode snapshot = client.get("/v2/stocks/snapshots?symbols=ACME").get("ACME");
            assertThat(snapshot.get("latestTrade").get("p").decimalValue()).isEqualByComparingTo(bars.get(2).get("c").decimalValue());
            assertThat(snapshot.get("dailyBar").get("t").stringValue()).isEqualTo("2024-03-04T05:00:00Z");
            assertThat(snapshot.get("dailyBar").get("v").intValue()).isEqualTo(30_000);
            assertThat(snapshot.get("prevDailyBar").get("v").intValue()).isEqualTo(300_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pagesAddUpToTheWhole(String sort) {
        try (Client client = Client.stepping()) {
            String question = "/v2/stocks/bars?symbols=BETA,ACME&timeframe=1Min&sort=" + sort + "&" + FRIDAY;
            JsonNode whole = client.get(question).get("bars");
            assertThat(whole.get("ACME").size()).isEqualTo(30);
            List<JsonNode> acme = new ArrayList<>();
            List<JsonNode> beta = new ArrayList<>();
            String token = "";
            int pages = 0;
            do {
                JsonNode page = client.get(question + "&limit=7" + (token.isEmpty() ? "" : "&page_token=" + token));
                page.get("bars").path("ACME").forEach(acme::add);
                page.get("bars").path("BETA").forEach(beta::add);
                token = page.get("next_page_token").isNull() ? "" : page.get("next_page_token").stringValue();
                pages++;
            } while (!token.isEmpty());
            assertThat(acme).isEqualTo(whole.get("ACME").valueStream().toList());
            assertThat(beta).isEqualTo(whole.get("BETA").valueStream().toList());
            assertThat(pages).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @CsvSource({"5Min,6,50000", "10Min,3,100000", "1Hour,2,150000", "1Day,1,300000", "1Week,1,300000", "1Month,1,300000"})
    void longerBarsAreMadeOfShorterOnes(String timeframe, int count, int volume) {
        try (Client client = Client.stepping()) {
            JsonNode bars = client.get("/v2/stocks/bars?symbols=ACME&start=2024-02-01&end=2024-03-02&timeframe=" + timeframe).get("bars")
                    .get("ACME");
            // The session of Friday has half an hour of minutes, from 09:30: nine of ten o'clock lie in the first hour.
            int first = timeframe.equals("1Hour") ? 300_000 : volume;
            assertThat(bars.size()).isEqualTo(timeframe.equals("1Hour") ? 1 : count);
            JsonNode bar = bars.get(0);
            assertThat(bar.get("v").intValue()).isEqualTo(first);
            assertThat(bar.get("o").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(PlayedMarket.openUnits("ACME", 0), 4));
            int minutes = first / 10_000;
            assertThat(bar.get("c").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(PlayedMarket.openUnits("ACME", minutes - 1) + 100, 4));
            assertThat(bar.get("h").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(PlayedMarket.openUnits("ACME", minutes - 1) + 300, 4));
            assertThat(bar.get("l").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(PlayedMarket.openUnits("ACME", 0) - 200, 4));
        }
    }

    @Test
    void whatCannotBeGivenIsRefused() {
        try (Client client = Client.stepping()) {
            assertThat(client.send("GET", "/v2/stocks/bars?symbols=ACME&timeframe=90Min", "").status()).isEqualTo(422);
            assertThat(client.send("GET", "/v2/stocks/bars?timeframe=1Min", "").body().get("message").stringValue())
                    .isEqualTo("symbols is required");
            assertThat(client.send("GET", "/v2/stocks/bars?symbols=ACME&timeframe=1Day&adjustment=all", "").body().get("message")
                    .stringValue())
                    .contains("raw or split");
            assertThat(client.send("GET", "/v2/stocks/bars?symbols=ACME&timeframe=1Day&page_token=x", "").status()).isEqualTo(422);
        }
    }

    @Test
    void aSplitAndADividendReachTheAccountTheOrdersAndTheLists() {
        PlayedMarket market = new PlayedMarket(30);
        Instrument acme = new Instrument(0, new InstrumentId("XNAS:ACME"), "ACME", "XNAS", Currency.USD, 4, 100, Market.SHARE_SCALE, 1, 1,
                new Contract.Equity());
        long tuesday = market.calendar("XNYS").openNanos(market.calendar("XNYS").indexOn(PlayedMarket.FROM.plusDays(1)));
        market.add(new CorporateAction.Split(acme, tuesday, 2, 1));
        market.add(new CorporateAction.CashDividend(acme, tuesday, tuesday + 10 * Pace.MINUTE, Price.of("0.25")));
        try (Client client = new Client(market, Client.options(Speed.parse("step"), "100000", 2))) {
            client.order("ACME", "buy", "10", "");
            client.pass(3);
            client.order(
                    "{\"symbol\":\"ACME\",\"side\":\"sell\",\"qty\":\"4\",\"type\":\"limit\",\"limit_price\":\"800\",\"time_in_force\":\"gtc\"}");
            BigDecimal cash = new BigDecimal(client.get("/v2/account").get("cash").stringValue());
            assertThat(client.get("/v1/corporate-actions?symbols=ACME").get("corporate_actions").size()).isZero();
            while (client.sandbox.now() < tuesday + 11 * Pace.MINUTE) {
                client.sandbox.advance();
            }
            assertThat(client.get("/v2/positions/ACME").get("qty").stringValue()).isEqualTo("20");
            JsonNode order = client.get("/v2/orders").get(0);
            assertThat(order.get("qty").stringValue()).isEqualTo("8");
            assertThat(order.get("limit_price").stringValue()).isEqualTo("400");
            assertThat(new BigDecimal(client.get("/v2/account").get("cash").stringValue()))
                    .isEqualByComparingTo(cash.add(new BigDecimal("5")));
            assertThat(client.get("/v2/account/activities/DIV").get(0).get("net_amount").stringValue()).isEqualTo("5");
            assertThat(client.get("/v2/account/activities/SPLIT").get(0).get("qty").stringValue()).isEqualTo("10");
            JsonNode actions = client.get("/v1/corporate-actions?symbols=ACME");
            Schemas.dataHolds("corporate_actions_resp", actions);
            assertThat(actions.get("corporate_actions").get("forward_splits").get(0).get("new_rate").intValue()).isEqualTo(2);
            assertThat(actions.get("corporate_actions").get("cash_dividends").get(0).get("rate").decimalValue())
                    .isEqualByComparingTo("0.25");
            JsonNode raw = client.get("/v2/stocks/ACME/bars?timeframe=1Day&" + FRIDAY).get("bars").get(0);
            JsonNode split = client.get("/v2/stocks/ACME/bars?timeframe=1Day&adjustment=split&" + FRIDAY).get("bars").get(0);
            assertThat(split.get("o").decimalValue().multiply(BigDecimal.TWO)).isEqualByComparingTo(raw.get("o").decimalValue());
            assertThat(split.get("v").longValue()).isEqualTo(2 * raw.get("v").longValue());
        }
    }

    @Test
    void theStreamTellsOfEveryBarInText() {
        try (Client client = Client.stepping()) {
            List<JsonNode> hello = client.data(false);
            assertThat(hello.get(0)).isEqualTo(Requests.json("{\"T\":\"success\",\"msg\":\"connected\"}"));
            assertThat(hello.get(1)).isEqualTo(Requests.json("{\"T\":\"success\",\"msg\":\"authenticated\"}"));
            assertThat(hello.get(2).get("T").stringValue()).isEqualTo("subscription");
            assertThat(hello.get(2).get("bars").get(0).stringValue()).isEqualTo("*");
            client.pass(2);
            JsonNode trade = client.update();
            JsonNode bar = client.update();
            JsonNode beta = client.update();
            assertThat(trade.get("T").stringValue() + trade.get("S").stringValue()).isEqualTo("tACME");
            assertThat(bar.get("T").stringValue() + bar.get("S").stringValue()).isEqualTo("bACME");
            assertThat(bar.get("t").stringValue()).isEqualTo("2024-03-04T14:30:00Z");
            assertThat(bar.get("o").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(PlayedMarket.openUnits("ACME", 30), 4));
            assertThat(beta.get("S").stringValue()).isEqualTo("BETA");
        }
    }

    @Test
    void theStreamSpeaksMessagePackToThoseThatAskForIt() {
        try (Client client = Client.stepping()) {
            List<JsonNode> hello = client.data(true);
            // By hand: an array of one map of two texts.
            assertThat(hello.get(0).get(0).stringValue()).isEqualTo("dc0001de0002" + "da000154" + "da0007" + hex("success") + "da00036d7367"
                    + "da0009" + hex("connected"));
            client.pass(2);
            client.update();
            String bar = client.update().get(0).stringValue();
            // The time is a timestamp: 12 bytes of extension -1, no nanoseconds, 2024-03-04T14:30:00Z in seconds.
            assertThat(bar).contains("da000174" + "c70cff" + "00000000" + HexFormat.of().toHexDigits(1_709_562_600L));
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// What Alpaca's Python library sends, packed by the reference implementation: short maps, lists and texts.
    @Test
    void messagePackOfClientsIsRead() {
        byte[] packed = HexFormat.of()
                .parseHex("83a6616374696f6ea9737562736372696265a46261727391a12aa1788401c3ffc0" + "a16ecb4008000000000000" + "a16dcd0100");
        assertThatThrownBy(() -> MessagePack.read(ByteBuffer.wrap(packed, 0, 12))).isInstanceOf(IllegalArgumentException.class);
        JsonNode read = MessagePack.read(ByteBuffer.wrap(HexFormat.of().parseHex("82a6616374696f6ea9737562736372696265a46261727391a12a")));
        assertThat(read).isEqualTo(Requests.json("{\"action\":\"subscribe\",\"bars\":[\"*\"]}"));
        assertThatThrownBy(() -> MessagePack.read(ByteBuffer.wrap(HexFormat.of().parseHex("dd7fffffff")))).hasMessageContaining("longer");
    }
}
