package dev.assay.application.chaos;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.Side;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Watches a session's events and the venue's trades from outside, and keeps its own account of both.
final class Witness implements Sequencer.Tap {
    private final long[] booked;
    private final long[] traded;
    private final TreeMap<Long, OrderCommand> made = new TreeMap<>();
    private final TreeMap<Long, OrdStatus> statuses = new TreeMap<>();
    private final TreeSet<String> fills = new TreeSet<>();
    private final TreeSet<String> venueTrades = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();

    Witness(Universe universe) {
        booked = new long[universe.size()];
        traded = new long[universe.size()];
    }

    /// The session is dead; the one that comes back tells everything anew.
    void forgetSession() {
        java.util.Arrays.fill(booked, 0);
        made.clear();
        statuses.clear();
        fills.clear();
    }

    @Override
    public boolean wants(EventType type) {
        return switch (type) {
            case FILL, FILL_CHARGED, NEW_ORDER, CANCEL_REQUEST, REPLACE_REQUEST, ORDER_EVENT, RECONCILIATION_FINDING -> true;
            default -> false;
        };
    }

    @Override
    public void offer(Event event) {
        switch (event.payload()) {
            case Fill fill -> {
                booked[fill.instrument().number()] += fill.signedUnits();
                if (!fills.add((fill.reversal() ? "-" : "+") + fill.execId())) {
                    violations.add("fill " + fill.execId() + " was booked twice");
                }
            }
            case OrderCommand command -> made.put(command.clOrdId(), command);
            case OrderEvent change -> statuses.put(change.clOrdId(), change.ordStatus());
            case ReconciliationFinding finding -> {
                if (finding.action() == ReconciliationFinding.Action.HALT || finding.action() == ReconciliationFinding.Action.FREEZE
                        && finding.kind() == ReconciliationFinding.Kind.IMPOSSIBLE_REPORT) {
                    violations.add("a finding that should not be: " + finding);
                }
            }
            default -> {
                // Not watched.
            }
        }
    }

    /// A command reached the venue.
    void arrived(OrderCommand command) {
        OrderCommand known = made.get(command.clOrdId());
        if (!command.equals(known)) {
            violations.add("the venue got a command that the OMS did not make: " + command + ", made was " + known);
        }
    }

    /// The venue traded, took back or corrected.
    void traded(ExecutionReport report) {
        int at = report.instrument().number();
        long units = report.lastQty().rescale(report.instrument().quantityScale(), RoundingMode.UNNECESSARY).units();
        Side side = java.util.Objects.requireNonNull(report.side(), "a trade has a side");
        venueTrades.add(report.execId());
        if (report.execType() == ExecType.TRADE) {
            traded[at] += side.sign() * units;
        } else if (report.execType() == ExecType.TRADE_CANCEL) {
            traded[at] -= side.sign() * units;
        }
    }

    /// Positions change by a split: our own account starts anew from both books.
    void restate(int instrument, long ours, long theirs) {
        booked[instrument] = ours;
        traded[instrument] = theirs;
    }

    void restateOurs(int instrument, long ours) {
        booked[instrument] = ours;
    }

    /// Neither book holds what its own trades do not explain, and nothing was booked that the venue did not trade.
    void check(int instrument, long ours, long theirs) {
        if (booked[instrument] != ours) {
            violations.add("our position in instrument " + instrument + " is " + ours + ", the booked fills make " + booked[instrument]);
        }
        if (traded[instrument] != theirs) {
            violations
                    .add("the venue's position in instrument " + instrument + " is " + theirs + ", its trades make " + traded[instrument]);
        }
    }

    void checkFills() {
        for (String fill : fills) {
            if (fill.charAt(0) == '+' && !venueTrades.contains(fill.substring(1))) {
                violations.add("fill " + fill.substring(1) + " was booked, but the venue never traded it");
            }
        }
    }

    /// How many orders the OMS has made.
    long orders() {
        return made.values().stream().filter(OrderCommand.NewOrderSingle.class::isInstance).count();
    }

    /// The orders that have not ended.
    List<Long> open() {
        return made.values().stream().filter(OrderCommand.NewOrderSingle.class::isInstance).map(OrderCommand::clOrdId)
                .filter(id -> !statuses.getOrDefault(id, OrdStatus.PENDING_NEW).terminal()).toList();
    }

    void violation(String text) {
        violations.add(text);
    }

    List<String> violations() {
        return violations;
    }
}
