package dev.assay.sandbox;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body of a request to change an order; null or empty for what stays.
record PatchRequest(@Nullable BigDecimal qty, @Nullable BigDecimal limitPrice, @Nullable BigDecimal stopPrice, @Nullable BigDecimal trail,
        String timeInForce, String clientOrderId) {
    static PatchRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw ApiError.malformed("request body format is invalid");
        }
        String time = OrderRequest.text(body, "time_in_force", "");
        if (!time.isEmpty() && !time.matches("day|gtc|opg|cls|ioc|fok")) {
            throw ApiError.malformed("invalid time_in_force: " + time);
        }
        return new PatchRequest(OrderRequest.number(body, "qty"), OrderRequest.number(body, "limit_price"),
                OrderRequest.number(body, "stop_price"), OrderRequest.number(body, "trail"), time,
                OrderRequest.text(body, "client_order_id", ""));
    }
}
