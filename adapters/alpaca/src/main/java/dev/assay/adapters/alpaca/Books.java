package dev.assay.adapters.alpaca;

import dev.assay.core.event.Clock;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Answers questions about Alpaca's books, and finds the reports that were missed. Blocks; used by the thread for requests.
final class Books {
    private static final int PAGE = 500;
    private static final int ACTIVITY_PAGE = 100;
    /// How far back a search for what was missed begins before what was heard last.
    private static final long MARGIN = 60_000_000_000L;

    private final Rest rest;
    private final Universe universe;
    private final AlpacaSettings settings;
    private final Clock clock;
    private final Blotter blotter;
    private final Desk desk;
    private final Consumer<BrokerMessage> out;

    Books(Rest rest, Universe universe, AlpacaSettings settings, Clock clock, Blotter blotter, Desk desk, Consumer<BrokerMessage> out) {
        this.rest = rest;
        this.universe = universe;
        this.settings = settings;
        this.clock = clock;
        this.blotter = blotter;
        this.desk = desk;
        this.out = out;
    }

    void answer(BrokerQuery query) throws InterruptedException {
        switch (query.what()) {
            case ACCOUNT -> account(query);
            case POSITIONS -> positions(query);
            case ORDERS -> orders(query);
            case REPORTS -> {
                boolean found = findMissed(query.sinceTs(), true);
                desk.ask(() -> {
                    blotter.hold(false);
                    blotter.repeat(query.queryId(), query.sinceTs(), found, clock.nowNanos());
                    return null;
                });
            }
        }
    }

    private void account(BrokerQuery query) throws InterruptedException {
        Answer answer = rest.ask("/v2/account");
        if (answer.done()) {
            Currency currency = Currency.of(Words.text(answer.body(), "currency"));
            BigDecimal cash = new BigDecimal(Words.text(answer.body(), "cash")).setScale(currency.scale(), RoundingMode.HALF_EVEN);
            Money balance = new Money(cash.unscaledValue().longValueExact(), currency);
            out.accept(new AccountAnswer(query.queryId(), List.of(new AccountAnswer.Balance(balance)), clock.nowNanos()));
        }
    }

    private void positions(BrokerQuery query) throws InterruptedException {
        Answer answer = rest.ask("/v2/positions");
        if (answer.done()) {
            List<PositionsAnswer.Held> held = new ArrayList<>();
            for (JsonNode one : answer.body()) {
                Instrument instrument = universe.find(Words.text(one, "symbol"));
                if (instrument != null) {
                    held.add(new PositionsAnswer.Held(instrument, Words.quantity(one, "qty")));
                }
            }
            held.sort(Comparator.comparingInt(one -> one.instrument().number()));
            out.accept(new PositionsAnswer(query.queryId(), held, clock.nowNanos()));
        }
    }

    private void orders(BrokerQuery query) throws InterruptedException {
        List<JsonNode> open = list("open", Long.MIN_VALUE);
        List<JsonNode> recent = query.sinceTs() == Long.MAX_VALUE ? List.of() : list("all", query.sinceTs());
        if (open == null || recent == null) {
            return;
        }
        Map<String, JsonNode> all = new LinkedHashMap<>();
        open.forEach(one -> all.put(Words.text(one, "id"), one));
        recent.forEach(one -> all.put(Words.text(one, "id"), one));
        List<OrdersAnswer.State> states = new ArrayList<>();
        for (JsonNode one : all.values()) {
            Instrument instrument = universe.find(Words.text(one, "symbol"));
            // An order that was replaced goes on as the one that took its place.
            if (instrument != null && !Words.text(one, "status").equals("replaced")) {
                states.add(state(instrument, one));
            }
        }
        out.accept(new OrdersAnswer(query.queryId(), states, clock.nowNanos()));
    }

