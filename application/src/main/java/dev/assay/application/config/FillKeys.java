package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.QueueOrder;
import dev.assay.application.config.Declared.Preset;
import java.math.BigDecimal;

/// The keys of the `fills` section that the order book brings.
final class FillKeys {
    static final Declared.Key<QueueOrder> QUEUE = new Declared.Key<>("queue", TextTypes.choice(QueueOrder.values()),
            new Preset.Fixed<>("risk-averse"),
            "With the model `book` on price levels (L2), who is taken to have cancelled: those behind an order of ours alone, or both by powers"
                    + " or logarithms of what is before and behind it. With single orders (L3) the place is exact.");
    static final Declared.Key<BigDecimal> QUEUE_EXPONENT = new Declared.Key<>("queueExponent",
            NumberTypes.decimalUpTo(new BigDecimal("100")),
            new Preset.Fixed<>("2"), "With the queues `power` and `power-share`, the power.");

    private FillKeys() {}
}
