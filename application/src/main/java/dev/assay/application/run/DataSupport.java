package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.proofbench.FillModel;

/// Refuses a run whose data cannot carry its fill model.
final class DataSupport {
    private DataSupport() {}

    /// @throws RunException naming the data set, the model and the way out
    static void require(AssayConfig config, MarketInputs inputs) {
        for (AssayConfig.Broker broker : config.brokers()) {
            require(config.at(broker), inputs);
        }
        if (!config.brokers().isEmpty()) {
            return;
        }
        FillModel model = Assembly.fills(config);
        CaptureData captures = inputs.captures();
        if (captures != null) {
            requireRecorded(config, model, inputs, captures);
            return;
        }
        String dataset = inputs.choice().bars();
        if (model.needsQuotes()) {
            throw new RunException(config.costs().slippage().model() == AssayConfig.SlippageModel.QUOTED_SPREAD
                    ? "costs.slippage.model: quoted-spread needs quotes, but the data set " + dataset
                            + " holds bars only; estimate the spread from bars: choose edge, abdi-ranaldo or corwin-schultz"
                    : "fills.model: " + model.id() + " trades on quotes, but the data set " + dataset
                            + " holds bars only; choose a model that trades on bars, for example next-open or average-price (assay models"
                            + " lists all)");
        }
        if (model.needsTrades()) {
            throw new RunException("fills.model: " + model.id() + " needs single trades, but the data set " + dataset
                    + " holds bars only; typical-price estimates it from bars");
        }
        if (model.needsBook()) {
            throw new RunException("fills.model: " + model.id() + " trades on an order book, but the data set " + dataset
                    + " holds bars only; choose a model that trades on bars, for example next-open (assay models lists all)");
        }
        if (!model.needsVolume()) {
            return;
        }
        for (Instrument instrument : inputs.universe().instruments()) {
            if (config.data().instruments().contains(instrument.symbol()) && !hasVolume(config, inputs, instrument)) {
                throw new RunException(asking(config) + " needs volumes, but the data set " + dataset + " has none for "
                        + instrument.symbol() + " in this span; take in data with volumes (columns.volume of the mapping), or set "
                        + wayOut(config));
            }
        }
    }

    private static void requireRecorded(AssayConfig config, FillModel model, MarketInputs inputs, CaptureData captures) {
        for (Instrument instrument : inputs.universe().instruments()) {
            CaptureScan scan = captures.scan(instrument.symbol());
            String holds = ", but the recording of " + instrument.symbol() + " holds " + scan.words();
            if (scan.data() == 0) {
                throw new RunException("data.captures: the recording of " + instrument.symbol()
                        + " holds nothing of it; check its format, and `name`: what the recording calls the instrument");
            }
            if (model.needsBook() && !scan.book()) {
                throw new RunException("fills.model: book trades on an order book" + holds
                        + "; choose a model that trades on those, for example next-open (assay models lists all)");
            }
            if (model.needsTrades() && !scan.trades()) {
                throw new RunException(
                        "fills.model: " + model.id() + " needs single trades" + holds + "; choose typical-price or next-open");
            }
            if (model.needsQuotes() && !scan.book() && !scan.quotes()) {
                throw new RunException(
                        "fills.model " + model.id() + ", or costs.slippage.model, needs quotes" + holds
                                + "; choose next-open and another slippage, which do without");
            }
            if (model.needsVolume() && !scan.trades() && !scan.bars()) {
                throw new RunException(asking(config) + " needs volumes" + holds + "; set " + wayOut(config));
            }
        }
    }

    private static boolean hasVolume(AssayConfig config, MarketInputs inputs, Instrument instrument) {
        try (MarketDataFeed feed = inputs.open(config.data(), instrument)) {
            Bar bar = feed.next();
            boolean empty = bar == null;
            while (bar != null && bar.volumeUnits() == 0) {
                bar = feed.next();
            }
            return empty || bar != null;
        }
    }

    private static boolean impact(AssayConfig config) {
        return config.fills().impact().model() != AssayConfig.ImpactModel.NONE;
    }

    private static String asking(AssayConfig config) {
        String impact = "fills.impact.model " + config.fills().impact().model().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return config.fills().participation().isEmpty()
                ? impact
                : impact(config) ? "fills.participation, and " + impact + "," : "fills.participation";
    }

    private static String wayOut(AssayConfig config) {
        String without = impact(config) ? "fills.impact.model to none" : "";
        return config.fills().participation().isEmpty()
                ? without
                : "no fills.participation" + (without.isEmpty() ? "" : " and " + without);
    }
}
