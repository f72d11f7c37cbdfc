package dev.assay.adapters.alpaca;

import dev.assay.core.order.ExecType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Puts orders and fills as Alpaca lists them in the order in which they happened, and has the blotter report those that it has not.
final class Missed {
    private final Blotter blotter;

    Missed(Blotter blotter) {
        this.blotter = blotter;
    }

    /// @param rank at one time: what begins, then what trades, then what ends
    private record Happening(long ts, int rank, Runnable report) {}

    void report(List<JsonNode> orders, List<JsonNode> fills) {
        List<Happening> all = new ArrayList<>();
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        List<JsonNode> oldestFirst = new ArrayList<>(orders);
        Map<String, String> replaces = new LinkedHashMap<>();
        orders.forEach(order -> replaces.put(Words.text(order, "id"), Words.text(order, "replaces")));
        oldestFirst.sort(Comparator.<JsonNode>comparingLong(order -> Words.time(order, "created_at"))
                .thenComparingInt(order -> replacements(replaces, Words.text(order, "id"))));
        for (JsonNode order : oldestFirst) {
            byId.put(Words.text(order, "id"), order);
            OrderState state = blotter.state(order);
            String status = Words.text(order, "status");
            if (state == null || status.equals("rejected") || status.equals("pending_new") || status.equals("accepted")
                    || status.equals("held")) {
                continue;
            }
            all.add(new Happening(Words.time(order, "submitted_at"), 0, () -> blotter.begun(state, order)));
            long ended = Math.max(Words.time(order, "canceled_at"), Words.time(order, "expired_at"));
            if (ended > 0) {
                all.add(new Happening(ended, 2, () -> blotter.ended(state, order)));
            }
        }
        for (JsonNode fill : fills) {
            JsonNode order = byId.get(Words.text(fill, "order_id"));
            OrderState state = order == null ? null : blotter.state(order);
            if (order != null && state != null) {
                String id = Words.text(fill, "id");
                String execution = id.substring(id.indexOf("::") + (id.contains("::") ? 2 : 1));
                long ts = Words.time(fill, "transaction_time");
                if (!Words.text(fill, "activity_type").equals("FILL")) {
                    all.add(new Happening(ts, 1, () -> blotter.corrected(state, fill, ExecType.TRADE_CANCEL, execution,
                            Words.quantity(fill, "cum_qty"), ts)));
                    continue;
                }
                all.add(new Happening(ts, 1, () -> blotter.trade(state, order, execution,
                        Words.quantity(fill, "qty"), Words.price(fill, "price"), Words.quantity(fill, "cum_qty"), ts)));
            }
        }
        all.sort(Comparator.comparingLong(Happening::ts).thenComparingInt(Happening::rank));
        all.forEach(one -> one.report().run());
    }

    /// How many orders came before in its place.
    private static int replacements(Map<String, String> replaces, String id) {
        int count = 0;
        for (String at = replaces.getOrDefault(id, ""); !at.isEmpty() && count < replaces.size(); at = replaces.getOrDefault(at, "")) {
            count++;
        }
        return count;
    }
}
