package dev.assay.proofbench;

import dev.assay.core.market.MarketData;

/// Our orders do not move the market.
public record NoImpact() implements Slippage {
    @Override
    public String id() {
        return "none";
    }

    @Override
    public String whenToChoose() {
        return "Choose it for orders that are small beside the volume, or to isolate other effects.";
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        return 0;
    }

    @Override
    public String assumptions() {
        return "Our orders do not move the market.";
    }
}
