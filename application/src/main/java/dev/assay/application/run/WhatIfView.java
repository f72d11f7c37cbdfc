package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.risk.AccountSums;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;

/// The books of an account that has just started: its cash, the positions said to be held (bought at the mark), no orders.
final class WhatIfView implements RiskView {
    private final Universe universe;
    private final Currency currency;
    private final long cash;
    private final Portfolio rates;
    private final long[] positions;
    private final long[] marks;
    private final RiskState state;
    private long now;

    WhatIfView(Universe universe, AssayConfig config, Map<String, String> held) {
        this.universe = universe;
        Money capital = Assembly.capital(config);
        currency = capital.currency();
        rates = Rates.converter(config, universe);
        cash = capital.units();
        positions = new long[universe.size()];
        marks = new long[universe.size()];
        Arrays.fill(marks, NO_PRICE);
        state = new RiskState(config.strategies().size(), universe.size(), Math.toIntExact(config.risk().orderRate().max()),
                config.risk().movePeriod().toNanos());
        held.forEach((symbol, quantity) -> {
            Instrument instrument = find(symbol);
            try {
                positions[instrument.number()] = Quantity.of(quantity).rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY)
                        .units();
            } catch (NumberFormatException | ArithmeticException e) {
                throw new RunException("--held " + symbol + "=" + quantity + ": expected a quantity such as 100 or -50", e);
            }
        });
    }

    private Instrument find(String symbol) {
        Instrument instrument = universe.find(symbol);
        if (instrument == null) {
            throw new RunException(symbol + " is not among the config's instruments " + universe.instruments());
        }
        return instrument;
    }

    void close(Instrument instrument, long units, long ts) {
        marks[instrument.number()] = units;
        rates.mark(instrument, units, ts);
        now = Math.max(now, ts);
    }

    void price(String symbol, String price) {
        Instrument instrument = find(symbol);
        try {
            marks[instrument.number()] = Price.of(price).rescale(instrument.priceScale(), RoundingMode.UNNECESSARY).units();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new RunException("--price " + symbol + "=" + price + ": expected a price with at most " + instrument.priceScale()
                    + " decimals", e);
        }
        rates.mark(instrument, marks[instrument.number()], now);
    }

    void ready() {
        for (Instrument instrument : universe.instruments()) {
            if (positions[instrument.number()] != 0 && marks[instrument.number()] == NO_PRICE) {
                throw new RunException(instrument + " is held but has no price: give one with --price " + instrument + "=PRICE");
            }
            if (positions[instrument.number()] != 0 && !rates.rateKnown(instrument)) {
                throw new RunException(instrument + " is held but no rate " + instrument.currency() + "/" + currency
                        + " is known: the data has no bar of the pair that account.rates names");
            }
        }
        state.onDayStart(equityUnits());
    }

    private long value(Instrument instrument, long units) {
        return units == 0
                ? 0
                : rates.valueUnits(instrument, units);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public boolean rateKnown(Instrument instrument) {
        return rates.rateKnown(instrument);
    }

    @Override
    public long toAccount(Instrument instrument, long units, RoundingMode rounding) {
        return rates.toAccount(instrument, units, rounding);
    }

    @Override
    public long fromAccount(Instrument instrument, long units, RoundingMode rounding) {
        return rates.fromAccount(instrument, units, rounding);
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return positions[instrument.number()];
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument instrument) {
        return positions[instrument.number()];
    }

    @Override
    public long workingBuyUnits(Instrument instrument) {
        return 0;
    }

    @Override
    public long workingSellUnits(Instrument instrument) {
        return 0;
    }

    @Override
    public long markUnits(Instrument instrument) {
        return marks[instrument.number()];
    }

    @Override
    public long markTs(Instrument instrument) {
        return now;
    }

    @Override
    public boolean halted(Instrument instrument) {
        return false;
    }

    @Override
    public boolean inSession() {
        return true;
    }

    /// The cash is the account's equity: positions were paid for out of it at their marks.
    @Override
    public long equityUnits() {
        return cash;
    }

    @Override
    public long grossExposureUnits() {
        return sums().worstGrossUnits();
    }

    @Override
    public long worstGrossExposureUnits() {
        return sums().worstGrossUnits();
    }

    @Override
    public AccountSums sums() {
        long gross = 0;
        long net = 0;
        for (Instrument instrument : universe.instruments()) {
            long value = value(instrument, positions[instrument.number()]);
            gross = Math.addExact(gross, Math.abs(value));
            net = Math.addExact(net, value);
        }
        return new AccountSums().set(gross, net, net, 0);
    }

    @Override
    public RiskState state() {
        return state;
    }
}
