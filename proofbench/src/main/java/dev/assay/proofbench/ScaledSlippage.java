package dev.assay.proofbench;

import dev.assay.core.market.MarketData;

/// Another slippage times a factor: a stress. Choose it to see what is left of a result when trading moves prices more than assumed.
///
/// @param model whose slippage
/// @param factor zero or positive; the product is rounded up to a whole price unit
public record ScaledSlippage(Slippage model, double factor) implements Slippage {
    public ScaledSlippage {
        if (!(factor >= 0) || !Double.isFinite(factor)) {
            throw new IllegalArgumentException("a factor of " + factor + " is out of range: expected 0 or more");
        }
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public String whenToChoose() {
        return model.whenToChoose();
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        return (long) StrictMath.ceil(model.against(order, priceUnits, quantityUnits, datum) * factor);
    }

    @Override
    public int barsKept() {
        return model.barsKept();
    }

    @Override
    public boolean needsVolume() {
        return model.needsVolume();
    }

    @Override
    public String assumptions() {
        return "STRESSED: " + factor + " times what follows. " + model.assumptions();
    }
}
