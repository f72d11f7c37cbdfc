package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Alpaca's market data API over the stored bars. The latest trade and quote are made of the last bar's close, since nothing finer is stored; single trades and
/// quotes of the past there are none.
final class DataRoutes {
    private static final int USUAL = 1000;
    private static final int MOST = 10_000;
    private static final int DAYS_SHOWN = 10;

    private final Venue venue;
    private final Pace pace;
    private final History history;

    DataRoutes(Venue venue, Pace pace) {
        this.venue = venue;
        this.pace = pace;
        this.history = new History(venue.market());
    }

    void add(RoutesConfig routes) {
        routes.get("/v2/stocks/bars", c -> bars(c, null));
        routes.get("/v2/stocks/bars/latest", c -> latest(c, "bars", null, (node, bar) -> node.setAll(stored(bar).json())));
        routes.get("/v2/stocks/trades/latest", c -> latest(c, "trades", null, DataRoutes::trade));
        routes.get("/v2/stocks/quotes/latest", c -> latest(c, "quotes", null, DataRoutes::quote));
        routes.get("/v2/stocks/snapshots", c -> snapshots(c, null));
        routes.get("/v2/stocks/trades", c -> none(c, "trades", null));
        routes.get("/v2/stocks/quotes", c -> none(c, "quotes", null));
        routes.get("/v2/stocks/{symbol}/bars", c -> bars(c, c.pathParam("symbol")));
        routes.get("/v2/stocks/{symbol}/bars/latest",
                c -> latest(c, "bar", c.pathParam("symbol"), (node, bar) -> node.setAll(stored(bar).json())));
        routes.get("/v2/stocks/{symbol}/trades/latest", c -> latest(c, "trade", c.pathParam("symbol"), DataRoutes::trade));
        routes.get("/v2/stocks/{symbol}/quotes/latest", c -> latest(c, "quote", c.pathParam("symbol"), DataRoutes::quote));
        routes.get("/v2/stocks/{symbol}/snapshot", c -> snapshots(c, c.pathParam("symbol")));
        routes.get("/v2/stocks/{symbol}/trades", c -> none(c, "trades", c.pathParam("symbol")));
        routes.get("/v2/stocks/{symbol}/quotes", c -> none(c, "quotes", c.pathParam("symbol")));
        routes.get("/v1/corporate-actions", c -> {
            pace.arrive();
            new ActionList(venue).answer(c);
        });
    }

    private List<Instrument> asked(Context c, @Nullable String single) {
        List<String> names = single != null ? List.of(single) : Requests.list(c, "symbols");
        if (names.isEmpty()) {
            throw ApiError.malformed("symbols is required");
        }
        List<Instrument> found = new ArrayList<>();
        for (String name : names.stream().distinct().sorted().toList()) {
            Instrument instrument = venue.assets().find(name);
            // A symbol that nobody knows has no data; Alpaca answers without it.
            if (instrument != null) {
                found.add(instrument);
            }
        }
        return found;
    }

