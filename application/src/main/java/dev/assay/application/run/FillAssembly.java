package dev.assay.application.run;

import dev.assay.application.config.AmountOrPercent;
import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigProblem;
import dev.assay.application.config.ParamCheck;
import dev.assay.proofbench.BasisPointSlippage;
import dev.assay.proofbench.EstimatedSpread;
import dev.assay.proofbench.FillModel;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.FillRules;
import dev.assay.proofbench.Impacts;
import dev.assay.proofbench.IntrabarPath;
import dev.assay.proofbench.LimitFill;
import dev.assay.proofbench.NoImpact;
import dev.assay.proofbench.NoSlippage;
import dev.assay.proofbench.Participation;
import dev.assay.proofbench.ScaledSlippage;
import dev.assay.proofbench.Slippage;
import dev.assay.proofbench.VolumeShareImpact;
import dev.assay.proofbench.book.QueueModel;
import java.math.BigDecimal;
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
        if (fills.model().equals("book")) {
            requireNothingBeside(config);
        }
        return FillModels.of(fills.model(),
                new FillRules(limits(fills), fills.touchProbability().doubleValue(), config.run().seed(), path(fills),
                        participation(fills.participation()), scaled(slippage(config.costs().slippage()), config),
                        scaled(impact(fills.impact()), config), queue(fills)));
    }

    private static void requireNothingBeside(AssayConfig config) {
        if (config.fills().participation().isPresent()) {
            throw beside("fills.participation", "leave it out");
        }
        if (config.fills().impact().model() != AssayConfig.ImpactModel.NONE) {
            throw beside("fills.impact.model", "set it to none");
        }
        if (config.costs().slippage().model() != AssayConfig.SlippageModel.NONE) {
            throw beside("costs.slippage.model", "set it to none or leave it out");
        }
    }

    private static RunException beside(String key, String wayOut) {
        return new RunException(key + ": does not go with fills.model book, where prices and sizes are those of the order book; " + wayOut);
    }

    private static QueueModel queue(AssayConfig.Fills fills) {
        QueueModel.Kind kind = switch (fills.queue()) {
            case RISK_AVERSE -> QueueModel.Kind.RISK_AVERSE;
            case POWER -> QueueModel.Kind.POWER;
            case POWER_SHARE -> QueueModel.Kind.POWER_SHARE;
            case LOG -> QueueModel.Kind.LOG;
        };
        return new QueueModel(kind, fills.queueExponent().doubleValue());
    }

    private static Slippage scaled(Slippage slippage, AssayConfig config) {
        BigDecimal factor = config.costs().factor();
        boolean nothing = slippage instanceof NoSlippage || slippage instanceof NoImpact;
        return nothing || factor.compareTo(BigDecimal.ONE) == 0 ? slippage : new ScaledSlippage(slippage, factor.doubleValue());
    }

    private static LimitFill limits(AssayConfig.Fills fills) {
        return switch (fills.limitOrders()) {
            case THROUGH -> LimitFill.THROUGH;
            case TOUCH -> LimitFill.TOUCH;
            case CHANCE -> LimitFill.CHANCE;
        };
    }

    private static IntrabarPath path(AssayConfig.Fills fills) {
        return switch (fills.path()) {
            case WORST_CASE -> IntrabarPath.WORST_CASE;
            case OPEN_HIGH_LOW_CLOSE -> IntrabarPath.OPEN_HIGH_LOW;
            case OPEN_LOW_HIGH_CLOSE -> IntrabarPath.OPEN_LOW_HIGH;
            case NEAREST_EXTREME_FIRST -> IntrabarPath.NEAREST_FIRST;
            case BEST_CASE -> IntrabarPath.BEST_CASE;
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
            case QUOTED_SPREAD -> Slippage.quotedSpread();
            case BASIS_POINTS -> BasisPointSlippage.of(slippage.bps().toPlainString());
            case CORWIN_SCHULTZ -> new EstimatedSpread(EstimatedSpread.Method.CORWIN_SCHULTZ, (int) slippage.window());
            case ABDI_RANALDO -> new EstimatedSpread(EstimatedSpread.Method.ABDI_RANALDO, (int) slippage.window());
            case EDGE -> new EstimatedSpread(EstimatedSpread.Method.EDGE, (int) slippage.window());
        };
    }

    private static Slippage impact(AssayConfig.Impact impact) {
        try {
            return switch (impact.model()) {
                case NONE -> new NoImpact();
                case VOLUME_SHARE -> new VolumeShareImpact(impact.coefficient().doubleValue(), impact.exponent().doubleValue());
                case SQUARE_ROOT -> root(impact);
                case ALMGREN -> Impacts.almgren(impact.permanent().doubleValue(), impact.coefficient().doubleValue(),
                        impact.exponent().doubleValue(), (int) impact.window());
            };
        } catch (IllegalArgumentException e) {
            throw new RunException("fills.impact: " + e.getMessage(), e);
        }
    }

    private static Slippage root(AssayConfig.Impact impact) {
        if (impact.exponent().compareTo(new BigDecimal("0.5")) != 0) {
            throw new RunException("fills.impact.exponent: " + impact.exponent().toPlainString()
                    + " does not go with the model square-root, whose exponent is 0.5; leave it out, or choose volume-share or almgren");
        }
        return Impacts.squareRoot(impact.coefficient().doubleValue(), (int) impact.window());
    }
}
