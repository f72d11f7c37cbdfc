package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.AssayConfig.MarginModel;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.proofbench.MarginTerms;
import dev.assay.proofbench.SimulatedBroker;
import java.util.ArrayList;
import java.util.List;

/// From config to what the broker of a margin account asks.
final class MarginAssembly {
    private MarginAssembly() {}

    /// Whether the broker asks anything.
    static boolean asked(AssayConfig config) {
        return config.account().margin().model() != MarginModel.NONE;
    }

    static void plug(AssayConfig config, MarketInputs inputs, SimulatedBroker broker) {
        if (asked(config)) {
            ExchangeCalendar calendar = inputs.calendar();
            broker.marginAccount(terms(config, inputs.universe()), Rates.bookkeeping(config, inputs.universe()).rates(),
                    (ts, sessions) -> calendar.closeNanos(
                            Math.toIntExact(Math.min(calendar.indexClosingFrom(ts) + sessions, calendar.size() - 1))));
        }
    }

    /// The terms of a run.
    ///
    /// @throws RunException where a symbol is none of the run's
    static MarginTerms terms(AssayConfig config, Universe universe) {
        AssayConfig.BrokerMargin margin = config.account().margin();
        boolean regT = margin.model() == MarginModel.REG_T;
        List<MarginTerms.Own> own = new ArrayList<>();
        for (AssayConfig.MarginOf each : margin.instruments()) {
            Instrument instrument = universe.find(each.symbol());
            if (instrument == null) {
                throw new RunException("account.margin.instruments: " + each.symbol() + " is no instrument of the run: it has "
                        + universe.instruments().stream().map(Instrument::symbol).toList());
            }
            own.add(new MarginTerms.Own(instrument, rates(each.rates())));
        }
        return new MarginTerms(regT ? MarginTerms.Model.REG_T : MarginTerms.Model.LEVERAGE,
                regT ? rates(margin.rates()) : MarginTerms.leverage(margin.leverage(), margin.closeOut().fraction()),
                regT && margin.lowPriced() == AssayConfig.LowPriced.FINRA, own, Math.toIntExact(margin.graceSessions()),
                margin.check() == AssayConfig.MarginCheck.INSTANT, switch (margin.order()) {
                    case LARGEST_LOSS -> MarginTerms.Order.LARGEST_LOSS;
                    case LARGEST_POSITION -> MarginTerms.Order.LARGEST_POSITION;
                    case NEWEST -> MarginTerms.Order.NEWEST;
                    case PRO_RATA -> MarginTerms.Order.PRO_RATA;
                }, switch (margin.to()) {
                    case MAINTENANCE -> MarginTerms.Level.MAINTENANCE;
                    case INITIAL -> MarginTerms.Level.INITIAL;
                });
    }

    private static MarginTerms.Rates rates(AssayConfig.MarginRates rates) {
        return new MarginTerms.Rates(rates.initialLong().fraction(), rates.initialShort().fraction(), rates.maintenanceLong().fraction(),
                rates.maintenanceShort().fraction());
    }
}
