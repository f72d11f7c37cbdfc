package dev.assay.riskguard;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.RiskLimits.Disabled;
import dev.assay.riskguard.RiskLimits.OrderRate;
import dev.assay.riskguard.controls.Control;
import dev.assay.riskguard.controls.ControlSpec;
import dev.assay.riskguard.controls.DailyLoss;
import dev.assay.riskguard.controls.ExposureLimit;
import dev.assay.riskguard.controls.KillSwitch;
import dev.assay.riskguard.controls.MarketDataReasonability;
import dev.assay.riskguard.controls.MaxMessageRate;
import dev.assay.riskguard.controls.MaxOrderQuantity;
import dev.assay.riskguard.controls.MaxOrderValue;
import dev.assay.riskguard.controls.PositionLimit;
import dev.assay.riskguard.controls.PreOrderRules;
import dev.assay.riskguard.controls.ReduceOnlyMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The policy that every mode uses: each control in turn, in the order of [#catalogue].
///
/// The first rejection ends it. A control that allows less hands the smaller order on to the next, so what goes out has passed every
/// control as it is. Pure but for its counters; single-threaded; accepting allocates nothing.
public final class StandardPolicy implements RiskPolicy {
    private static final List<ControlSpec> CATALOGUE = List.of(KillSwitch.SPEC, ReduceOnlyMode.SPEC, PreOrderRules.SPEC,
            MarketDataReasonability.SPEC, MaxMessageRate.SPEC, MaxOrderQuantity.SPEC, MaxOrderValue.SPEC, DailyLoss.SPEC,
            PositionLimit.SPEC,
            ExposureLimit.SPEC);
    private static final List<String> ALWAYS_ON = List.of(KillSwitch.SPEC.id(), ReduceOnlyMode.SPEC.id());

    private final Control[] controls;
    private final @Nullable String[] disabled;
    private final long[] checked;
    private final long[] shrunk;
    private final long[] rejected;
    private @Nullable OneIntentView view;

    /// The standard controls under these limits.
    public StandardPolicy(RiskLimits limits) {
        OrderRate rate = limits.orderRate();
        controls = new Control[]{new KillSwitch(), new ReduceOnlyMode(), new PreOrderRules(),
                new MarketDataReasonability(limits.maxPriceAgeNanos()), rate == null
                        ? new MaxMessageRate(0, 0)
                        : new MaxMessageRate(rate.max(), rate.perNanos()),
                new MaxOrderQuantity(limits.maxOrderQuantity()), new MaxOrderValue(limits.maxOrderNotional()),
                new DailyLoss(limits.maxDailyLoss()),
                new PositionLimit(limits.maxPositionNotional(), limits.maxPositionQuantity()),
                new ExposureLimit(limits.maxGrossExposure())};
        disabled = new @Nullable String[controls.length];
        for (Disabled each : limits.disabled()) {
            disabled[indexOf(each.control())] = each.reason();
        }
        checked = new long[controls.length];
        shrunk = new long[controls.length];
        rejected = new long[controls.length];
    }

    private int indexOf(String id) {
        int at = 0;
        while (!controls[at].spec().id().equals(id)) {
            at++;
        }
        return at;
    }

    @Override
    public Verdict judge(OrderIntent intent, RiskView books) {
        OneIntentView once = once(books);
        OrderIntent current = intent;
        Verdict result = Verdict.ACCEPT;
        for (int i = 0; i < controls.length; i++) {
            if (disabled[i] != null) {
                continue;
            }
            checked[i]++;
            Verdict verdict = controls[i].judge(current, once);
            switch (verdict) {
                case Verdict.Accept a -> {
                }
                case Verdict.Shrink shrink -> {
                    shrunk[i]++;
                    current = current.withQuantity(shrink.allowed());
                    result = shrink;
                }
                case Verdict.Reject reject -> {
                    rejected[i]++;
                    return reject;
                }
            }
        }
        return result;
    }

    private OneIntentView once(RiskView books) {
        OneIntentView reused = view;
        if (reused == null) {
            reused = new OneIntentView(books);
            view = reused;
        }
        return reused.over(books);
    }

    @Override
    public List<ControlCount> counts() {
        List<ControlCount> counts = new ArrayList<>();
        for (int i = 0; i < controls.length; i++) {
            String limit = disabled[i] == null ? controls[i].limit() : "disabled: " + disabled[i];
            counts.add(new ControlCount(controls[i].spec().id(), limit, checked[i], shrunk[i], rejected[i]));
        }
        return List.copyOf(counts);
    }

    /// Every control there is, in the order they run.
    public static List<ControlSpec> catalogue() {
        return CATALOGUE;
    }

    /// Ids of the controls that may be disabled: all but the kill switch and reduce-only mode.
    public static List<String> controlIds() {
        return CATALOGUE.stream().map(ControlSpec::id).filter(id -> !ALWAYS_ON.contains(id)).toList();
    }
}
