package dev.assay.proofbench;

import dev.assay.core.market.MarketData;

/// Every order trades at the very price of the datum. Choose it to isolate other effects, or where quotes already carry the spread.
public record NoSlippage() implements Slippage {
    @Override
    public String id() {
        return "none";
    }

    @Override
    public String whenToChoose() {
        return "Choose it to isolate other effects, or where quotes already carry the spread.";
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        return 0;
    }

    @Override
    public String assumptions() {
        return "No slippage: market and stop orders trade at the price of the datum.";
    }
}
