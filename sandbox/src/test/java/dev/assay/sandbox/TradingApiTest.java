package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The trading API over a real socket: answers hold against Alpaca's schemas and recorded answers, money adds up, refusals carry Alpaca's codes.
class TradingApiTest {
    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    @Test
    void everyAnswerHoldsAgainstTheSchemas() {
        try (Client client = Client.stepping()) {
            JsonNode order = client.order("ACME", "buy", "10", "");
            Schemas.holds("Order", order);
            Schemas.looksLike("order", order);
            Schemas.holds("Order", client.order("BETA", "buy", "4.5", "9.5"));
            client.pass(3);
            JsonNode account = client.get("/v2/account");
            Schemas.holds("Account", account);
            Schemas.looksLike("account", account);
            JsonNode filled = client.get("/v2/orders/" + text(order, "id"));
            Schemas.holds("Order", filled);
            assertThat(text(filled, "status")).isEqualTo("filled");
            JsonNode positions = client.get("/v2/positions");
            Schemas.holds("Position", positions.get(0));
            Schemas.looksLike("position", positions.get(0));
            Schemas.holds("Position", client.get("/v2/positions/ACME"));
            client.get("/v2/orders?status=all&nested=true").forEach(each -> Schemas.holds("Order", each));
            client.get("/v2/assets").forEach(each -> {
                Schemas.holds("Assets", each);
                assertThat(each.get("fractionable").booleanValue()).isTrue();
            });
            Schemas.holds("legacy_clock", client.get("/v2/clock"));
            Schemas.looksLike("clock", client.get("/v2/clock"));
            JsonNode days = client.get("/v2/calendar?start=2024-03-04&end=2024-03-10");
            assertThat(days.size()).isEqualTo(5);
            Schemas.holds("legacy_calendar_day", days.get(0));
            Schemas.looksLike("calendar", days.get(0));
            JsonNode activities = client.get("/v2/account/activities");
            assertThat(activities.size()).isEqualTo(1);
            Schemas.holds("TradingActivities", activities.get(0));
            Schemas.holds("AccountConfigurations", client.get("/v2/account/configurations"));
            Client.Answer closed = client.send("DELETE", "/v2/positions?cancel_orders=true", "");
            assertThat(closed.status()).isEqualTo(207);
            Schemas.holds("PositionClosedReponse", closed.body().get(0));
        }
    }

