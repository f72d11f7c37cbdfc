package dev.assay.sandbox;

import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.Session;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.Side;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Alpaca's trading API over the venue.
final class TradingRoutes {
    private static final int MAX_ORDERS = 500;
    private static final int USUAL_ORDERS = 50;
    private static final int MAX_ACTIVITIES = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter CLOCK_PLAIN = DateTimeFormatter.ofPattern("HHmm");

    private final Venue venue;
    private final Pace pace;

    TradingRoutes(Venue venue, Pace pace) {
        this.venue = venue;
        this.pace = pace;
    }

    void add(RoutesConfig routes) {
        routes.get("/v2/account", c -> answer(c, 200, () -> venue.account().json(venue.desk().open(), venue.now())));
        routes.get("/v2/account/configurations", c -> answer(c, 200, this::configurations));
        routes.get("/v2/account/activities", c -> answer(c, 200, () -> activities(c, Requests.list(c, "activity_types"))));
        routes.get("/v2/account/activities/{type}", c -> answer(c, 200, () -> activities(c, List.of(c.pathParam("type")))));
        routes.post("/v2/orders", c -> {
            OrderRequest request = OrderRequest.read(Requests.body(c));
            answer(c, 200, () -> venue.desk().submit(request, venue.now(), venue.open()));
        });
        routes.get("/v2/orders", c -> answer(c, 200, () -> orders(c)));
        routes.delete("/v2/orders", c -> answer(c, 207, this::cancelAll));
        routes.get("/v2/orders:by_client_order_id", c -> answer(c, 200, () -> {
            String id = c.queryParam("client_order_id");
            return venue.desk().json(venue.desk().byClientId(id == null ? "" : id), true);
        }));
        routes.get("/v2/orders/{id}", c -> answer(c, 200,
                () -> venue.desk().json(venue.desk().byId(c.pathParam("id")), Requests.flag(c, "nested"))));
        routes.patch("/v2/orders/{id}", c -> {
            PatchRequest patch = PatchRequest.read(Requests.body(c));
            answer(c, 200, () -> venue.desk().replace(c.pathParam("id"), patch, venue.now()));
        });
        routes.delete("/v2/orders/{id}", c -> {
            run(() -> {
                venue.desk().cancel(venue.desk().byId(c.pathParam("id")), venue.now());
                return true;
            });
            c.status(204);
        });
        routes.get("/v2/positions", c -> answer(c, 200, this::positions));
        routes.delete("/v2/positions", c -> answer(c, 207, () -> closeAll(Requests.flag(c, "cancel_orders"))));
        routes.get("/v2/positions/{symbol}", c -> answer(c, 200,
                () -> venue.account().position(held(c.pathParam("symbol")), venue.desk().open())));
        routes.delete("/v2/positions/{symbol}", c -> answer(c, 200, () -> close(c)));
        routes.get("/v2/assets", c -> answer(c, 200, () -> assets(c)));
        routes.get("/v2/assets/{symbol}", c -> answer(c, 200, () -> venue.assets().json(asset(c.pathParam("symbol")))));
        // A pair's name holds a slash, which clients send as it is.
        routes.get("/v2/assets/{base}/{quote}",
                c -> answer(c, 200, () -> venue.assets().json(asset(c.pathParam("base") + "/" + c.pathParam("quote")))));
        routes.get("/v2/clock", c -> answer(c, 200, this::clock));
        routes.get("/v2/calendar", c -> answer(c, 200, () -> calendar(c)));
    }

    private <T> T run(Supplier<T> work) {
        pace.arrive();
        return venue.alone(work);
    }

    private void answer(Context context, int status, Supplier<? extends JsonNode> work) {
        Requests.answer(context, status, run(work));
    }

