package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.ExecutionReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What has happened in the account, oldest first.
final class Activities {
    private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    /// @param id its id, which sorts by time
    /// @param type Alpaca's word for its kind
    /// @param ts when, epoch ns UTC
    /// @param json as it is shown
    record Activity(String id, String type, long ts, ObjectNode json) {}

    private final List<Activity> all = new ArrayList<>();
    private final Ids ids;
    private final String accountId;

    Activities(Ids ids, String accountId) {
        this.ids = ids;
        this.accountId = accountId;
    }

    void fill(SandboxOrder order, ExecutionReport trade, String executionId, BigDecimal price) {
        long ts = trade.transactTs();
        ObjectNode node = begin(id(ts, executionId), "FILL");
        node.put("transaction_time", Texts.utc(ts));
        node.put("type", trade.leavesQty().signum() == 0 ? "fill" : "partial_fill");
        node.put("price", Texts.plain(price));
        node.put("qty", Texts.plain(trade.lastQty().decimal()));
        node.put("side", order.buys() ? "buy" : "sell");
        node.put("symbol", order.instrument.symbol());
        node.put("leaves_qty", Texts.plain(trade.leavesQty().decimal()));
        node.put("order_id", order.id);
        node.put("cum_qty", Texts.plain(trade.cumQty().decimal()));
        node.put("order_status", order.status.text());
        all.add(new Activity(node.get("id").stringValue(), "FILL", ts, node));
    }

    /// Money or shares that moved without a trade.
    ///
    /// @param amount what the account received, negative where it paid
    /// @param perShare amount per share, or null
    void moved(String type, @Nullable Instrument instrument, BigDecimal amount, @Nullable BigDecimal qty, @Nullable BigDecimal perShare,
            String text, long ts) {
        LocalDate date = Texts.instant(ts).atZone(Texts.NEW_YORK).toLocalDate();
        ObjectNode node = begin(id(ts, ids.next()), type);
        node.put("date", date.toString());
        node.put("net_amount", Texts.plain(amount));
        node.put("description", text);
        node.put("status", "executed");
        if (instrument != null) {
            node.put("symbol", instrument.symbol());
        }
        if (qty != null) {
            node.put("qty", Texts.plain(qty));
        }
        if (perShare != null) {
            node.put("per_share_amount", Texts.plain(perShare));
        }
        all.add(new Activity(node.get("id").stringValue(), type, ts, node));
    }

    /// A trade was taken back. Alpaca has no kind of its own for that.
    void busted(SandboxOrder order, String before, String executionId, BigDecimal qty, BigDecimal price, long ts) {
        ObjectNode node = begin(id(ts, executionId), "MISC");
        node.put("date", Texts.instant(ts).atZone(Texts.NEW_YORK).toLocalDate().toString());
        node.put("transaction_time", Texts.utc(ts));
        node.put("net_amount", Texts.plain(order.buys() ? qty.multiply(price) : qty.multiply(price).negate()));
        node.put("description", "trade " + before + " was taken back");
        node.put("status", "executed");
        node.put("symbol", order.instrument.symbol());
        node.put("order_id", order.id);
        node.put("previous_execution_id", before);
        node.put("qty", Texts.plain(qty));
        node.put("price", Texts.plain(price));
        node.put("cum_qty", Texts.plain(order.filledQty));
        all.add(new Activity(node.get("id").stringValue(), "MISC", ts, node));
    }

    List<Activity> all() {
        return all;
    }

    private ObjectNode begin(String id, String type) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("account_id", accountId);
        node.put("activity_type", type);
        return node;
    }

    private static String id(long ts, String unique) {
        return ID_TIME.format(Texts.instant(ts).atZone(Texts.NEW_YORK)) + "::" + unique;
    }
}
