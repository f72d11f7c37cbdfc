package dev.assay.sandbox;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.application.data.SnapshotRef;
import dev.assay.execution.CostModels;
import dev.assay.proofbench.FillModels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A sandbox on a real port and a client that talks to it over sockets.
final class Client implements AutoCloseable {
    private static final String KEY = "APCA-API-KEY-ID";
    private static final String SECRET = "APCA-API-SECRET-KEY";

    final Sandbox sandbox;
    final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> updates = new LinkedBlockingQueue<>();
    private @Nullable WebSocket socket;

    Client(PlayedMarket market, SandboxOptions options) {
        sandbox = Sandbox.start(market, market, () -> 0, options);
    }

    static SandboxOptions options(Speed speed, String cash, int multiplier) {
        return new SandboxOptions("bars", "actions", PlayedMarket.MINUTE, SnapshotRef.LATEST, List.of("ACME", "BETA"), PlayedMarket.FROM,
                PlayedMarket.TO, speed, 0, Money.of(cash, Currency.USD), multiplier, FillModels.byId("next-open"), CostModels.none(), 7);
    }

    static Client stepping() {
        return new Client(new PlayedMarket(30), options(Speed.parse("step"), "100000", 2));
    }

    record Answer(int status, JsonNode body) {}

    Answer send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path)).header(KEY, "k").header(SECRET, "s")
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build();
        return send(request);
    }

    /// The status alone, of an answer that may be no JSON.
    int sendRaw(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path)).header(KEY, "k").header(SECRET, "s")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), Requests.json(response.body().isEmpty() ? "null" : response.body()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    JsonNode get(String path) {
        Answer answer = send("GET", path, "");
        if (answer.status() != 200) {
            throw new AssertionError(path + " was answered " + answer);
        }
        return answer.body();
    }

    JsonNode order(String json) {
        Answer answer = send("POST", "/v2/orders", json);
        if (answer.status() != 200) {
            throw new AssertionError(json + " was answered " + answer);
        }
        return answer.body();
    }

    /// A market or limit order in short form.
    JsonNode order(String symbol, String side, String qty, String limit) {
        return order(
                "{\"symbol\":\"" + symbol + "\",\"side\":\"" + side + "\",\"qty\":\"" + qty + "\",\"time_in_force\":\"day\",\"type\":\""
                        + (limit.isEmpty() ? "market\"}" : "limit\",\"limit_price\":\"" + limit + "\"}"));
    }

    /// Connects to the trade updates; gives the two answers to authentication and listening.
    List<JsonNode> listen(boolean binary) {
        WebSocket opened = http.newWebSocketBuilder().buildAsync(URI.create(sandbox.url().replace("http", "ws") + "/stream"), new Ear())
                .join();
        socket = opened;
        say(opened, binary, "{\"action\":\"auth\",\"key\":\"k\",\"secret\":\"s\"}");
        JsonNode first = update();
        say(opened, binary, "{\"action\":\"listen\",\"data\":{\"streams\":[\"trade_updates\"]}}");
        return List.of(first, update());
    }

    /// Connects to the market data, authenticates, and asks for everything; gives the answers as they come.
    List<JsonNode> data(boolean packed) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (packed) {
            builder.header("Content-Type", "application/msgpack");
        }
        WebSocket opened = builder.buildAsync(URI.create(sandbox.url().replace("http", "ws") + "/v2/iex"), new DataEar(packed)).join();
        socket = opened;
        List<JsonNode> answers = new ArrayList<>();
        answers.add(update());
        for (String message : List.of("{\"action\":\"auth\",\"key\":\"k\",\"secret\":\"s\"}",
                "{\"action\":\"subscribe\",\"bars\":[\"*\"],\"trades\":[\"ACME\"],\"quotes\":[]}")) {
            if (packed) {
                opened.sendBinary(ByteBuffer.wrap(MessagePack.write(Requests.json(message))), true).join();
            } else {
                opened.sendText(message, true).join();
            }
            answers.add(update());
        }
        return answers;
    }

    private final class DataEar implements WebSocket.Listener {
        private final boolean packed;

        DataEar(boolean packed) {
            this.packed = packed;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (!packed) {
                updates.add(Requests.json(data.toString()).get(0));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            if (packed) {
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                updates.add(Requests.json("[\"" + HexFormat.of().formatHex(bytes) + "\"]"));
            }
            from.request(1);
            return null;
        }
    }

    private static void say(WebSocket to, boolean binary, String text) {
        if (binary) {
            to.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true).join();
        } else {
            to.sendText(text, true).join();
        }
    }

    /// The next message of the stream.
    JsonNode update() {
        try {
            JsonNode next = updates.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no update came within 10 s");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            text.append(StandardCharsets.UTF_8.decode(data));
            if (last) {
                updates.add(Requests.json(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /// Lets instants pass.
    void pass(int instants) {
        for (int i = 0; i < instants; i++) {
            sandbox.advance();
        }
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        http.close();
        sandbox.close();
    }
}
