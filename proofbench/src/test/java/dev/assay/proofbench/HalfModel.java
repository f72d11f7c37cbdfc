package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.Side;
import org.jspecify.annotations.Nullable;

/// Another model that fills only half of what is left, rounded up.
record HalfModel(FillModel whole) implements FillModel {
    HalfModel() {
        this(FillModels.byId("next-open"));
    }

    @Override
    public String id() {
        return "half";
    }

    @Override
    public String assumptions() {
        return "half of everything";
    }

    @Override
    public String whenToChoose() {
        return "in tests";
    }

    @Override
    public boolean needsVolume() {
        return whole.needsVolume();
    }

    @Override
    public boolean limitsFirst(Side side, Bar bar) {
        return whole.limitsFirst(side, bar);
    }

    @Override
    public boolean fillsOnPresentBar() {
        return whole.fillsOnPresentBar();
    }

    @Override
    public boolean reachesStop(RestingOrder order, MarketData datum) {
        return whole.reachesStop(order, datum);
    }

    @Override
    public @Nullable Match match(RestingOrder order, MarketData datum) {
        Match match = whole.match(order, datum);
        return match == null ? null : new Match((match.quantityUnits() + 1) / 2, match.priceUnits(), match.slippageUnits());
    }
}
