package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One order as Alpaca shows it. Changed under the venue's lock only.
final class SandboxOrder {
    /// Alpaca's states, as far as the sandbox knows them.
    enum Status {
        PENDING_NEW, ACCEPTED, NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED, REPLACED, REJECTED, HELD;

        boolean open() {
            return this == PENDING_NEW || this == ACCEPTED || this == NEW || this == PARTIALLY_FILLED || this == HELD;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    final String id;
    final String clientOrderId;
    /// The number the simulated broker knows it by.
    final long number;
    final Instrument instrument;
    final Side side;
    final OrderRequest request;
    final String intent;
    OrderTerms terms;
    BigDecimal qty;
    BigDecimal filledQty = BigDecimal.ZERO;
    BigDecimal filledValue = BigDecimal.ZERO;
    BigDecimal commission = BigDecimal.ZERO;
    Status status = Status.PENDING_NEW;
    @Nullable
    BigDecimal highWater;
    final long createdAt;
    long updatedAt;
    long filledAt;
    long expiredAt;
    long canceledAt;
    long failedAt;
    long replacedAt;
    @Nullable
    String replacedBy;
    final @Nullable String replaces;
    /// The exits of a bracket, and the partner of one.
    final List<SandboxOrder> legs = new ArrayList<>();
    @Nullable
    SandboxOrder parent;
    long ocoId;
    /// The broker's ids of its trades, and ours.
    final Map<String, String> executions = new LinkedHashMap<>();
    /// Why the broker rejected it.
    String refusal = "";

    SandboxOrder(String id, String clientOrderId, long number, Instrument instrument, OrderRequest request, OrderTerms terms,
            BigDecimal qty, String intent, long now, @Nullable String replaces) {
        this.id = id;
        this.clientOrderId = clientOrderId;
        this.number = number;
        this.instrument = instrument;
        this.side = request.side();
        this.request = request;
        this.terms = terms;
        this.qty = qty;
        this.intent = intent;
        this.createdAt = now;
        this.updatedAt = now;
        this.replaces = replaces;
    }

    BigDecimal leaves() {
        return status.open() ? qty.subtract(filledQty) : BigDecimal.ZERO;
    }

    boolean buys() {
        return side == Side.BUY;
    }

    @Nullable
    BigDecimal averagePrice() {
        return filledQty.signum() == 0 ? null : filledValue.divide(filledQty, 9, RoundingMode.HALF_EVEN);
    }

    ObjectNode json(String assetId, boolean nested) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("client_order_id", clientOrderId);
        node.put("created_at", Texts.utc(createdAt));
        node.put("updated_at", Texts.utc(updatedAt));
        node.put("submitted_at", Texts.utc(createdAt));
        node.put("filled_at", Texts.utcOrNull(filledAt));
        node.put("expired_at", Texts.utcOrNull(expiredAt));
        node.put("canceled_at", Texts.utcOrNull(canceledAt));
        node.put("failed_at", Texts.utcOrNull(failedAt));
        node.put("replaced_at", Texts.utcOrNull(replacedAt));
        node.put("replaced_by", replacedBy);
        node.put("replaces", replaces);
        node.put("asset_id", assetId);
        node.put("symbol", instrument.symbol());
        node.put("asset_class", Assets.assetClass(instrument));
        node.put("notional", Texts.plainOrNull(request.notional()));
        node.put("qty", request.notional() == null ? Texts.plain(qty) : null);
        node.put("filled_qty", Texts.plain(filledQty));
        node.put("filled_avg_price", Texts.plainOrNull(averagePrice()));
        node.put("order_class", request.orderClass());
        node.put("order_type", type());
        node.put("type", type());
        node.put("side", buys() ? "buy" : "sell");
        node.put("time_in_force", timeInForce(terms.timeInForce()));
        node.put("limit_price", terms.limitPx() == null ? null : Texts.plain(terms.limitPx().decimal()));
        node.put("stop_price", Texts.plainOrNull(stopPrice()));
        node.put("status", status.text());
        node.put("extended_hours", request.extendedHours());
        node.set("legs", nested && !legs.isEmpty() ? legs(assetId) : JsonNodeFactory.instance.nullNode());
        Trail trail = terms.trail();
        node.put("trail_percent", trail == null || trail.trailBy() != null
                ? null
                : Texts.plain(BigDecimal.valueOf(trail.trailBasisPoints(), 2)));
        node.put("trail_price", trail == null || trail.trailBy() == null ? null : Texts.plain(trail.trailBy().decimal()));
        node.put("hwm", Texts.plainOrNull(highWater));
        node.put("position_intent", intent);
        node.put("commission", Texts.plain(commission));
        node.putNull("subtag");
        node.putNull("source");
        return node;
    }

    private ArrayNode legs(String assetId) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        legs.forEach(leg -> all.add(leg.json(assetId, false)));
        return all;
    }

    private String type() {
        return type(terms.ordType());
    }

    /// The stop price, or where a trailing stop stands now.
    private @Nullable BigDecimal stopPrice() {
        if (terms.stopPx() != null) {
            return terms.stopPx().decimal();
        }
        Trail trail = terms.trail();
        if (trail == null || highWater == null) {
            return null;
        }
        long best = highWater.setScale(instrument.priceScale(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
        return instrument.price(trail.stopUnits(instrument, buys(), best)).decimal().round(MathContext.UNLIMITED);
    }

    static String type(OrdType type) {
        return switch (type) {
            case MARKET -> "market";
            case LIMIT -> "limit";
            case STOP -> "stop";
            case STOP_LIMIT -> "stop_limit";
            case TRAILING_STOP -> "trailing_stop";
            case MARKET_IF_TOUCHED, LIMIT_IF_TOUCHED -> throw new IllegalStateException("Alpaca has no " + type);
        };
    }

    static String timeInForce(TimeInForce time) {
        return switch (time) {
            case DAY -> "day";
            case GTC -> "gtc";
            case OPG -> "opg";
            case CLS -> "cls";
            case IOC -> "ioc";
            case FOK -> "fok";
            case GTD -> throw new IllegalStateException("Alpaca has no GTD");
        };
    }
}
