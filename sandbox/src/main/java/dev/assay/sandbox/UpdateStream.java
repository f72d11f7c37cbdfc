package dev.assay.sandbox;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The stream of trade updates: a client authenticates, listens, and hears of every order. Clients may send text or binary frames; answers go out in
/// binary frames, as Alpaca sends them.
final class UpdateStream implements Audience {
    private static final String NAME = "trade_updates";

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Supplier<Pace> pace;

    /// One connection.
    private static final class Client {
        private final WsContext context;
        private volatile boolean authorized;
        private volatile boolean listening;

        Client(WsContext context) {
            this.context = context;
        }
    }

    UpdateStream(Supplier<Pace> pace) {
        this.pace = pace;
    }

    void configure(WsConfig socket) {
        socket.onConnect(context -> {
            Client client = new Client(context);
            client.authorized = Keys.shown(context.header("APCA-API-KEY-ID")) && Keys.shown(context.header("APCA-API-SECRET-KEY"));
            clients.put(context.sessionId(), client);
        });
        socket.onMessage(context -> take(context, context.message()));
        socket.onBinaryMessage(context -> take(context, StandardCharsets.UTF_8.decode(context.data()).toString()));
        socket.onClose(context -> clients.remove(context.sessionId()));
        socket.onError(context -> clients.remove(context.sessionId()));
    }

    private void take(WsContext context, String text) {
        Client client = clients.get(context.sessionId());
        if (client == null) {
            return;
        }
        JsonNode message;
        try {
            message = Requests.json(text);
        } catch (ApiError e) {
            error(client, "invalid syntax");
            return;
        }
        switch (OrderRequest.text(message, "action", "")) {
            case "auth", "authenticate" -> authenticate(client, message);
            case "listen" -> listen(client, message);
            default -> error(client, "invalid action");
        }
    }

    private void authenticate(Client client, JsonNode message) {
        JsonNode data = message.path("data");
        // The older form carries its keys in `data`, the newer beside the action.
        boolean shown = Keys.shown(OrderRequest.text(data, "key_id", OrderRequest.text(message, "key", "")))
                && Keys.shown(OrderRequest.text(data, "secret_key", OrderRequest.text(message, "secret", "")))
                || Keys.shown(OrderRequest.text(data, "oauth_token", ""));
        client.authorized = shown;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("stream", "authorization");
        answer.putObject("data").put("status", shown ? "authorized" : "unauthorized").put("action", "authenticate");
        send(client, answer);
        if (!shown) {
            client.context.closeSession(1008, "unauthorized");
        }
    }

    private void listen(Client client, JsonNode message) {
        if (!client.authorized) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("stream", "authorization");
            answer.putObject("data").put("status", "unauthorized").put("action", "listen");
            send(client, answer);
            return;
        }
        boolean wanted = false;
        for (JsonNode stream : message.path("data").path("streams")) {
            wanted |= stream.isString() && stream.stringValue().equals(NAME);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("stream", "listening");
        var streams = answer.putObject("data").putArray("streams");
        if (wanted) {
            streams.add(NAME);
        }
        // Listens before it is told so: what happens right after the answer must not be missed.
        client.listening = wanted;
        send(client, answer);
        pace.get().begin();
    }

    private static void error(Client client, String text) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("stream", "error");
        answer.putObject("data").put("error", text);
        send(client, answer);
    }

    private static void send(Client client, JsonNode message) {
        if (client.context.session.isOpen()) {
            client.context.send(ByteBuffer.wrap(Requests.bytes(message)));
        }
    }

    /// Breaks every connection that listens, without a word.
    void breakLinks() {
        for (Client client : clients.values()) {
            if (client.listening) {
                client.listening = false;
                client.context.session.disconnect();
            }
        }
    }

    @Override
    public void orderUpdate(ObjectNode data) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("stream", NAME);
        message.set("data", data);
        for (Client client : clients.values()) {
            if (client.listening) {
                send(client, message);
            }
        }
    }
}