    private ObjectNode configurations() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("dtbp_check", "entry");
        node.put("trade_confirm_email", "none");
        node.put("suspend_trade", false);
        node.put("no_shorting", venue.account().json(venue.desk().open(), venue.now()).get("multiplier").stringValue().equals("1"));
        node.put("fractional_trading", true);
        node.put("max_margin_multiplier", "4");
        node.put("pdt_check", "entry");
        node.put("ptp_no_exception_entry", false);
        node.put("max_options_trading_level", 0);
        return node;
    }

    private ArrayNode orders(Context c) {
        String status = c.queryParam("status") == null ? "open" : c.queryParam("status");
        if (!List.of("open", "closed", "all").contains(status)) {
            throw ApiError.malformed("invalid status: " + status);
        }
        Long after = Requests.time(c, "after");
        Long until = Requests.time(c, "until");
        List<String> symbols = Requests.list(c, "symbols");
        String side = c.queryParam("side");
        boolean nested = Requests.flag(c, "nested");
        List<SandboxOrder> found = new ArrayList<>();
        for (SandboxOrder order : venue.desk().all()) {
            boolean wanted = status.equals("all") || status.equals("open") == order.status.open();
            if (wanted && (after == null || order.createdAt > after) && (until == null || order.createdAt < until)
                    && (symbols.isEmpty() || symbols.contains(order.instrument.symbol()))
                    && (side == null || side.equals(order.buys() ? "buy" : "sell")) && !(nested && order.parent != null)) {
                found.add(order);
            }
        }
        if (!"asc".equals(c.queryParam("direction"))) {
            Collections.reverse(found);
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        found.stream().limit(Requests.number(c, "limit", USUAL_ORDERS, MAX_ORDERS))
                .forEach(order -> all.add(venue.desk().json(order, nested)));
        return all;
    }

    private ArrayNode cancelAll() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (SandboxOrder order : List.copyOf(venue.desk().open())) {
            if (order.status.open()) {
                venue.desk().cancel(order, venue.now());
            }
            all.addObject().put("id", order.id).put("status", 200);
        }
        return all;
    }

    private Instrument asset(String name) {
        Instrument instrument = venue.assets().find(name);
        if (instrument == null) {
            throw ApiError.notFound("asset not found for " + name);
        }
        return instrument;
    }

    private Instrument held(String name) {
        Instrument instrument = venue.assets().find(name);
        if (instrument == null) {
            throw ApiError.notFound("symbol not found: " + name);
        }
        if (venue.holdings().qty(instrument).signum() == 0) {
            throw ApiError.notFound("position does not exist");
        }
        return instrument;
    }

    private ArrayNode positions() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Instrument instrument : venue.assets().universe().instruments()) {
            if (venue.holdings().qty(instrument).signum() != 0) {
                all.add(venue.account().position(instrument, venue.desk().open()));
            }
        }
        return all;
    }

    private ObjectNode close(Context c) {
        Instrument instrument = held(c.pathParam("symbol"));
        BigDecimal held = venue.holdings().qty(instrument).abs();
        String qty = c.queryParam("qty");
        String percentage = c.queryParam("percentage");
        if (qty != null && percentage != null) {
            throw ApiError.malformed("only one of qty or percentage is accepted");
        }
        try {
            BigDecimal amount = qty != null
                    ? new BigDecimal(qty)
                    : percentage != null
                            ? held.multiply(new BigDecimal(percentage)).divide(HUNDRED, instrument.quantityScale(), RoundingMode.DOWN)
                            : held;
            return close(instrument, amount);
        } catch (NumberFormatException e) {
            throw ApiError.malformed("qty or percentage is not a number");
        }
    }

    private ObjectNode close(Instrument instrument, BigDecimal qty) {
        Side side = venue.holdings().qty(instrument).signum() > 0 ? Side.SELL : Side.BUY;
        return venue.desk()
                .submit(new OrderRequest(instrument.symbol(), qty, null, side, "market", Assets.crypto(instrument) ? "gtc" : "day",
                        null, null, null, null, false, "", "simple", null, null, null), venue.now(), venue.open());
    }

    private ArrayNode closeAll(boolean cancelOrders) {
        if (cancelOrders) {
            cancelAll();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Instrument instrument : venue.assets().universe().instruments()) {
            BigDecimal held = venue.holdings().qty(instrument);
            if (held.signum() != 0) {
                ObjectNode one = all.addObject().put("symbol", instrument.symbol());
                try {
                    one.set("body", close(instrument, held.abs()));
                    one.put("status", 200);
                } catch (ApiError refused) {
                    one.put("status", refused.status());
                    one.set("body", refused.body());
                }
            }
        }
        return all;
    }

    private ArrayNode assets(Context c) {
        String kind = c.queryParam("asset_class");
        String status = c.queryParam("status");
        String exchange = c.queryParam("exchange");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Instrument instrument : venue.assets().universe().instruments()) {
            ObjectNode one = venue.assets().json(instrument);
            if ((kind == null || kind.equals(one.get("class").stringValue())) && (status == null || status.equals("all")
                    || status.equals(one.get("status").stringValue()))
                    && (exchange == null || exchange.equals(one.get("exchange").stringValue()))) {
                all.add(one);
            }
        }
        return all;
    }

    private ArrayNode activities(Context c, List<String> types) {
        Long after = Requests.time(c, "after");
        Long until = Requests.time(c, "until");
        String date = c.queryParam("date");
        String category = c.queryParam("category");
        String token = c.queryParam("page_token");
        boolean ascending = "asc".equals(c.queryParam("direction"));
        List<Activities.Activity> found = new ArrayList<>();
        for (Activities.Activity one : venue.activities().all()) {
            boolean trade = one.type().equals("FILL");
            if ((types.isEmpty() || types.contains(one.type())) && (after == null || one.ts() > after)
                    && (until == null || one.ts() < until)
                    && (date == null || Texts.instant(one.ts()).atZone(Texts.NEW_YORK).toLocalDate().toString().equals(date))
                    && (category == null || category.equals(trade ? "trade_activity" : "non_trade_activity"))) {
                found.add(one);
            }
        }
        if (!ascending) {
            Collections.reverse(found);
        }
        int start = 0;
        if (token != null && !token.isEmpty()) {
            int at = found.stream().map(Activities.Activity::id).toList().indexOf(token);
            if (at < 0) {
                throw ApiError.malformed("invalid page_token: " + token);
            }
            start = at + 1;
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        found.stream().skip(start).limit(Requests.number(c, "page_size", MAX_ACTIVITIES, MAX_ACTIVITIES))
                .forEach(one -> all.add(one.json()));
        return all;
    }

    private ObjectNode clock() {
        ExchangeCalendar calendar = venue.calendar();
        long now = venue.now();
        int closing = calendar.indexClosingFrom(now + 1);
        boolean open = calendar.isOpen(now);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("timestamp", Texts.newYork(now));
        node.put("is_open", open);
        node.put("next_open", Texts.newYork(calendar.openNanos(open ? closing + 1 : closing)));
        node.put("next_close", Texts.newYork(calendar.closeNanos(closing)));
        return node;
    }

    private ArrayNode calendar(Context c) {
        ExchangeCalendar calendar = venue.calendar();
        LocalDate start = Requests.date(c, "start", calendar.validFrom());
        LocalDate end = Requests.date(c, "end", calendar.validTo());
        start = start.isBefore(calendar.validFrom()) ? calendar.validFrom() : start;
        end = end.isAfter(calendar.validTo()) ? calendar.validTo() : end;
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (end.isBefore(start)) {
            return all;
        }
        for (Session session : calendar.sessions(start, end)) {
            LocalTime open = Texts.instant(session.openNanos()).atZone(calendar.zone()).toLocalTime();
            LocalTime close = Texts.instant(session.closeNanos()).atZone(calendar.zone()).toLocalTime();
            ObjectNode day = all.addObject();
            day.put("date", session.date().toString());
            day.put("open", CLOCK.format(open));
            day.put("close", CLOCK.format(close));
            day.put("session_open", CLOCK_PLAIN.format(LocalTime.of(4, 0)));
            day.put("session_close", CLOCK_PLAIN.format(session.half() ? LocalTime.of(17, 0) : LocalTime.of(20, 0)));
            day.put("settlement_date", settlement(calendar, session.date()).toString());
        }
        return all;
    }

    /// The session after; the day itself for the last one known.
    private static LocalDate settlement(ExchangeCalendar calendar, LocalDate date) {
        int next = calendar.indexOn(date) + 1;
        return next < calendar.size() ? LocalDate.ofEpochDay(calendar.day(next)) : date;
    }
}
