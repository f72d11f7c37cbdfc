package dev.assay.riskguard;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.risk.AccountSums;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;

/// Books read once and then served from fields, as a session serves them: answering allocates nothing.
final class StillView implements RiskView {
    private final RiskState state;
    private final long now;
    private final long equity;
    private final long gross;
    private final long worstGross;
    private final AccountSums sums;
    private final long[] marks = new long[2];

    StillView(Books books) {
        state = books.state();
        now = books.now();
        equity = books.equityUnits();
        gross = books.grossExposureUnits();
        worstGross = books.worstGrossExposureUnits();
        sums = books.sums();
        marks[0] = books.markUnits(Books.ABC);
        marks[1] = books.markUnits(Books.XYZ);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Currency currency() {
        return Currency.USD;
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
    public long equityUnits() {
        return equity;
    }

    @Override
    public long grossExposureUnits() {
        return gross;
    }

    @Override
    public long worstGrossExposureUnits() {
        return worstGross;
    }

    @Override
    public AccountSums sums() {
        return sums;
    }

    @Override
    public RiskState state() {
        return state;
    }
}
