package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;

/// Books that hold nothing, at a fixed equity and mark.
record FixedView(long equityUnits, long mark) implements RiskView {
    @Override
    public long markUnits(Instrument instrument) {
        return mark;
    }

    @Override
    public Currency currency() {
        return Currency.USD;
    }

    @Override
    public RiskState state() {
        throw new UnsupportedOperationException("no control is asked here");
    }

    @Override
    public boolean halted(Instrument instrument) {
        return false;
    }

    @Override
    public long now() {
        return 0;
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return 0;
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument instrument) {
        return 0;
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
    public long markTs(Instrument instrument) {
        return 0;
    }

    @Override
    public long grossExposureUnits() {
        return 0;
    }

    @Override
    public long worstGrossExposureUnits() {
        return 0;
    }
}
