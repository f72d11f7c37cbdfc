package dev.assay.sandbox;

import dev.assay.core.market.Bar;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The stream of market data: a bar as it closes, as `bars`, where the data is daily as `dailyBars` too, and its close as a trade and a quote. In text as JSON, or in
/// MessagePack for a client that asks for it as Alpaca's Python library does.
final class DataStream implements Audience {
    private static final List<String> CHANNELS = List.of("trades", "quotes", "bars", "updatedBars", "dailyBars", "statuses", "lulds",
            "corrections", "cancelErrors");

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Supplier<Pace> pace;
    private final boolean daily;

    /// One connection and what it wants.
    private static final class Client {
        private final WsContext context;
        private final boolean packed;
        private final Map<String, Set<String>> wanted = new ConcurrentHashMap<>();
        private volatile boolean authorized;

        Client(WsContext context, boolean packed) {
            this.context = context;
            this.packed = packed;
            CHANNELS.forEach(channel -> wanted.put(channel, new ConcurrentSkipListSet<>()));
        }

        private Set<String> wanted(String channel) {
            return wanted.getOrDefault(channel, Set.of());
        }

        private boolean wants(String channel, String symbol) {
            Set<String> symbols = wanted(channel);
            return symbols.contains(symbol) || symbols.contains("*");
        }

        private void send(ObjectNode message) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            list.add(message);
            if (context.session.isOpen()) {
                if (packed) {
                    context.send(ByteBuffer.wrap(MessagePack.write(list)));
                } else {
                    context.send(list.toString());
                }
            }
        }

        private void error(int code, String text) {
            send(message("error").put("code", code).put("msg", text));
        }
    }

    /// @param daily whether the stored bars are days
    DataStream(Supplier<Pace> pace, boolean daily) {
        this.pace = pace;
        this.daily = daily;
    }

    private static ObjectNode message(String type) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("T", type);
        return message;
    }

    void configure(WsConfig socket) {
        socket.onConnect(context -> {
            String type = context.header("Content-Type");
            Client client = new Client(context, type != null && type.toLowerCase(Locale.ROOT).contains("msgpack"));
            client.authorized = Keys.shown(context.header("APCA-API-KEY-ID")) && Keys.shown(context.header("APCA-API-SECRET-KEY"));
            clients.put(context.sessionId(), client);
            client.send(message("success").put("msg", "connected"));
        });
        socket.onMessage(context -> text(clients.get(context.sessionId()), context.message()));
        socket.onBinaryMessage(context -> binary(clients.get(context.sessionId()), context.data()));
        socket.onClose(context -> clients.remove(context.sessionId()));
        socket.onError(context -> clients.remove(context.sessionId()));
    }

    private void text(@Nullable Client client, String text) {
        if (client != null) {
            try {
                take(client, Requests.json(text));
            } catch (ApiError e) {
                client.error(400, "invalid syntax");
            }
        }
    }

    private void binary(@Nullable Client client, ByteBuffer data) {
        if (client == null) {
            return;
        }
        if (!client.packed) {
            text(client, StandardCharsets.UTF_8.decode(data).toString());
            return;
        }
        try {
            take(client, MessagePack.read(data));
        } catch (IllegalArgumentException e) {
            client.error(400, "invalid syntax");
        }
    }

    private void take(Client client, JsonNode message) {
        String action = OrderRequest.text(message, "action", "");
        switch (action) {
            case "auth" -> {
                if (!Keys.shown(OrderRequest.text(message, "key", "")) || !Keys.shown(OrderRequest.text(message, "secret", ""))) {
                    client.error(402, "auth failed");
                    return;
                }
                client.authorized = true;
                client.send(message("success").put("msg", "authenticated"));
            }
            case "subscribe", "unsubscribe" -> {
                if (!client.authorized) {
                    client.error(401, "not authenticated");
                    return;
                }
                subscribe(client, message, action.equals("subscribe"));
                pace.get().begin();
            }
            default -> client.error(400, "invalid syntax");
        }
    }

    private static void subscribe(Client client, JsonNode message, boolean wanted) {
        ObjectNode answer = message("subscription");
        for (String channel : CHANNELS) {
            Set<String> symbols = client.wanted(channel);
            for (JsonNode symbol : message.path(channel)) {
                if (wanted) {
                    symbols.add(symbol.asString());
                } else {
                    symbols.remove(symbol.asString());
                }
            }
            ArrayNode list = answer.putArray(channel);
            symbols.forEach(list::add);
        }
        client.send(answer);
    }

    @Override
    public void bar(Bar bar) {
        if (clients.isEmpty()) {
            return;
        }
        String symbol = bar.instrument().symbol();
        for (Client client : clients.values()) {
            if (client.wants("trades", symbol)) {
                ObjectNode trade = message("t").put("S", symbol);
                DataRoutes.trade(trade, bar);
                client.send(trade);
            }
            if (client.wants("quotes", symbol)) {
                ObjectNode quote = message("q").put("S", symbol);
                DataRoutes.quote(quote, bar);
                client.send(quote);
            }
            if (client.wants("bars", symbol)) {
                client.send(bar("b", bar));
            }
            if (daily && client.wants("dailyBars", symbol)) {
                client.send(bar("d", bar));
            }
        }
    }

    private ObjectNode bar(String type, Bar bar) {
        long ts = daily ? new Spans(1, Spans.Unit.DAY).start(bar.tsOpen()) : bar.tsOpen();
        ObjectNode message = message(type).put("S", bar.instrument().symbol());
        message.setAll(History.candle(bar, ts).json());
        return message;
    }
}
