package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `orders.csv`: one row per order when it ends, in the order of ending; those still working follow at the end.
final class OrderRows implements AutoCloseable {
    private static final class Row {
        final String strategy;
        final String symbol;
        final Side side;
        final long createdTs;
        final long createdId;
        final long decisionId;
        /// Null of an order that was adopted: what is known of its terms stands in the broker's report.
        @Nullable
        OrderTerms terms;
        @Nullable
        OrderEvent last;
        long lastTs;

        Row(OrderCommand.NewOrderSingle command, Event event) {
            strategy = command.strategy().name();
            symbol = command.instrument().symbol();
            side = command.side();
            terms = command.terms();
            createdTs = event.tsEvent();
            createdId = event.id();
            lastTs = createdTs;
            decisionId = event.causationId();
        }

        Row(OrderEvent first, Event event) {
            strategy = first.strategy().name();
            symbol = first.instrument().symbol();
            side = first.side();
            createdTs = event.tsEvent();
            createdId = event.id();
            lastTs = createdTs;
            decisionId = 0;
        }
    }

    private final CsvFile out;
    private final TreeMap<Long, Row> working = new TreeMap<>();
    private final TreeMap<Long, Long> replaceTargets = new TreeMap<>();
    private @Nullable Row ended;
    private long endedId;
    private long lastClOrdId;

    OrderRows(Path directory) {
        out = new CsvFile(directory.resolve(RunFiles.ORDERS), "clOrdId", "strategy", "symbol", "side", "ordType", "orderQty", "limitPx",
                "stopPx", "timeInForce", "createdTs", "lastTs", "ordStatus", "cumQty", "avgPx", "reason", "intentId");
    }

    void accept(OrderCommand command, Event event) {
        lastClOrdId = Math.max(lastClOrdId, command.clOrdId());
        switch (command) {
            case OrderCommand.NewOrderSingle order -> working.put(order.clOrdId(), new Row(order, event));
            case OrderCommand.ReplaceRequest replace -> {
                long first = replaceTargets.getOrDefault(replace.origClOrdId(), replace.origClOrdId());
                replaceTargets.put(replace.clOrdId(), first);
                Row row = working.get(first);
                if (row != null) {
                    row.terms = replace.terms();
                }
            }
            case OrderCommand.CancelRequest cancel -> {
                // A cancel shows in the order events that follow.
            }
            case OrderCommand.StatusRequest question -> {
                // A question changes nothing.
            }
        }
    }

    void accept(OrderEvent change, Event event) {
        if (change.clOrdId() > lastClOrdId) {
            // A number that was never sent: an order of the broker's has been adopted.
            lastClOrdId = change.clOrdId();
            working.put(change.clOrdId(), new Row(change, event));
        }
        Row row = working.get(change.clOrdId());
        if (row == null) {
            return;
        }
        row.last = change;
        row.lastTs = event.tsEvent();
        if (change.ordStatus().terminal()) {
            working.remove(change.clOrdId());
            ended = row;
            endedId = change.clOrdId();
            replaceTargets.values().removeIf(first -> first == change.clOrdId());
            write(change.clOrdId(), row);
        }
    }

    /// When an order was sent and by which event, while it works and right after its end; null otherwise.
    @Nullable
    Birth birth(long clOrdId) {
        Row row = endedId == clOrdId ? ended : working.get(clOrdId);
        return row == null ? null : new Birth(row.createdTs, row.createdId);
    }

    /// @param ts epoch ns UTC
    /// @param id the event's number in the run
    record Birth(long ts, long id) {}

    void finish() {
        working.forEach(this::write);
        working.clear();
    }

    private void write(long clOrdId, Row row) {
        OrderEvent last = row.last;
        if (last == null) {
            return;
        }
        OrderTerms terms = row.terms;
        out.row(clOrdId, row.strategy, row.symbol, row.side, terms == null ? "" : terms.ordType(), last.orderQty(),
                terms == null ? "" : text(terms.limitPx()), terms == null ? "" : text(terms.stopPx()),
                terms == null ? "" : terms.timeInForce(), Timestamps.text(row.createdTs), Timestamps.text(row.lastTs),
                last.ordStatus(), last.cumQty(), last.avgPx(), last.reason(), row.decisionId);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public void close() {
        out.close();
    }
}
