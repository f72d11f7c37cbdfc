package dev.assay.sandbox;

import dev.assay.core.order.Side;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body of an order request, as it was sent: words and numbers are read, what they mean together is not judged yet.
///
/// @param symbol symbol or asset id
/// @param qty quantity, or null
/// @param notional amount to trade for, or null
/// @param side the side
/// @param type Alpaca's word for the type
/// @param timeInForce Alpaca's word for the time in force
/// @param limitPrice limit price, or null
/// @param stopPrice stop price, or null
/// @param trailPrice distance of a trailing stop, or null
/// @param trailPercent distance of a trailing stop in percent, or null
/// @param extendedHours whether it may trade outside the session
/// @param clientOrderId the client's id; empty where it gives none
/// @param orderClass simple, bracket, oco or oto
/// @param takeProfit limit price of the exit with a profit, or null
/// @param stopLoss stop price of the exit with a loss, or null
/// @param stopLossLimit its limit price, or null
record OrderRequest(String symbol, @Nullable BigDecimal qty, @Nullable BigDecimal notional, Side side, String type, String timeInForce,
        @Nullable BigDecimal limitPrice, @Nullable BigDecimal stopPrice, @Nullable BigDecimal trailPrice, @Nullable BigDecimal trailPercent,
        boolean extendedHours, String clientOrderId, String orderClass, @Nullable BigDecimal takeProfit, @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal stopLossLimit) {
    private static final List<String> TYPES = List.of("market", "limit", "stop", "stop_limit", "trailing_stop");
    private static final List<String> TIMES = List.of("day", "gtc", "opg", "cls", "ioc", "fok");
    private static final List<String> CLASSES = List.of("simple", "bracket", "oco", "oto");
    private static final int MAX_CLIENT_ID = 128;

    static OrderRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw ApiError.malformed("request body format is invalid");
        }
        String client = text(body, "client_order_id", "");
        if (client.length() > MAX_CLIENT_ID) {
            throw ApiError.malformed("client_order_id must be no more than 128 characters");
        }
        String orderClass = text(body, "order_class", "");
        JsonNode profit = body.path("take_profit");
        JsonNode loss = body.path("stop_loss");
        return new OrderRequest(required(body, "symbol"), number(body, "qty"), number(body, "notional"), side(body),
                word(body, "type", TYPES), word(body, "time_in_force", TIMES), number(body, "limit_price"), number(body, "stop_price"),
                number(body, "trail_price"), number(body, "trail_percent"), body.path("extended_hours").asBoolean(false), client,
                orderClass.isEmpty() ? "simple" : word(body, "order_class", CLASSES), number(profit, "limit_price"),
                number(loss, "stop_price"), number(loss, "limit_price"));
    }

    private static Side side(JsonNode body) {
        String side = text(body, "side", "");
        String intent = text(body, "position_intent", "");
        if (side.isEmpty() && !intent.isEmpty()) {
            side = intent.startsWith("buy") ? "buy" : "sell";
        }
        return switch (side) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw ApiError.malformed(side.isEmpty() ? "side is required" : "invalid side: " + side);
        };
    }

    private static String word(JsonNode body, String field, List<String> known) {
        String word = required(body, field);
        if (!known.contains(word)) {
            throw ApiError.malformed("invalid " + field + ": " + word);
        }
        return word;
    }

    static String required(JsonNode body, String field) {
        String text = text(body, field, "");
        if (text.isEmpty()) {
            throw ApiError.malformed(field + " is required");
        }
        return text;
    }

    static String text(JsonNode body, String field, String standard) {
        JsonNode node = body.path(field);
        return node.isString() ? node.stringValue() : standard;
    }

    /// A number that may be written as a number or as text.
    static @Nullable BigDecimal number(JsonNode body, String field) {
        JsonNode node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return new BigDecimal(node.isString() ? node.stringValue().strip() : node.toString());
        } catch (NumberFormatException e) {
            throw ApiError.malformed(field + " is not a number: " + node);
        }
    }
}