    private OrdersAnswer.State state(Instrument instrument, JsonNode order) {
        OrdStatus status = Words.status(Words.text(order, "status"));
        var qty = Words.quantity(order, "qty");
        var filled = Words.quantity(order, "filled_qty");
        return new OrdersAnswer.State(settings.clOrdId(Words.text(order, "client_order_id")), instrument, Words.side(order), status, qty,
                filled,
                status.terminal() ? instrument.quantity(0) : qty.minus(filled), Words.text(order, "id"),
                filled.signum() == 0 ? null : Words.price(order, "filled_avg_price"));
    }

    /// Orders, oldest first; null where there is no answer.
    private @Nullable List<JsonNode> list(String status, long since) throws InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String after = since == Long.MIN_VALUE ? "" : Words.time(since - 1);
        while (true) {
            Answer answer = rest.ask(
                    "/v2/orders?limit=" + PAGE + "&direction=asc&status=" + status + (after.isEmpty() ? "" : "&after=" + encode(after)));
            if (!answer.done()) {
                return null;
            }
            int fresh = 0;
            for (JsonNode order : answer.body()) {
                if (all.stream().noneMatch(one -> Words.text(one, "id").equals(Words.text(order, "id")))) {
                    all.add(order);
                    fresh++;
                }
            }
            if (answer.body().size() < PAGE || fresh == 0) {
                return all;
            }
            // Orders of the same instant may stand on the next page too.
            after = Words.time(Words.time(all.getLast(), "submitted_at") - 1);
        }
    }

    private @Nullable List<JsonNode> fills(long since) throws InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String token = "";
        while (true) {
            String path = "/v2/account/activities?activity_types=FILL,MISC&direction=asc&page_size=" + ACTIVITY_PAGE
                    + (since == Long.MIN_VALUE ? "" : "&after=" + encode(Words.time(since - 1)))
                    + (token.isEmpty() ? "" : "&page_token=" + encode(token));
            Answer answer = rest.ask(path);
            if (!answer.done()) {
                return null;
            }
            answer.body().forEach(all::add);
            if (answer.body().size() < ACTIVITY_PAGE) {
                return all;
            }
            token = Words.text(all.getLast(), "id");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Finds what happened since the last report and was not heard of.
    boolean findMissed() throws InterruptedException {
        long latest = longOf(desk.ask(blotter::latest));
        return findMissed(latest == 0 ? clock.nowNanos() - MARGIN : latest - MARGIN, false);
    }

    private static long longOf(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /// Finds what happened since a time and was not heard of. Orders that began before it are looked at as long as they work.
    ///
    /// @param hold whether what is found is kept for the repeat that follows
    /// @return whether Alpaca has answered
    private boolean findMissed(long since, boolean hold) throws InterruptedException {
        List<JsonNode> orders = list("all", since);
        List<JsonNode> open = list("open", Long.MIN_VALUE);
        List<JsonNode> fills = fills(since);
        if (orders == null || open == null || fills == null) {
            return false;
        }
        Map<String, JsonNode> all = new LinkedHashMap<>();
        open.forEach(one -> all.put(Words.text(one, "id"), one));
        orders.forEach(one -> all.put(Words.text(one, "id"), one));
        for (String id : working()) {
            if (!all.containsKey(id)) {
                Answer one = rest.ask("/v2/orders/" + id);
                if (!one.done()) {
                    return false;
                }
                all.put(id, one.body());
            }
        }
        for (JsonNode fill : fills) {
            String id = Words.text(fill, "order_id");
            if (!all.containsKey(id)) {
                Answer one = rest.ask("/v2/orders/" + id);
                if (one.done()) {
                    all.put(id, one.body());
                }
            }
        }
        desk.ask(() -> {
            blotter.hold(hold);
            new Missed(blotter).report(List.copyOf(all.values()), fills);
            return null;
        });
        return true;
    }

    private List<String> working() throws InterruptedException {
        List<String> ids = desk.ask(blotter::workingIds);
        return ids == null ? List.of() : ids;
    }
}