    @Test
    void aMarketOrderFillsAtTheNextOpeningAndTheMoneyAddsUp() {
        try (Client client = Client.stepping()) {
            client.order("ACME", "buy", "10", "");
            client.pass(2);
            JsonNode position = client.get("/v2/positions/ACME");
            BigDecimal opening = BigDecimal.valueOf(PlayedMarket.openUnits("ACME", 30), 4);
            assertThat(new BigDecimal(text(position, "avg_entry_price"))).isEqualByComparingTo(opening);
            assertThat(text(position, "qty")).isEqualTo("10");
            JsonNode account = client.get("/v2/account");
            assertThat(new BigDecimal(text(account, "cash")))
                    .isEqualByComparingTo(new BigDecimal("100000").subtract(opening.multiply(BigDecimal.TEN)));
            // The minute has closed a cent above its opening.
            assertThat(new BigDecimal(text(account, "equity"))).isEqualByComparingTo("100000.10");
            assertThat(text(position, "unrealized_pl")).isEqualTo("0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStreamTellsWhatBecomesOfAnOrder(boolean binary) {
        try (Client client = Client.stepping()) {
            List<JsonNode> hello = client.listen(binary);
            assertThat(hello.get(0)).isEqualTo(Requests.json("""
                    {"stream":"authorization","data":{"status":"authorized","action":"authenticate"}}"""));
            assertThat(hello.get(1)).isEqualTo(Requests.json("""
                    {"stream":"listening","data":{"streams":["trade_updates"]}}"""));
            JsonNode order = client.order("ACME", "buy", "10", "");
            client.pass(2);
            JsonNode fresh = client.update();
            JsonNode fill = client.update();
            assertThat(text(fresh.get("data"), "event")).isEqualTo("new");
            assertThat(text(fill.get("data"), "event")).isEqualTo("fill");
            assertThat(text(fill.get("data"), "qty")).isEqualTo("10");
            assertThat(text(fill.get("data"), "position_qty")).isEqualTo("10");
            assertThat(text(fill.get("data"), "price")).isEqualTo("100.3");
            assertThat(text(fill.get("data").get("order"), "id")).isEqualTo(text(order, "id"));
            Schemas.holds("Order", fill.get("data").get("order"));
        }
    }

    @Test
    void aReplacementIsAnotherOrder() {
        try (Client client = Client.stepping()) {
            client.listen(true);
            JsonNode order = client.order("ACME", "buy", "10", "50");
            Client.Answer patched = client.send("PATCH", "/v2/orders/" + text(order, "id"), "{\"qty\":\"7\",\"limit_price\":51}");
            assertThat(patched.status()).isEqualTo(200);
            Schemas.holds("Order", patched.body());
            assertThat(text(patched.body(), "replaces")).isEqualTo(text(order, "id"));
            JsonNode old = client.get("/v2/orders/" + text(order, "id"));
            assertThat(text(old, "status")).isEqualTo("replaced");
            assertThat(text(old, "replaced_by")).isEqualTo(text(patched.body(), "id"));
            JsonNode working = client.get("/v2/orders");
            assertThat(working.size()).isEqualTo(1);
            assertThat(text(working.get(0), "qty")).isEqualTo("7");
            assertThat(text(working.get(0), "limit_price")).isEqualTo("51");
            List<String> events = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                events.add(text(client.update().get("data"), "event"));
            }
            assertThat(events).containsExactly("new", "replaced", "new");
            assertThat(client.send("PATCH", "/v2/orders/" + text(order, "id"), "{\"qty\":\"3\"}").body().get("message").stringValue())
                    .isEqualTo("order is already in \"replaced\" state");
        }
    }

    @Test
    void aBracketSendsItsExitsOnceItHasFilled() {
        try (Client client = Client.stepping()) {
            JsonNode order = client.order("""
                    {"symbol":"ACME","side":"buy","qty":10,"type":"market","time_in_force":"day","order_class":"bracket",
                     "take_profit":{"limit_price":"100.40"},"stop_loss":{"stop_price":"90"}}""");
            assertThat(order.get("legs").size()).isEqualTo(2);
            order.get("legs").forEach(leg -> assertThat(text(leg, "status")).isEqualTo("held"));
            client.pass(2);
            assertThat(client.get("/v2/orders").size()).isEqualTo(2);
            client.pass(20);
            JsonNode after = client.get("/v2/orders/" + text(order, "id") + "?nested=true");
            assertThat(after.get("legs").valueStream().map(leg -> text(leg, "status")).toList()).containsExactlyInAnyOrder("filled",
                    "canceled");
            assertThat(client.get("/v2/positions").size()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"symbol\":\"NONE\",\"side\":\"buy\",\"qty\":\"1\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 42210000",
            "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"-1\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 42210000",
            "{\"symbol\":\"ACME\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 40010001",
            "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"1\",\"type\":\"limit\",\"time_in_force\":\"day\"} | 422 | 42210000",
            "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"1\",\"type\":\"limit\",\"limit_price\":\"1.001\",\"time_in_force\":\"day\"} | 422 | 42210000",
            "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"0.5\",\"type\":\"market\",\"time_in_force\":\"gtc\"} | 422 | 42210000",
            "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"1\",\"type\":\"market\",\"time_in_force\":\"gtd\"} | 422 | 40010001",
            "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"100000\",\"type\":\"market\",\"time_in_force\":\"day\"} | 403 | 40310000",
            "{\"symbol\":\"ACME\",\"side\":\"sell\",\"qty\":\"0.5\",\"type\":\"market\",\"time_in_force\":\"day\"} | 422 | 42210000",
            "[1] | 422 | 40010001", "{ | 422 | 40010001"})
    void refusalsCarryAlpacasCodes(String body, int status, int code) {
        try (Client client = Client.stepping()) {
            Client.Answer answer = client.send("POST", "/v2/orders", body);
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
            assertThat(answer.body().get("code").intValue()).isEqualTo(code);
            Schemas.holds("Error", answer.body());
            assertThat(client.get("/v2/orders?status=all").size()).isZero();
        }
    }

    @Test
    void moreThanIsHeldCannotBeSold() {
        try (Client client = Client.stepping()) {
            client.order("ACME", "buy", "10", "");
            client.pass(2);
            client.order("ACME", "sell", "6", "500");
            Client.Answer answer = client.send("POST", "/v2/orders",
                    "{\"symbol\":\"ACME\",\"side\":\"sell\",\"qty\":\"6\",\"type\":\"market\",\"time_in_force\":\"day\"}");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(Requests.json("""
                    {"code":40310000,"message":"insufficient qty available for order (requested: 6, available: 4)","available":"4",
                     "existing_qty":"10","held_for_orders":"6","symbol":"ACME"}"""));
            assertThat(client.send("DELETE", "/v2/positions/ACME?percentage=40", "").body().get("qty").stringValue()).isEqualTo("4");
        }
    }

    @Test
    void ordersAreFoundAndCancelled() {
        try (Client client = Client.stepping()) {
            JsonNode order = client
                    .order("""
                    {"symbol":"ACME","side":"buy","qty":"1","type":"limit","limit_price":"50","time_in_force":"gtc","client_order_id":"mine"}""");
            JsonNode found = client.get("/v2/orders:by_client_order_id?client_order_id=mine");
            assertThat(text(found, "id")).isEqualTo(text(order, "id"));
            Client.Answer again = client.send("POST", "/v2/orders",
                    "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"1\",\"type\":\"market\",\"time_in_force\":\"day\",\"client_order_id\":\"mine\"}");
            assertThat(again.body().get("message").stringValue()).isEqualTo("client_order_id must be unique");
            assertThat(client.send("DELETE", "/v2/orders/" + text(order, "id"), "").status()).isEqualTo(204);
            Client.Answer late = client.send("DELETE", "/v2/orders/" + text(order, "id"), "");
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.body().get("message").stringValue()).isEqualTo("order is already in \"canceled\" state");
            assertThat(client.send("GET", "/v2/orders/00000000-0000-0000-0000-000000000000", "").body().get("code").intValue())
                    .isEqualTo(40410000);
            assertThat(client.send("GET", "/v2/positions/ACME", "").body().get("message").stringValue())
                    .isEqualTo("position does not exist");
            assertThat(client.send("GET", "/v2/nothing", "").status()).isEqualTo(404);
        }
    }

    @Test
    void aRequestWithoutKeysIsRefused() {
        try (Client client = Client.stepping()) {
            Client.Answer answer = client.send(HttpRequest.newBuilder(URI.create(client.sandbox.url() + "/v2/account")).build());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().get("code").intValue()).isEqualTo(40110000);
        }
    }