    private void bars(Context c, @Nullable String single) {
        pace.arrive();
        String code = c.queryParam("timeframe");
        Spans spans = Spans.parse(code == null ? "" : code);
        if (!spans.madeOf(venue.market().timeframe())) {
            throw ApiError
                    .unprocessable("timeframe " + code + " cannot be made of the sandbox's data, which is " + venue.market().timeframe());
        }
        String adjustment = c.queryParam("adjustment") == null ? "raw" : c.queryParam("adjustment");
        if (!adjustment.equals("raw") && !adjustment.equals("split")) {
            throw ApiError.unprocessable("adjustment " + adjustment + " is not offered by the sandbox: raw or split");
        }
        long now = venue.now();
        Long start = Requests.time(c, "start");
        Long end = Requests.time(c, "end");
        long from = start == null ? Spans.midnight(Texts.instant(now).atZone(Texts.NEW_YORK).toLocalDate()) : start;
        long to = end == null ? now : end;
        int limit = Requests.number(c, "limit", USUAL, MOST);
        boolean descending = "desc".equals(c.queryParam("sort"));
        Token token = Token.read(c.queryParam("page_token"));
        ObjectNode bySymbol = JsonNodeFactory.instance.objectNode();
        Token next = null;
        int left = limit;
        for (Instrument instrument : asked(c, single)) {
            int order = token == null ? 1 : instrument.symbol().compareTo(token.symbol);
            if (order < 0) {
                continue;
            }
            if (left == 0) {
                break;
            }
            long after = token != null && order == 0 ? token.ts : Long.MIN_VALUE;
            List<History.Candle> all;
            if (descending) {
                all = new ArrayList<>(history.candles(instrument, spans, from, after == Long.MIN_VALUE ? to : Math.min(to, after - 1), now,
                        Integer.MAX_VALUE, adjustment.equals("split")));
                Collections.reverse(all);
                all = all.subList(0, Math.min(all.size(), left));
            } else {
                all = history.candles(instrument, spans, Math.max(from, after + (after == Long.MIN_VALUE ? 0 : 1)), to, now, left,
                        adjustment.equals("split"));
            }
            if (!all.isEmpty()) {
                ArrayNode list = bySymbol.putArray(instrument.symbol());
                all.forEach(one -> list.add(one.json()));
                left -= all.size();
                next = new Token(instrument.symbol(), all.getLast().ts());
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (single == null) {
            answer.set("bars", bySymbol);
        } else {
            answer.put("symbol", single);
            answer.set("bars", bySymbol.has(single) ? bySymbol.get(single) : JsonNodeFactory.instance.arrayNode());
        }
        answer.put("next_page_token", left == 0 && next != null ? next.text() : null);
        Requests.answer(c, 200, answer);
    }

    /// Where a page ended.
    private record Token(String symbol, long ts) {
        String text() {
            return Base64.getEncoder().encodeToString((symbol + "|" + ts).getBytes(StandardCharsets.UTF_8));
        }

        static @Nullable Token read(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                String plain = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
                int bar = plain.lastIndexOf('|');
                return new Token(plain.substring(0, Math.max(0, bar)), Long.parseLong(plain.substring(bar + 1)));
            } catch (IllegalArgumentException e) {
                throw ApiError.malformed("invalid page_token: " + text);
            }
        }
    }

    private History.Candle stored(Bar bar) {
        return History.candle(bar, venue.market().timeframe().intraday() ? bar.tsOpen() : new Spans(1, Spans.Unit.DAY).start(bar.tsOpen()));
    }

    private void latest(Context c, String field, @Nullable String single, BiConsumer<ObjectNode, Bar> fill) {
        pace.arrive();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode all = single == null ? answer.putObject(field) : answer;
        for (Instrument instrument : asked(c, single)) {
            Bar bar = history.last(instrument, venue.now());
            if (bar != null) {
                fill.accept(all.putObject(single == null ? instrument.symbol() : field), bar);
            }
        }
        if (single != null) {
            answer.put("symbol", single);
            if (!answer.has(field)) {
                throw ApiError.notFound("no data found for " + single);
            }
        }
        Requests.answer(c, 200, answer);
    }

    private static BigDecimal close(Bar bar) {
        return History.number(BigDecimal.valueOf(bar.closeUnits(), bar.instrument().priceScale()));
    }

    static void trade(ObjectNode node, Bar bar) {
        node.put("t", Texts.utc(bar.tsClose()));
        node.put("x", "V");
        node.put("p", close(bar));
        node.put("s", bar.volume().decimal().longValue());
        node.putArray("c").add("@");
        node.put("i", bar.tsClose() / Pace.MINUTE);
        node.put("z", "C");
    }

    static void quote(ObjectNode node, Bar bar) {
        node.put("t", Texts.utc(bar.tsClose()));
        node.put("ax", "V");
        node.put("ap", close(bar));
        node.put("as", 1);
        node.put("bx", "V");
        node.put("bp", close(bar));
        node.put("bs", 1);
        node.putArray("c").add("R");
        node.put("z", "C");
    }

    private void snapshots(Context c, @Nullable String single) {
        pace.arrive();
        long now = venue.now();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (Instrument instrument : asked(c, single)) {
            Bar bar = history.last(instrument, now);
            if (bar == null) {
                continue;
            }
            ObjectNode one = single == null ? answer.putObject(instrument.symbol()) : answer;
            trade(one.putObject("latestTrade"), bar);
            quote(one.putObject("latestQuote"), bar);
            one.set("minuteBar", stored(bar).json());
            Spans day = new Spans(1, Spans.Unit.DAY);
            List<History.Candle> days = history.candles(instrument, day, now - DAYS_SHOWN * 24L * 60 * Pace.MINUTE, now, now, MOST, false);
            if (!days.isEmpty()) {
                one.set("dailyBar", days.getLast().json());
            }
            if (days.size() > 1) {
                one.set("prevDailyBar", days.get(days.size() - 2).json());
            }
        }
        if (single != null) {
            answer.put("symbol", single);
        }
        Requests.answer(c, 200, answer);
    }

    private void none(Context c, String field, @Nullable String single) {
        pace.arrive();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (single == null) {
            answer.putObject(field);
        } else {
            answer.putArray(field);
            answer.put("symbol", single);
        }
        answer.putNull("next_page_token");
        Requests.answer(c, 200, answer);
    }
}
