package dev.assay.sandbox;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// Who may come in: any client that shows some key, since the sandbox guards nothing; one that shows none is told what Alpaca would tell it.
final class Keys {
    private Keys() {}

    static void require(Context context) {
        boolean own = shown(context.header("APCA-API-KEY-ID")) && shown(context.header("APCA-API-SECRET-KEY"));
        String authorization = context.header("Authorization");
        if (!own && !(authorization != null && authorization.matches("(?i)(basic|bearer) .+"))) {
            throw ApiError.unauthorized();
        }
    }

    static boolean shown(@Nullable String key) {
        return key != null && !key.isBlank();
    }
}
