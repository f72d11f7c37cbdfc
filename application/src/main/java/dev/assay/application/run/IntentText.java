package dev.assay.application.run;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An intent as people write it: `BUY 100 AAPL`, `SELL_SHORT 50 MSFT LIMIT 30.5`, `SELL 10 IBM STOP 90 LIMIT 89 EXIT`.
final class IntentText {
    private static final String FORM = "expected SIDE QUANTITY SYMBOL [STOP price] [LIMIT price] [EXIT], such as: BUY 100 AAPL LIMIT 99.50";

    private IntentText() {}

    static OrderIntent parse(String text, Universe universe, StrategyId strategy) {
        List<String> words = List.of(text.strip().split("\\s+"));
        if (words.size() < 3) {
            throw new RunException("the intent \"" + text + "\" is too short: " + FORM);
        }
        Side side = side(words.get(0));
        Instrument instrument = universe.find(words.get(2));
        if (instrument == null) {
            throw new RunException("the intent names " + words.get(2) + ", but the config's instruments are " + universe.instruments());
        }
        Price stop = null;
        Price limit = null;
        boolean exit = false;
        for (int i = 3; i < words.size(); i++) {
            String word = words.get(i).toUpperCase(Locale.ROOT);
            if (word.equals("EXIT")) {
                exit = true;
            } else if ((word.equals("STOP") || word.equals("LIMIT")) && i + 1 < words.size()) {
                Price price = price(words.get(++i));
                stop = word.equals("STOP") ? price : stop;
                limit = word.equals("LIMIT") ? price : limit;
            } else {
                throw new RunException("the intent \"" + text + "\" cannot be read at \"" + words.get(i) + "\": " + FORM);
            }
        }
        return new OrderIntent(strategy, instrument, side, quantity(words.get(1), instrument), terms(stop, limit), "what-if", exit, 0,
                "asked by an operator");
    }

    private static OrderTerms terms(@Nullable Price stop, @Nullable Price limit) {
        OrdType type = stop == null ? limit == null ? OrdType.MARKET : OrdType.LIMIT : limit == null ? OrdType.STOP : OrdType.STOP_LIMIT;
        return new OrderTerms(type, limit, stop, TimeInForce.DAY);
    }

    private static Side side(String word) {
        for (Side side : Side.values()) {
            if (side.name().equalsIgnoreCase(word)) {
                return side;
            }
        }
        throw new RunException("\"" + word + "\" is no side: BUY, SELL or SELL_SHORT; " + FORM);
    }

    private static Quantity quantity(String word, Instrument instrument) {
        try {
            Quantity quantity = Quantity.of(word).rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY);
            if (quantity.signum() > 0) {
                return quantity;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new RunException("\"" + word + "\" is no quantity of " + instrument + ", which has " + instrument.quantityScale()
                    + " decimals; " + FORM, e);
        }
        throw new RunException("\"" + word + "\" is not positive; " + FORM);
    }

    private static Price price(String word) {
        try {
            return Price.of(word);
        } catch (NumberFormatException e) {
            throw new RunException("\"" + word + "\" is no price; " + FORM, e);
        }
    }

    static String of(OrderIntent intent) {
        return intent.side() + " " + intent.quantity() + " " + intent.instrument()
                + (intent.terms().stopPx() == null ? "" : " STOP " + intent.terms().stopPx())
                + (intent.terms().limitPx() == null ? "" : " LIMIT " + intent.terms().limitPx()) + (intent.protective() ? " EXIT" : "")
                + ", by " + intent.strategy();
    }
}
