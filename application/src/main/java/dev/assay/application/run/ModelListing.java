package dev.assay.application.run;

import dev.assay.application.config.ReadySchedules;
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

    /// A model that can be chosen.
    ///
    /// @param kind what it decides, such as `price` or `impact`
    /// @param id its name in the config
    /// @param key the config key that takes the name; empty where there is no choice
    /// @param assumptions what it assumes with its standard numbers
    /// @param whenToChoose when to choose it
    public record Model(String kind, String id, String key, String assumptions, String whenToChoose) {}

    /// The models by kind, in the order of the config.
    public static List<Model> entries() {
        List<Model> entries = new ArrayList<>();
        for (ModelEntry entry : ModelCatalogue.entries()) {
            entries.add(new Model(entry.kind(), entry.id(), entry.key(), entry.assumptions(), entry.whenToChoose()));
        }
        for (CostModels.Entry cost : CostModels.catalogue()) {
            entries.add(new Model("commission", cost.name(), "costs.commission.model", cost.assumptions(), cost.summary()));
        }
        for (String schedule : ReadySchedules.names()) {
            String summary = ReadySchedules.summary(schedule);
            int choose = summary.lastIndexOf("Choose it");
            entries.add(new Model("fee schedule", schedule, "costs.schedules", summary.substring(0, choose).strip(),
                    summary.substring(choose)));
        }
        entries.add(new Model("latency", "zero", "", LATENCY,
                "It is the only one of a backtest; with delays on the link to the broker a strategy is run by `assay chaos`."));
        return List.copyOf(entries);
    }
}
