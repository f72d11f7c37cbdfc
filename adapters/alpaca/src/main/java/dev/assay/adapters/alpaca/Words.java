package dev.assay.adapters.alpaca;

import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Between our words and Alpaca's. Numbers are decimal text on both sides.
final class Words {
    static final List<OrdType> TYPES = List.of(OrdType.MARKET, OrdType.LIMIT, OrdType.STOP, OrdType.STOP_LIMIT, OrdType.TRAILING_STOP);
    static final List<TimeInForce> TIMES = List.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.OPG, TimeInForce.CLS, TimeInForce.IOC,
            TimeInForce.FOK);
    private static final long SECOND = 1_000_000_000L;

    private Words() {}

    /// Why Alpaca has no such order; empty where it has.
    static String unsupported(OrderTerms terms) {
        return !TYPES.contains(terms.ordType())
                ? "Alpaca has no " + terms.ordType() + " orders"
                : !TIMES.contains(terms.timeInForce())
                        ? "Alpaca has no time in force " + terms.timeInForce()
                        : terms.postOnly()
                                ? "Alpaca has no post-only orders for shares"
                                : terms.reduceOnly()
                                        ? "Alpaca has no reduce-only orders"
                                        : terms.displayQty() != null ? "Alpaca has no iceberg orders" : "";
    }

    static ObjectNode order(NewOrderSingle order, String clientId) {
        ObjectNode node = Rest.JSON.createObjectNode();
        node.put("symbol", order.instrument().symbol());
        node.put("qty", plain(order.orderQty().decimal()));
        node.put("side", order.side() == Side.BUY ? "buy" : "sell");
        node.put("type", order.terms().ordType().name().toLowerCase(Locale.ROOT));
        node.put("time_in_force", order.terms().timeInForce().name().toLowerCase(Locale.ROOT));
        node.put("client_order_id", clientId);
        prices(node, order.terms());
        Trail trail = order.terms().trail();
        if (trail != null && trail.trailBy() != null) {
            node.put("trail_price", plain(trail.trailBy().decimal()));
        } else if (trail != null) {
            node.put("trail_percent", plain(BigDecimal.valueOf(trail.trailBasisPoints(), 2)));
        }
        return node;
    }

    static ObjectNode change(ReplaceRequest replace, String clientId) {
        ObjectNode node = Rest.JSON.createObjectNode();
        node.put("qty", plain(replace.orderQty().decimal()));
        node.put("time_in_force", replace.terms().timeInForce().name().toLowerCase(Locale.ROOT));
        node.put("client_order_id", clientId);
        prices(node, replace.terms());
        Trail trail = replace.terms().trail();
        if (trail != null) {
            node.put("trail", plain(trail.trailBy() != null ? trail.trailBy().decimal() : BigDecimal.valueOf(trail.trailBasisPoints(), 2)));
        }
        return node;
    }

    private static void prices(ObjectNode node, OrderTerms terms) {
        Price limit = terms.limitPx();
        Price stop = terms.stopPx();
        if (limit != null) {
            node.put("limit_price", plain(limit.decimal()));
        }
        if (stop != null) {
            node.put("stop_price", plain(stop.decimal()));
        }
    }

    static OrdStatus status(String word) {
        return switch (word) {
            case "new", "accepted", "held" -> OrdStatus.NEW;
            case "pending_new" -> OrdStatus.PENDING_NEW;
            case "accepted_for_bidding" -> OrdStatus.ACCEPTED_FOR_BIDDING;
            case "partially_filled" -> OrdStatus.PARTIALLY_FILLED;
            case "filled" -> OrdStatus.FILLED;
            case "done_for_day" -> OrdStatus.DONE_FOR_DAY;
            case "canceled", "replaced" -> OrdStatus.CANCELED;
            case "expired" -> OrdStatus.EXPIRED;
            case "pending_cancel" -> OrdStatus.PENDING_CANCEL;
            case "pending_replace" -> OrdStatus.PENDING_REPLACE;
            case "stopped" -> OrdStatus.STOPPED;
            case "rejected" -> OrdStatus.REJECTED;
            case "suspended" -> OrdStatus.SUSPENDED;
            case "calculated" -> OrdStatus.CALCULATED;
            default -> throw new IllegalArgumentException("Alpaca says an order is \"" + word + "\", which is no state this adapter knows");
        };
    }

    static Side side(JsonNode order) {
        return text(order, "side").equals("buy") ? Side.BUY : Side.SELL;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.stringValue() : value.isNumber() ? value.toString() : "";
    }

    /// A quantity; zero where it is not given.
    static Quantity quantity(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty() ? Quantity.ZERO : Quantity.of(text);
    }

    static @Nullable Price price(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty() ? null : Price.of(text);
    }

    /// Epoch ns UTC; 0 where it is not given.
    static long time(JsonNode node, String field) {
        String text = text(node, field);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            Instant at = text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " is no time: " + text, e);
        }
    }

    /// A time for a query.
    static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND)).toString();
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
