package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Faults: a plan is read or refused with its line, each fault does what it says, and a seed repeats them all.
class SandboxFaultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path plan(String text) {
        try {
            return Files.writeString(folder.resolve("plan.yaml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Client with(Map<SandboxFault, Integer> chances, long seed) {
        SandboxOptions usual = Client.options(Speed.parse("step"), "100000", 2);
        SandboxOptions seeded = new SandboxOptions(usual.dataset(), usual.actions(), usual.timeframe(), usual.snapshot(), usual.symbols(),
                usual.from(), usual.to(), usual.speed(), 0, usual.cash(), 2, usual.fills(), usual.costs(), seed);
        return new Client(new PlayedMarket(30), seeded.with(new SandboxFaults(chances, 5, 3)));
    }

    private static Client with(SandboxFault fault) {
        return with(Map.of(fault, 1000), 7);
    }

    @Test
    void theExampleIsAPlan() {
        SandboxFaults plan = SandboxFaults.read(Path.of("..", "examples", "sandbox-faults.yaml"));
        assertThat(plan.chances()).hasSize(SandboxFault.values().length);
        assertThat(plan.slowest()).isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'throttled: 1\nthrotled: 2' | plan.yaml:2 | late-fill", "slow: 1001 | plan.yaml:1 | 0 to 1000",
            "slow: often | often | 0 to 1000", "- slow | table | fault: chance", "'' | empty | lost-answer"})
    void aWrongPlanIsRefused(String text, String where, String fix) {
        Path file = plan(text.replace("\\n", "\n"));
        assertThatThrownBy(() -> SandboxFaults.read(file)).isInstanceOf(DataException.class).hasMessageContaining(where)
                .hasMessageContaining(fix);
    }

    @Test
    void requestsFailAsPlanned() {
        try (Client client = with(SandboxFault.THROTTLED)) {
            assertThat(client.send("GET", "/v2/account", "").status()).isEqualTo(429);
        }
        String order = "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"1\",\"type\":\"market\",\"time_in_force\":\"day\",\"client_order_id\":\"a\"}";
        try (Client client = with(SandboxFault.SERVER_ERROR)) {
            assertThat(client.send("POST", "/v2/orders", order).status()).isEqualTo(500);
            client.sandbox.rest();
            assertThat(client.get("/v2/orders").size()).isZero();
        }
        try (Client client = with(SandboxFault.LOST_ANSWER)) {
            assertThat(client.sendRaw("POST", "/v2/orders", order)).isEqualTo(504);
            client.sandbox.rest();
            Client.Answer again = client.send("POST", "/v2/orders", order);
            assertThat(again.body().get("message").stringValue()).isEqualTo("client_order_id must be unique");
            assertThat(client.get("/v2/orders").size()).isEqualTo(1);
        }
    }

    @Test
    void aTradeIsTakenBackAndTheOrderWorksAgain() {
        try (Client client = with(SandboxFault.BUST)) {
            client.listen(true);
            JsonNode order = client.order("ACME", "buy", "10", "");
            client.pass(2);
            List<String> events = events(client, 3);
            assertThat(events).containsExactly("new", "fill", "trade_bust");
            assertThat(client.get("/v2/positions").size()).isZero();
            assertThat(client.get("/v2/account").get("cash").stringValue()).isEqualTo("100000");
            assertThat(client.get("/v2/orders/" + order.get("id").stringValue()).get("status").stringValue()).isEqualTo("new");
            client.sandbox.rest();
            client.pass(2);
            assertThat(client.get("/v2/positions").get(0).get("qty").stringValue()).isEqualTo("10");
        }
    }

    private static List<String> events(Client client, int count) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(client.update().get("data").get("event").stringValue());
        }
        return events;
    }

    @Test
    void aLateFillComesAfterwardsAndOnce() {
        try (Client client = with(SandboxFault.LATE_FILL)) {
            client.listen(true);
            client.order("ACME", "buy", "10", "");
            client.pass(2);
            assertThat(client.get("/v2/positions").size()).isEqualTo(1);
            assertThat(client.update().get("data").get("event").stringValue()).isEqualTo("new");
            client.pass(10);
            assertThat(client.update().get("data").get("event").stringValue()).isEqualTo("fill");
        }
    }

    private static String storm(long seed) {
        StringBuilder seen = new StringBuilder();
        Map<SandboxFault, Integer> chances = Map.of(SandboxFault.THROTTLED, 150, SandboxFault.SERVER_ERROR, 150, SandboxFault.LOST_ANSWER,
                150,
                SandboxFault.BUST, 300);
        try (Client client = with(chances, seed)) {
            for (int i = 0; i < 25; i++) {
                String order = "{\"symbol\":\"ACME\",\"side\":\"buy\",\"qty\":\"1\",\"type\":\"market\",\"time_in_force\":\"day\",\"client_order_id\":\""
                        + i + "\"}";
                seen.append(client.sendRaw("POST", "/v2/orders", order)).append(' ');
                client.pass(1);
            }
            client.sandbox.rest();
            return seen + client.get("/v2/account").toString() + client.get("/v2/orders?status=all&limit=500");
        }
    }

    @Test
    void aSeedRepeatsEverything() {
        assertThat(storm(3)).isEqualTo(storm(3)).isNotEqualTo(storm(4));
    }
}
