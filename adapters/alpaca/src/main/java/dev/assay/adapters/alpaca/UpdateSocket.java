package dev.assay.adapters.alpaca;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The stream of trade updates: connects, authenticates, listens, notices when the link is gone, and connects again. Everything it says is said on the
/// adapter's own thread.
final class UpdateSocket {
    /// Who hears of it, on the adapter's own thread.
    interface Ear {
        /// Updates come from now on.
        void up();

        /// No more come.
        void down(String text);

        /// The keys are refused.
        void refused();

        /// One update.
        void update(JsonNode data);

        /// The link answers.
        void beat();
    }

    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 10_000;

    private final HttpClient http;
    private final AlpacaSettings settings;
    private final AlpacaKeys keys;
    private final ScheduledExecutorService own;
    private final Ear ear;
    private @Nullable WebSocket socket;
    private int link;
    private boolean live;
    private boolean told;
    private boolean closed;
    private boolean answered = true;
    private long wait = FIRST_WAIT_MS;
    private @Nullable Runnable onPong;
    /// What was sent last: the next message may go out only after it.
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    UpdateSocket(HttpClient http, AlpacaSettings settings, AlpacaKeys keys, ScheduledExecutorService own, Ear ear) {
        this.http = http;
        this.settings = settings;
        this.keys = keys;
        this.own = own;
        this.ear = ear;
    }

    void start() {
        long beat = settings.heartbeat().toMillis();
        var _ = own.scheduleAtFixedRate(this::heartbeat, beat, beat, TimeUnit.MILLISECONDS);
        own.execute(this::connect);
    }

    private void connect() {
        if (closed) {
            return;
        }
        int number = ++link;
        var _ = http.newWebSocketBuilder().connectTimeout(settings.timeout()).buildAsync(settings.stream(), new Listener(number))
                .whenComplete((opened, failure) -> own.execute(() -> {
                    if (failure != null) {
                        lost(number, "no connection to " + settings.stream());
                    } else if (number == link && !closed) {
                        socket = opened;
                        authenticate(opened);
                    } else {
                        opened.abort();
                    }
                }));
    }

    private void authenticate(WebSocket opened) {
        ObjectNode message = Rest.JSON.createObjectNode();
        message.put("action", "auth").put("key", keys.id()).put("secret", keys.secret());
        say(() -> opened.sendText(message.toString(), true));
    }

    private void say(Supplier<CompletableFuture<WebSocket>> message) {
        int number = link;
        sending = sending.exceptionally(before -> null).thenCompose(before -> message.get());
        var _ = sending.whenComplete((done, failure) -> {
            if (failure != null) {
                own.execute(() -> lost(number, "the link is broken: " + failure.getClass().getSimpleName()));
            }
        });
    }

    private void take(int number, String text) {
        WebSocket open = socket;
        if (number != link || open == null) {
            return;
        }
        JsonNode message;
        try {
            message = Rest.JSON.readTree(text);
        } catch (JacksonException e) {
            lost(number, "a message that cannot be read");
            return;
        }
        switch (Words.text(message, "stream")) {
            case "authorization" -> {
                if (Words.text(message.path("data"), "status").equals("authorized")) {
                    ObjectNode listen = Rest.JSON.createObjectNode();
                    listen.put("action", "listen").putObject("data").putArray("streams").add("trade_updates");
                    say(() -> open.sendText(listen.toString(), true));
                } else {
                    ear.refused();
                    lost(number, "the keys are refused");
                }
            }
            case "listening" -> {
                live = true;
                told = true;
                wait = FIRST_WAIT_MS;
                ear.up();
            }
            case "trade_updates" -> {
                try {
                    ear.update(message.path("data"));
                } catch (IllegalArgumentException | ArithmeticException e) {
                    // Dropped in silence it would be missed for good; after a new start the books are compared.
                    lost(number, "an update that this adapter cannot use: " + e.getMessage());
                }
            }
            default -> {
            }
        }
    }

    /// The link is gone: says so once, and tries again, each time after a longer while.
    private void lost(int number, String text) {
        if (number != link || closed) {
            return;
        }
        link++;
        WebSocket open = socket;
        socket = null;
        if (open != null) {
            open.abort();
        }
        live = false;
        answered = true;
        pong();
        if (told) {
            told = false;
            ear.down(text);
        }
        var _ = own.schedule(this::connect, wait, TimeUnit.MILLISECONDS);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }

    private void heartbeat() {
        WebSocket open = socket;
        if (!live || open == null) {
            return;
        }
        if (!answered) {
            lost(link, "the link has not answered for " + settings.heartbeat().toSeconds() + " s");
            return;
        }
        answered = false;
        say(() -> open.sendPing(ByteBuffer.allocate(0)));
    }

    /// Runs something once all that was sent before has come; at once where there is no link.
    void afterAll(Runnable then) {
        WebSocket open = socket;
        if (!live || open == null) {
            then.run();
            return;
        }
        onPong = then;
        say(() -> open.sendPing(ByteBuffer.allocate(0)));
    }

    private void pong() {
        Runnable then = onPong;
        onPong = null;
        if (then != null) {
            then.run();
        }
    }

    boolean live() {
        return live;
    }

    void close() {
        closed = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final int number;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final StringBuilder text = new StringBuilder();

        Listener(int number) {
            this.number = number;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                own.execute(() -> take(number, whole));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (last) {
                String whole = bytes.toString(StandardCharsets.UTF_8);
                bytes.reset();
                own.execute(() -> take(number, whole));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            own.execute(() -> {
                answered = true;
                if (onPong == null) {
                    ear.beat();
                }
                pong();
            });
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            own.execute(() -> lost(number, "Alpaca has closed the link: " + code + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            own.execute(() -> lost(number, "the link is broken: " + error.getClass().getSimpleName()));
        }
    }
}
