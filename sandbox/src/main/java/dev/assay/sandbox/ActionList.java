package dev.assay.sandbox;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Corporate actions as Alpaca lists them: those whose day has come.
final class ActionList {
    private final Venue venue;

    ActionList(Venue venue) {
        this.venue = venue;
    }

    void answer(Context c) {
        List<String> symbols = Requests.list(c, "symbols");
        List<String> types = Requests.list(c, "types");
        LocalDate today = date(venue.now());
        LocalDate start = Requests.date(c, "start", LocalDate.MIN);
        LocalDate end = Requests.date(c, "end", today);
        int left = Requests.number(c, "limit", 100, 1000);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode all = answer.putObject("corporate_actions");
        for (CorporateAction action : venue.market().allActions()) {
            LocalDate day = date(action.tsEvent());
            boolean asked = symbols.isEmpty() || symbols.contains(action.instrument().symbol());
            String type = type(action);
            if (asked && left > 0 && !day.isAfter(today) && !day.isBefore(start) && !day.isAfter(end)
                    && (types.isEmpty() || types.contains(type))) {
                left--;
                (all.has(type + "s") ? all.withArray(type + "s") : all.putArray(type + "s")).add(json(action, day));
            }
        }
        answer.putNull("next_page_token");
        Requests.answer(c, 200, answer);
    }

    private static LocalDate date(long ts) {
        return Texts.instant(ts).atZone(Texts.NEW_YORK).toLocalDate();
    }

    private static String type(CorporateAction action) {
        return switch (action) {
            case CorporateAction.Split split -> split.numerator() > split.denominator() ? "forward_split" : "reverse_split";
            case CorporateAction.StockDividend s -> "stock_dividend";
            case CorporateAction.CashDividend d -> "cash_dividend";
            case CorporateAction.Merger m -> m.into() == null
                    ? "cash_merger"
                    : m.cash().units() == 0 ? "stock_merger" : "stock_and_cash_merger";
            case CorporateAction.SymbolChange c -> "name_change";
            case CorporateAction.SpinOff s -> "spin_off";
            case CorporateAction.Delisting d -> "worthless_removal";
        };
    }

    private ObjectNode json(CorporateAction action, LocalDate day) {
        Instrument instrument = action.instrument();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", venue.assets().actionId(instrument, action.tsEvent() + type(action)));
        node.put("process_date", day.toString());
        switch (action) {
            case CorporateAction.Split split -> {
                String cusip = split.numerator() > split.denominator() ? "cusip" : "old_cusip";
                node.put("symbol", instrument.symbol()).put(cusip, "").put("ex_date", day.toString());
                if (cusip.equals("old_cusip")) {
                    node.put("new_cusip", "");
                }
                node.put("new_rate", split.numerator()).put("old_rate", split.denominator());
            }
            case CorporateAction.StockDividend stock ->
                node.put("symbol", instrument.symbol()).put("cusip", "").put("ex_date", day.toString())
                        .put("rate", new BigDecimal(stock.asSplit().numerator() - stock.asSplit().denominator())
                                .divide(BigDecimal.valueOf(stock.asSplit().denominator()), MathContext.DECIMAL64));
            case CorporateAction.CashDividend cash ->
                node.put("symbol", instrument.symbol()).put("cusip", "").put("ex_date", day.toString())
                        .put("payable_date", date(cash.payTs()).toString()).put("rate", cash.perShare().decimal()).put("special", false)
                        .put("foreign", false);
            case CorporateAction.Merger merger -> {
                node.put("acquiree_symbol", instrument.symbol()).put("acquiree_cusip", "").put("effective_date", day.toString())
                        .put("payable_date", date(merger.payTs()).toString());
                Instrument into = merger.into();
                if (into == null) {
                    node.put("rate", merger.cash().decimal());
                } else {
                    node.put("acquirer_symbol", into.symbol()).put("acquirer_cusip", "").put("acquirer_rate", merger.numerator())
                            .put("acquiree_rate", merger.denominator());
                    if (merger.cash().units() != 0) {
                        node.put("cash_rate", merger.cash().decimal());
                    }
                }
            }
            case CorporateAction.SymbolChange change -> node.put("old_symbol", instrument.symbol()).put("old_cusip", "")
                    .put("new_symbol", change.into().symbol()).put("new_cusip", "");
            case CorporateAction.SpinOff spin -> node.put("source_symbol", instrument.symbol()).put("source_cusip", "")
                    .put("source_rate", spin.denominator()).put("new_symbol", spin.child().symbol()).put("new_cusip", "")
                    .put("new_rate", spin.numerator()).put("ex_date", day.toString());
            case CorporateAction.Delisting d -> node.put("symbol", instrument.symbol()).put("cusip", "");
        }
        return node;
    }
}
