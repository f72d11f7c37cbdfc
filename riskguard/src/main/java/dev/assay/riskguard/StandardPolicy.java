package dev.assay.riskguard;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import dev.assay.riskguard.RiskLimits.Disabled;
import dev.assay.riskguard.controls.Control;
import dev.assay.riskguard.controls.ControlSpec;
import dev.assay.riskguard.controls.DuplicateOrder;
import dev.assay.riskguard.controls.HedgedBooks;
import dev.assay.riskguard.controls.MaxOrderQuantity;
import dev.assay.riskguard.controls.MaxOrderValue;
import dev.assay.riskguard.controls.OrderCase;
import dev.assay.riskguard.controls.PriceCollar;
import dev.assay.riskguard.controls.RepeatedExecution;
import dev.assay.riskguard.controls.VolatilityProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The policy that every mode uses: each control in turn, in the order of [#catalogue].
///
/// The first rejection ends it. A control that allows less hands the smaller order on to the next, so what goes out has passed every
/// control as it is. Pure but for its counters; single-threaded; accepting allocates nothing.
///
/// An intent goes through [Chain] first, where each control is called at a place of its own, which costs a fraction of a loop over a list.
/// Only when one of them does not accept are they asked again, one by one, for counts and reasons.
public final class StandardPolicy implements RiskPolicy {
    private static final List<ControlSpec> CATALOGUE = Chain.specs();
    private static final List<String> ALWAYS_ON = List.of("KILL_SWITCH", "REDUCE_ONLY_MODE");
    private static final List<String> SOFTENABLE = List.of(PriceCollar.SPEC.id(), VolatilityProtection.SPEC.id(),
            DuplicateOrder.SPEC.id(), MaxOrderQuantity.SPEC.id(), MaxOrderValue.SPEC.id());
    private static final long NOT_BLOCKED = -1;

    private final Chain chain;
    private final Control[] controls;
    private final @Nullable String[] disabled;
    private final boolean[] soft;
    private final long[] checked;
    private final long[] shrunk;
    private final long[] rejected;
    private final RiskRules rules;
    private final HedgedBooks hedged = new HedgedBooks();
    private @Nullable OrderCase reused;
    private long passed;
    private long blockedRoom = NOT_BLOCKED;
    private boolean usedRelease;

    /// The standard controls under these limits; the other rules are those of the ready policy `standard`.
    public StandardPolicy(RiskLimits limits) {
        this(limits, RiskRules.STANDARD, RiskLevels.NONE);
    }

    /// The standard controls under these limits, rules and levels.
    public StandardPolicy(RiskLimits limits, RiskRules rules, RiskLevels levels) {
        this.rules = rules;
        Chain all = new Chain(limits, rules, levels, List.of());
        controls = all.controls();
        disabled = new @Nullable String[controls.length];
        for (Disabled each : limits.disabled()) {
            disabled[indexOf(each.control())] = each.reason();
        }
        chain = new Chain(limits, rules, levels, limits.disabled().stream().map(Disabled::control).toList());
        soft = new boolean[controls.length];
        for (String id : rules.soft()) {
            soft[indexOf(id)] = true;
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
        blockedRoom = NOT_BLOCKED;
        usedRelease = false;
        RiskView seen = books.hedged() ? hedged.over(intent, books) : books;
        OrderCase order = reused;
        if (order == null) {
            order = new OrderCase(intent, seen);
            reused = order;
        } else {
            order.over(intent, seen);
        }
        if (accepted(intent, order)) {
            passed++;
            return Verdict.ACCEPT;
        }
        return stepByStep(intent, books, order.over(intent, seen));
    }

    /// A number beyond 64 bits is the concern of the control that meets it.
    private boolean accepted(OrderIntent intent, OrderCase order) {
        try {
            return chain.accepts(intent, order);
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private Verdict stepByStep(OrderIntent intent, RiskView books, OrderCase order) {
        OrderIntent current = intent;
        Verdict result = Verdict.ACCEPT;
        for (int i = 0; i < controls.length; i++) {
            if (disabled[i] != null) {
                continue;
            }
            checked[i]++;
            Verdict verdict = controls[i].judge(current, order);
            if (!(verdict instanceof Verdict.Accept) && soft[i]) {
                if (books.state().released(controls[i].spec().id(), intent.strategy().number(), intent.instrument().number(),
                        books.now())) {
                    usedRelease = true;
                    continue;
                }
                verdict = softly(verdict);
            }
            switch (verdict) {
                case Verdict.Accept a -> {
                }
                case Verdict.Shrink shrink -> {
                    shrunk[i]++;
                    current = current.withQuantity(shrink.allowed());
                    order.again(current);
                    result = shrink;
                    noteBlock(i, shrink.allowed().units());
                }
                case Verdict.Reject reject -> {
                    rejected[i]++;
                    noteBlock(i, 0);
                    return reject;
                }
            }
        }
        return result;
    }

    /// A hard block for the order's size; a soft one is no hard block.
    private void noteBlock(int control, long room) {
        String id = controls[control].spec().id();
        if (!soft[control] && (id.equals(MaxOrderQuantity.SPEC.id()) || id.equals(MaxOrderValue.SPEC.id()))) {
            blockedRoom = blockedRoom == NOT_BLOCKED ? room : Math.min(blockedRoom, room);
        }
    }

    private static Verdict softly(Verdict verdict) {
        String how = "; a soft block: an operator may release one order, with a reason";
        return switch (verdict) {
            case Verdict.Accept a -> a;
            case Verdict.Shrink s -> new Verdict.Shrink(s.control(), s.reasonCode(), s.explanation() + how, s.allowed());
            case Verdict.Reject r -> new Verdict.Reject(r.control(), r.reasonCode(), r.explanation() + how);
        };
    }

    @Override
    public void decided(OrderIntent intent, Verdict verdict, RiskView view) {
        RiskState state = view.state();
        Instrument instrument = intent.instrument();
        int strategy = intent.strategy().number();
        int side = intent.side().sign();
        long counted = intent.replaces() == 0 ? 0 : view.countedUnits(intent.replaces());
        if (blockedRoom != NOT_BLOCKED) {
            long room = state.roomAfterBlock(strategy, instrument.number(), side, view.now() - rules.sliceWindowNanos());
            state.onBlocked(strategy, instrument.number(), side, Math.min(room, Math.max(0, blockedRoom - counted)), view.now());
            blockedRoom = NOT_BLOCKED;
        }
        long units = switch (verdict) {
            case Verdict.Accept a -> intent.quantity().units();
            case Verdict.Shrink s -> s.allowed().units();
            case Verdict.Reject r -> 0;
        };
        if (units == 0) {
            return;
        }
        int scale = instrument.priceScale();
        state.onOrder(strategy, instrument.number(), side, units, Math.max(0, units - counted),
                DuplicateOrder.price(intent.terms().limitPx(), scale), DuplicateOrder.price(intent.terms().stopPx(), scale), view.now());
        if (usedRelease) {
            for (String control : rules.soft()) {
                state.onReleaseUsed(control, strategy, instrument.number(), view.now());
            }
            usedRelease = false;
        }
    }

    @Override
    public List<Opinion> explain(OrderIntent intent, RiskView view) {
        List<Opinion> all = new ArrayList<>();
        OrderCase looked = new OrderCase(intent, view.hedged() ? new HedgedBooks().over(intent, view) : view);
        for (int i = 0; i < controls.length; i++) {
            Verdict verdict = disabled[i] == null ? controls[i].judge(intent, looked) : Verdict.ACCEPT;
            all.add(new Opinion(controls[i].spec().id(), limit(i), verdict, disabled[i] != null));
        }
        return List.copyOf(all);
    }

    private String limit(int control) {
        return disabled[control] == null ? controls[control].limit() : "disabled: " + Objects.requireNonNull(disabled[control]);
    }

    @Override
    public List<ControlCount> counts() {
        List<ControlCount> counts = new ArrayList<>();
        for (int i = 0; i < controls.length; i++) {
            counts.add(new ControlCount(controls[i].spec().id(), limit(i), disabled[i] == null ? checked[i] + passed : 0, shrunk[i],
                    rejected[i]));
        }
        return List.copyOf(counts);
    }

    @Override
    public boolean halts(String control) {
        return control.equals(RepeatedExecution.SPEC.id()) || rules.haltOn().contains(control);
    }

    @Override
    public boolean watchesEquity() {
        return disabled[indexOf("MAX_DRAWDOWN")] == null;
    }

    @Override
    public boolean cancelsOnDisconnect(boolean protective) {
        return chain.cancelsOnDisconnect(protective);
    }

    @Override
    public long movePeriodNanos() {
        return rules.prices().movePeriodNanos();
    }

    /// Every control there is, in the order they run.
    public static List<ControlSpec> catalogue() {
        return CATALOGUE;
    }

    /// Ids of the controls that may be disabled: all but the kill switch and reduce-only mode.
    public static List<String> controlIds() {
        return CATALOGUE.stream().map(ControlSpec::id).filter(id -> !ALWAYS_ON.contains(id)).toList();
    }

    /// Ids of the controls whose blocks may be soft.
    public static List<String> softenable() {
        return SOFTENABLE;
    }
}
