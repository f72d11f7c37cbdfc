package dev.assay.proofbench;

import dev.assay.proofbench.book.QueueModel;
import dev.assay.proofbench.latency.ConstantLatency;
import dev.assay.proofbench.latency.LatencyModel;
import dev.assay.proofbench.latency.NoLatency;
import dev.assay.proofbench.latency.RandomLatency;
import dev.assay.proofbench.latency.RecordedLatency;
import java.util.ArrayList;
import java.util.List;

/// Every model of the simulated venue, from the models' own words.
public final class ModelCatalogue {
    private ModelCatalogue() {}

    /// The models by kind, in the order of the config.
    public static List<ModelEntry> entries() {
        List<ModelEntry> entries = new ArrayList<>();
        for (PriceRule rule : PriceRule.values()) {
            entries.add(new ModelEntry("price", rule.id, "fills.model", rule.assumptions, rule.whenToChoose));
        }
        FillModel book = new BookModel(FillRules.DEFAULT);
        entries.add(new ModelEntry("price", book.id(), "fills.model", book.assumptions(), book.whenToChoose()));
        for (QueueModel.Kind kind : QueueModel.Kind.values()) {
            entries.add(new ModelEntry("queue", kind.id(), "fills.queue", kind.assumptions(), kind.whenToChoose()));
        }
        for (LimitFill rule : LimitFill.values()) {
            entries.add(new ModelEntry("limit orders", rule.id(), "fills.limitOrders", rule.assumptions(), rule.whenToChoose()));
        }
        for (IntrabarPath path : IntrabarPath.values()) {
            entries.add(new ModelEntry("path", path.id(), "fills.path", path.assumptions(), path.whenToChoose()));
        }
        entries.add(new ModelEntry("participation", "none", "fills.participation", Participation.WHOLE.assumptions(),
                "Choose it for orders that are small beside the volume."));
        entries.add(new ModelEntry("participation", "2.5%", "fills.participation", Participation.percent("2.5").assumptions(),
                "Choose it wherever orders may be large beside the volume; a few percent are usual."));
        for (Slippage slippage : slippages()) {
            entries.add(new ModelEntry("slippage", slippage.id(), "costs.slippage.model", slippage.assumptions(), slippage.whenToChoose()));
        }
        for (Slippage impact : impacts()) {
            entries.add(new ModelEntry("impact", impact.id(), "fills.impact.model", impact.assumptions(), impact.whenToChoose()));
        }
        for (LatencyModel latency : latencies()) {
            entries.add(new ModelEntry("latency", latency.id(), "latency.order.model", latency.assumptions(), latency.whenToChoose()));
        }
        return List.copyOf(entries);
    }

    private static List<Slippage> slippages() {
        List<Slippage> all = new ArrayList<>(List.of(new NoSlippage(), BasisPointSlippage.of("2"), new QuotedSpread()));
        for (EstimatedSpread.Method method : EstimatedSpread.Method.values()) {
            all.add(new EstimatedSpread(method, 21));
        }
        return all;
    }

    private static List<LatencyModel> latencies() {
        long milli = 1_000_000;
        return List.of(new NoLatency(), new ConstantLatency(5 * milli),
                new RandomLatency(RandomLatency.Shape.UNIFORM, 0, 0, milli, 10 * milli, 1),
                new RandomLatency(RandomLatency.Shape.NORMAL, 5 * milli, milli, 0, 60_000 * milli, 1),
                new RandomLatency(RandomLatency.Shape.LOG_NORMAL, 5 * milli, 0.5, 0, 60_000 * milli, 1),
                new RecordedLatency(new long[]{0}, new long[]{5 * milli}));
    }

    private static List<Slippage> impacts() {
        return List.of(new NoImpact(), new VolumeShareImpact(0.1, 2), Impacts.squareRoot(1, 20), Impacts.almgren(0.314, 0.142, 0.6, 20));
    }
}
