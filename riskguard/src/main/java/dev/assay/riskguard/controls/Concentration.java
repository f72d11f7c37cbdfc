package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds the largest part of the equity that may lie in one instrument, and in each group of instruments that belong together (a sector),
/// working orders included. What does not enlarge the position passes, and so does a protective exit.
public final class Concentration extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("CONCENTRATION",
            "The largest |position| that working orders and this one can lead to in the instrument, and in all instruments of its group "
                    + "together, is within the limit; a larger order shrinks. What does not enlarge the position passes.",
            "FIA; RTS 6 art. 15(5), 17(4)", List.of("risk.maxConcentration", "risk.groups[].maxNotional"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "CONCENTRATION", "GROUP", OVERFLOW), "on; groups where configured");

    /// Instruments that belong together.
    ///
    /// @param name for the words
    /// @param members the instruments
    /// @param max largest sum of |position|
    public record Group(String name, List<Instrument> members, Limit max) {
        public Group {
            members = List.copyOf(members);
        }

        boolean has(Instrument instrument) {
            for (int i = 0; i < members.size(); i++) {
                if (members.get(i).number() == instrument.number()) {
                    return true;
                }
            }
            return false;
        }
    }

    private final @Nullable Threshold max;
    private final List<Group> groups;
    private final List<Threshold> maxOfGroups;

    /// @param max largest value in one instrument, or null where none is configured
    /// @param groups the groups; an instrument may be in several
    public Concentration(@Nullable Limit max, List<Group> groups) {
        super(SPEC);
        this.max = Threshold.orNull(max);
        this.groups = List.copyOf(groups);
        maxOfGroups = groups.stream().map(group -> Threshold.of(group.max)).toList();
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max == null) {
            return noLimit("risk.maxConcentration");
        }
        if (!view.comparable(max)) {
            return incomparable(intent, view, max);
        }
        if (!view.enlarges()) {
            return Verdict.ACCEPT;
        }
        long value = view.afterValue();
        Verdict verdict = max.holds(value, view) ? Verdict.ACCEPT : tooMuch(intent, view, max, value);
        return groups.isEmpty() ? verdict : inGroups(verdict, intent, view);
    }

    private Verdict tooMuch(OrderIntent intent, OrderCase view, Threshold limit, long value) {
        return beyond(intent, view, limit.units(view), "CONCENTRATION", "the position in " + intent.instrument() + " could be worth "
                + Words.money(value, view.currency()) + " with working orders and this one, above the limit "
                + Words.limit(limit.limit(), limit.units(view), "equity", view.equityUnits(), view.currency()));
    }

    private Verdict inGroups(Verdict alone, OrderIntent intent, OrderCase order) {
        Verdict verdict = alone;
        for (int i = 0; i < groups.size() && verdict instanceof Verdict.Accept; i++) {
            verdict = groups.get(i).has(intent.instrument()) ? inGroup(groups.get(i), maxOfGroups.get(i), intent, order) : verdict;
        }
        return verdict;
    }

    private Verdict inGroup(Group group, Threshold max, OrderIntent intent, OrderCase order) {
        if (max.foreign(order)) {
            return foreign(order, max);
        }
        long others = 0;
        for (Instrument member : group.members) {
            if (member.number() != intent.instrument().number()) {
                others = Math.addExact(others, worst(member, order));
            }
        }
        long limit = max.units(order);
        long sum = Math.addExact(others, order.afterValue());
        return sum <= limit
                ? Verdict.ACCEPT
                : beyond(intent, order, Math.subtractExact(limit, others), "GROUP", "the group " + group.name + " could hold "
                        + Words.money(sum, order.currency()) + " with working orders and this one, above the limit "
                        + Words.limit(group.max, limit, "equity", order.equityUnits(), order.currency()));
    }

    private static long worst(Instrument member, RiskView view) {
        long position = view.positionUnits(member);
        long worst = Math.max(Math.absExact(Math.addExact(position, view.workingBuyUnits(member))),
                Math.absExact(Math.subtractExact(position, view.workingSellUnits(member))));
        return worst == 0
                ? 0
                : OrderMath.value(member, Math.absExact(view.markUnits(member)), worst, view, RoundingMode.CEILING);
    }

    private Verdict beyond(OrderIntent intent, RiskView view, long limit, String code, String what) {
        OrderCase order = OrderCase.of(intent, view);
        long largest = Math.max(order.before(), OrderMath.mostUnits(intent.instrument(), order.price(), limit, view));
        long allowed = OrderMath.roomTo(intent, view, largest);
        if (intent.protective()) {
            allowed = Math.max(allowed, OrderMath.reducing(intent, view));
        }
        return OrderMath.units(intent) <= allowed ? Verdict.ACCEPT : shrink(intent, view, allowed, code, what);
    }

    @Override
    public String limit() {
        return max == null
                ? "not configured: every order is rejected"
                : max.limit().text() + " in one instrument" + (groups.isEmpty() ? "" : "; " + groups.size() + " groups");
    }
}
