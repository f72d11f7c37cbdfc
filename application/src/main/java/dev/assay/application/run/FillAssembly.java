package dev.assay.application.run;

import dev.assay.application.config.AmountOrPercent;
import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigProblem;
import dev.assay.application.config.ParamCheck;
import dev.assay.proofbench.BasisPointSlippage;
import dev.assay.proofbench.FillModel;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.FillRules;
import dev.assay.proofbench.LimitFill;
import dev.assay.proofbench.NoImpact;
import dev.assay.proofbench.NoSlippage;
import dev.assay.proofbench.Participation;
import dev.assay.proofbench.Slippage;
import dev.assay.proofbench.VolumeShareImpact;
import java.util.List;
import java.util.Optional;

/// From config to the simulated venue's fill model.
final class FillAssembly {
    private FillAssembly() {}

    static FillModel model(AssayConfig config) {
        AssayConfig.Fills fills = config.fills();
        if (ParamCheck.check(fills.model(), fills.params(), List.of()) instanceof ParamCheck.Outcome.Invalid invalid) {
            throw new RunException(invalid.problems().stream().map(ConfigProblem::text).toList());
        }
        return FillModels.of(fills.model(),
                new FillRules(limits(fills), participation(fills.participation()), slippage(config.costs().slippage()),
                        impact(fills.impact())));
    }

    private static LimitFill limits(AssayConfig.Fills fills) {
        return switch (fills.limitOrders()) {
            case THROUGH -> LimitFill.THROUGH;
            case TOUCH -> LimitFill.TOUCH;
        };
    }

    private static Participation participation(Optional<AmountOrPercent.Percent> given) {
        if (given.isEmpty()) {
            return Participation.WHOLE;
        }
        try {
            return Participation.percent(given.get().percent().toPlainString());
        } catch (IllegalArgumentException e) {
            throw new RunException("fills.participation: " + e.getMessage(), e);
        }
    }

    private static Slippage slippage(AssayConfig.Slippage slippage) {
        return switch (slippage.model()) {
            case NONE -> new NoSlippage();
            case BASIS_POINTS -> BasisPointSlippage.of(slippage.bps().toPlainString());
        };
    }

    private static Slippage impact(AssayConfig.Impact impact) {
        try {
            return switch (impact.model()) {
                case NONE -> new NoImpact();
                case VOLUME_SHARE -> new VolumeShareImpact(impact.coefficient().doubleValue(), impact.exponent().doubleValue());
            };
        } catch (IllegalArgumentException e) {
            throw new RunException("fills.impact: " + e.getMessage(), e);
        }
    }
}