    @Test
    void dayOrdersExpireWithTheSessionAndTimeRunsToTheEndOfTheData() {
        try (Client client = Client.stepping()) {
            JsonNode order = client.order("ACME", "buy", "1", "50");
            client.pass(32);
            assertThat(text(client.get("/v2/orders/" + text(order, "id")), "status")).isEqualTo("expired");
            int more = 0;
            while (client.sandbox.advance()) {
                more++;
            }
            // Two more sessions: an opening, 30 closes, and the end of the session.
            assertThat(more).isEqualTo(2 * 32);
        }
    }

    @Test
    void atFullSpeedTimePassesOnceSomebodyListens() throws InterruptedException {
        try (Client client = new Client(new PlayedMarket(30), Client.options(Speed.parse("max"), "100000", 2))) {
            assertThat(text(client.get("/v2/clock"), "timestamp")).startsWith("2024-03-04T09:29");
            client.listen(true);
            for (int i = 0; i < 100 && client.sandbox.now() < 1_709_758_000_000_000_000L; i++) {
                Thread.sleep(50);
            }
            assertThat(text(client.get("/v2/clock"), "timestamp")).startsWith("2024-03-06T16:00");
        }
    }

    @Test
    void inRealTimeItPassesWithTheFirstRequest() throws InterruptedException {
        PlayedMarket market = new PlayedMarket(30);
        AtomicLong wall = new AtomicLong();
        try (Sandbox sandbox = Sandbox.start(market, market, wall::get, Client.options(Speed.parse("60"), "100000", 2))) {
            long start = sandbox.now();
            wall.addAndGet(5_000_000_000L);
            assertThat(sandbox.now()).isEqualTo(start);
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/v2/clock")).header("APCA-API-KEY-ID", "k")
                        .header("APCA-API-SECRET-KEY", "s").build();
                http.send(request, HttpResponse.BodyHandlers.discarding());
                wall.addAndGet(2_000_000_000L);
                String clock = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                // Two seconds of the wall clock are two minutes: 09:29 has become 09:31.
                assertThat(clock).contains("2024-03-04T09:31:00-05:00").contains("\"is_open\":true");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoSandboxesWithOneSeedGiveTheSameIds() {
        try (Client one = Client.stepping(); Client two = Client.stepping()) {
            assertThat(one.order("ACME", "buy", "1", "50")).isEqualTo(two.order("ACME", "buy", "1", "50"));
        }
    }
}
