package dev.assay.application.run;

import dev.assay.execution.CostModels;
import dev.assay.proofbench.ModelCatalogue;
import dev.assay.proofbench.ModelEntry;
import java.util.ArrayList;
import java.util.List;

/// Every model that a backtest may be run with, in the models' own words: what `assay models` prints and the reference page holds.
public final class ModelListing {
    static final String LATENCY = "An order reaches the venue in the instant it is sent; it meets only data whose interval begins then or"
            + " later.";

    private ModelListing() {}

    /// The models by kind, in the order of the config.
    public static List<ModelEntry> entries() {
        List<ModelEntry> entries = new ArrayList<>(ModelCatalogue.entries());
        for (CostModels.Entry cost : CostModels.catalogue()) {
            entries.add(new ModelEntry("commission", cost.name(), "costs.commission.model", cost.assumptions(), cost.summary()));
        }
        entries.add(new ModelEntry("latency", "zero", "", LATENCY,
                "It is the only one of a backtest; with delays on the link to the broker a strategy is run by `assay chaos`."));
        return List.copyOf(entries);
    }
}
