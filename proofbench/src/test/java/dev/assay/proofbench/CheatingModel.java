package dev.assay.proofbench;

import dev.assay.core.market.MarketData;

/// Fills everything at 10.00, whatever the limit.
final class CheatingModel implements FillModel {
    @Override
    public String id() {
        return "cheat";
    }

    @Override
    public String assumptions() {
        return "";
    }

    @Override
    public String whenToChoose() {
        return "never";
    }

    @Override
    public boolean reachesStop(RestingOrder order, MarketData datum) {
        return true;
    }

    @Override
    public Match match(RestingOrder order, MarketData datum) {
        return new Match(order.leavesUnits(), 100_000, 0);
    }
}
