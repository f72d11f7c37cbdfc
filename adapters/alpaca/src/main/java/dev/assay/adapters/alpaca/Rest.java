package dev.assay.adapters.alpaca;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Requests to Alpaca's trading API, no more of them than allowed. Blocks; used by one thread.
final class Rest {
    static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int LONGEST_PAUSE_S = 60;
    private static final long FIRST_PAUSE_MS = 100;
    private static final int QUESTION_TRIES = 6;

    private final HttpClient http;
    private final AlpacaSettings settings;
    private final AlpacaKeys keys;
    private final Semaphore permits;

    /// @param permits one for each request that may go out; refilled by the owner
    Rest(HttpClient http, AlpacaSettings settings, AlpacaKeys keys, Semaphore permits) {
        this.http = http;
        this.settings = settings;
        this.keys = keys;
        this.permits = permits;
    }

    /// Sends once.
    Answer once(String method, String path, ObjectNode body) throws InterruptedException {
        permits.acquire();
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.server() + path)).timeout(settings.timeout())
                .header("APCA-API-KEY-ID", keys.id()).header("APCA-API-SECRET-KEY", keys.secret()).header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
            return new Answer(Answer.Kind.NOT_SENT, 0, MissingNode.getInstance(), "no connection to " + settings.server());
        } catch (IOException e) {
            return new Answer(Answer.Kind.UNKNOWN, 0, MissingNode.getInstance(), "no answer: " + e.getClass().getSimpleName());
        }
    }

    private Answer read(HttpResponse<String> response) throws InterruptedException {
        int status = response.statusCode();
        if (status == 429) {
            int seconds = response.headers().firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,4}")).map(Integer::parseInt)
                    .orElse(1);
            // Nothing else may go out either until then.
            TimeUnit.SECONDS.sleep(Math.min(seconds, LONGEST_PAUSE_S));
            return new Answer(Answer.Kind.THROTTLED, status, MissingNode.getInstance(), "too many requests");
        }
        if (status >= 500 || status == 408) {
            return new Answer(Answer.Kind.UNKNOWN, status, MissingNode.getInstance(), "the server failed with HTTP " + status);
        }
        JsonNode body;
        try {
            body = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (JacksonException e) {
            return new Answer(Answer.Kind.UNKNOWN, status, MissingNode.getInstance(), "an answer that cannot be read");
        }
        if (status < 300) {
            return new Answer(Answer.Kind.DONE, status, body, "");
        }
        String message = body.path("message").asString("HTTP " + status);
        boolean keysRefused = status == 401 || status == 403 && body.path("code").asInt(0) / 10_000 != 4031;
        String text = body.has("code") ? message + " (" + body.path("code").asInt(0) + ")" : message;
        return new Answer(keysRefused ? Answer.Kind.UNAUTHORIZED : Answer.Kind.REFUSED, status, body, text);
    }

    Answer get(String path) throws InterruptedException {
        return once("GET", path, JSON.createObjectNode());
    }

    /// Asks until there is an answer, or patience ends. Asking twice changes nothing.
    Answer ask(String path) throws InterruptedException {
        Answer answer = get(path);
        for (int i = 1; i < QUESTION_TRIES && !answer.done() && answer.kind() != Answer.Kind.REFUSED; i++) {
            pause(i);
            answer = get(path);
        }
        return answer;
    }

    /// Waits before another try: a tenth of a second, then twice as long each time.
    static void pause(int attempt) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MS << Math.min(attempt - 1, 6));
    }
}
