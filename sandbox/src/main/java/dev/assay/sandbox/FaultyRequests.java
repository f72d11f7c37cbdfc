package dev.assay.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Lets requests fail before they are carried out, and answers fail after.
final class FaultyRequests {
    private final Mischief mischief;

    FaultyRequests(Mischief mischief) {
        this.mischief = mischief;
    }

    void add(RoutesConfig routes) {
        routes.before("/v2/*", this::before);
        routes.after("/v2/*", this::after);
    }

    private static String place(Context context) {
        return context.method().name().toLowerCase(Locale.ROOT);
    }

    private void before(Context context) {
        String place = place(context);
        if (mischief.strikes(SandboxFault.THROTTLED, place)) {
            context.header("Retry-After", String.valueOf(mischief.plan().retryAfter()));
            fail(context, 429, 42910000, "rate limit exceeded");
        } else if (mischief.strikes(SandboxFault.SERVER_ERROR, place)) {
            fail(context, 500, 50010000, "internal server error occurred");
        }
    }

    private static void fail(Context context, int status, int code, String message) {
        var body = Requests.JSON.createObjectNode();
        body.put("code", code).put("message", message);
        Requests.answer(context, status, body);
        context.attribute("failed", true);
        context.skipRemainingHandlers();
    }

    private void after(Context context) throws InterruptedException {
        String place = place(context);
        if (context.attribute("failed") != null) {
            return;
        }
        if (mischief.strikes(SandboxFault.SLOW, place)) {
            TimeUnit.MILLISECONDS.sleep(mischief.upTo(mischief.plan().slowest(), place));
        }
        if (mischief.strikes(SandboxFault.LOST_ANSWER, place)) {
            context.status(504).contentType("text/html").result("<html><body>504 Gateway Time-out</body></html>");
        } else if (mischief.strikes(SandboxFault.PARTIAL_BODY, place)) {
            String whole = context.result();
            if (whole != null && whole.length() > 2) {
                context.result(whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
