package dev.assay.sandbox;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What can be traded, under the names Alpaca gives it. Immutable.
final class Assets {
    private final Universe universe;
    private final String[] ids;
    private final Map<String, Instrument> byName = new LinkedHashMap<>();
    private final boolean shorting;
    private final Ids names;

    Assets(Universe universe, Ids names, boolean shorting) {
        this.universe = universe;
        this.shorting = shorting;
        this.names = names;
        ids = new String[universe.size()];
        for (Instrument instrument : universe.instruments()) {
            ids[instrument.number()] = names.named("asset", instrument.id().toString());
            byName.put(instrument.symbol(), instrument);
            byName.put(ids[instrument.number()], instrument);
            // The old spelling of a pair, which clients still send.
            byName.putIfAbsent(instrument.symbol().replace("/", ""), instrument);
        }
    }

    Universe universe() {
        return universe;
    }

    String id(Instrument instrument) {
        return ids[instrument.number()];
    }

    /// The id of something that happens to an instrument.
    String actionId(Instrument instrument, String what) {
        return names.named("action", instrument.id() + "/" + what);
    }

    @Nullable
    Instrument find(String symbolOrId) {
        return byName.get(symbolOrId);
    }

    static String assetClass(Instrument instrument) {
        return instrument.contract() instanceof Contract.CryptoPair ? "crypto" : "us_equity";
    }

    /// Alpaca's name of the exchange; NYSE where the market has none there.
    static String exchange(Instrument instrument) {
        return switch (instrument.mic()) {
            case "XNAS" -> "NASDAQ";
            case "XASE" -> "AMEX";
            case "ARCX" -> "ARCA";
            case "BATS" -> "BATS";
            case "OTCM" -> "OTC";
            default -> "NYSE";
        };
    }

    static boolean crypto(Instrument instrument) {
        return instrument.contract() instanceof Contract.CryptoPair;
    }

    ObjectNode json(Instrument instrument) {
        boolean tradable = instrument.contract().tradable();
        boolean borrow = shorting && tradable && !crypto(instrument);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id(instrument));
        node.put("class", assetClass(instrument));
        node.put("exchange", exchange(instrument));
        node.put("symbol", instrument.symbol());
        node.put("name", instrument.symbol());
        node.put("status", tradable ? "active" : "inactive");
        node.put("tradable", tradable);
        node.put("marginable", shorting && !crypto(instrument));
        node.put("shortable", borrow);
        node.put("easy_to_borrow", borrow);
        node.put("fractionable", BigDecimal.valueOf(instrument.lotUnits(), instrument.quantityScale()).compareTo(BigDecimal.ONE) < 0);
        node.put("maintenance_margin_requirement", 30);
        node.put("min_order_size", Texts.plain(BigDecimal.valueOf(instrument.lotUnits(), instrument.quantityScale())));
        node.put("min_trade_increment", Texts.plain(BigDecimal.valueOf(instrument.lotUnits(), instrument.quantityScale())));
        node.put("price_increment", Texts.plain(BigDecimal.valueOf(instrument.tickUnits(), instrument.priceScale())));
        node.set("attributes", JsonNodeFactory.instance.arrayNode());
        return node;
    }
}
