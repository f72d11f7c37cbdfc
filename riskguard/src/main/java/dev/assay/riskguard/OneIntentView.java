package dev.assay.riskguard;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;

/// A view that sums up the account once per intent, however many controls ask. Single-threaded.
final class OneIntentView implements RiskView {
    private RiskView books;
    private long equity;
    private boolean equityKnown;
    private long worstGross;
    private boolean worstGrossKnown;

    OneIntentView(RiskView books) {
        this.books = books;
    }

    OneIntentView over(RiskView view) {
        books = view;
        equityKnown = false;
        worstGrossKnown = false;
        return this;
    }

    @Override
    public long equityUnits() {
        if (!equityKnown) {
            equity = books.equityUnits();
            equityKnown = true;
        }
        return equity;
    }

    @Override
    public long worstGrossExposureUnits() {
        if (!worstGrossKnown) {
            worstGross = books.worstGrossExposureUnits();
            worstGrossKnown = true;
        }
        return worstGross;
    }

    @Override
    public long now() {
        return books.now();
    }

    @Override
    public Currency currency() {
        return books.currency();
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return books.positionUnits(instrument);
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument instrument) {
        return books.positionUnits(strategy, instrument);
    }

    @Override
    public long workingBuyUnits(Instrument instrument) {
        return books.workingBuyUnits(instrument);
    }

    @Override
    public long workingSellUnits(Instrument instrument) {
        return books.workingSellUnits(instrument);
    }

    @Override
    public long countedUnits(long clOrdId) {
        return books.countedUnits(clOrdId);
    }

    @Override
    public long markUnits(Instrument instrument) {
        return books.markUnits(instrument);
    }

    @Override
    public long markTs(Instrument instrument) {
        return books.markTs(instrument);
    }

    @Override
    public boolean halted(Instrument instrument) {
        return books.halted(instrument);
    }

    @Override
    public long grossExposureUnits() {
        return books.grossExposureUnits();
    }

    @Override
    public RiskState state() {
        return books.state();
    }
}
