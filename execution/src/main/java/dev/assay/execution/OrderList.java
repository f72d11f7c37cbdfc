package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.Link;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One list of linked orders and what each has filled.
final class OrderList {
    final StrategyId strategy;
    final Instrument instrument;
    final int key;
    final String name;
    /// Number of the group at a broker that knows groups.
    final long group;
    /// The last client order id before the list: its own orders have later ones.
    final long bornAfter;
    final List<Member> members = new ArrayList<>(3);
    long causeId;
    long correlationId;
    boolean sealed;
    boolean refused;
    boolean dirty;
    int attempts;

    /// One order of the list.
    static final class Member {
        final Asked asked;
        final Side side;
        final String tag;
        final boolean protective;
        final Link.Role role;
        long units;
        OrderTerms terms;
        long filled;
        boolean sent;
        /// Whether its order is being cancelled to be sent again in another size.
        boolean resized;
        boolean closed;
        private long grownTo;

        Member(Asked asked, Side side, long units, OrderTerms terms, String tag, boolean protective, Link.Role role) {
            this.asked = asked;
            this.side = side;
            this.units = units;
            this.terms = terms;
            this.tag = tag;
            this.protective = protective;
            this.role = role;
        }

        boolean isChild() {
            return role == Link.Role.CHILD || role == Link.Role.OCO_CHILD;
        }

        void split(CorporateAction.Split split) {
            long left = scaled(units - filled, split);
            filled = scaled(filled, split);
            units = filled + left - left % split.instrument().lotUnits();
            terms = Ticks.afterSplit(split, side, terms);
        }

        private static long scaled(long units, CorporateAction.Split split) {
            return FixedPoint.multiplyDivide(units, split.numerator(), split.denominator(), RoundingMode.DOWN);
        }

        /// Whether to ask for a larger order: once per size, since RiskGuard may have allowed less on purpose.
        boolean mayGrow(LiveOrder order, long total) {
            if (total == grownTo && order.orderUnits < total) {
                return false;
            }
            grownTo = total;
            return true;
        }
    }

    OrderList(Asked first, String name, long group, long bornAfter) {
        strategy = first.strategy;
        instrument = first.signal.instrument();
        key = first.key;
        this.name = name;
        this.group = group;
        this.bornAfter = bornAfter;
        causeId = first.signalId;
        correlationId = first.correlationId;
    }

    void touch(long cause, long correlation) {
        causeId = cause;
        correlationId = correlation;
        dirty = true;
    }

    @Nullable
    Member member(String tag) {
        for (Member member : members) {
            if (member.tag.equals(tag)) {
                return member;
            }
        }
        return null;
    }

    @Nullable
    Member parent() {
        for (Member member : members) {
            if (member.role == Link.Role.PARENT) {
                return member;
            }
        }
        return null;
    }

    /// Whether the order shares one quantity with siblings.
    boolean shares(Member member) {
        return member.role == Link.Role.OCO || member.role == Link.Role.OCO_CHILD;
    }

    /// How much the order may still work for, in whole lots: its own quantity and what its parent has filled, less what it and those it
    /// shares with have filled.
    long allowed(Member member) {
        Member parent = parent();
        long most = member.units - member.filled;
        if (shares(member)) {
            long shared = 0;
            long taken = 0;
            for (Member sibling : members) {
                if (sibling.role == member.role) {
                    shared = Math.max(shared, sibling.units);
                    taken += sibling.filled;
                }
            }
            most = Math.min(most, (parent == null ? shared : parent.filled) - taken);
        } else if (member.role == Link.Role.CHILD && parent != null) {
            most = Math.min(most, parent.filled - member.filled);
        }
        return most <= 0 ? 0 : most - most % instrument.lotUnits();
    }

    /// Why the orders do not make a list, in words; null where they do.
    @Nullable
    String fault(Oms oms) {
        int parents = 0;
        int children = 0;
        int oco = 0;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            parents += member.role == Link.Role.PARENT ? 1 : 0;
            children += member.isChild() ? 1 : 0;
            oco += member.role == Link.Role.OCO ? 1 : 0;
            if (oms.live(strategy, instrument, member.tag) != null) {
                return "an order tagged \"" + member.tag + "\" is working already";
            }
            for (int j = 0; j < i; j++) {
                if (members.get(j).tag.equals(member.tag)) {
                    return "two of its orders are tagged \"" + member.tag + "\"";
                }
            }
        }
        if (parents > 1 || (children > 0) != (parents == 1)) {
            return "it needs one PARENT and at least one CHILD or OCO_CHILD, or none of them; it has " + parents + " and " + children;
        }
        return oco == 1 || oco > 0 && oco < members.size() ? "OCO orders come in twos or more, with no other role beside them" : null;
    }
}
