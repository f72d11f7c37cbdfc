package dev.assay.application.session;

import dev.assay.core.loop.Sequencer;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.RiskDecision.Outcome;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.risk.TradingState;
import dev.assay.core.risk.Verdict;
import dev.assay.execution.ExecutionEngine;
import dev.assay.execution.Oms;
import dev.assay.riskguard.RiskPolicy;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Stages 5 and 6: every intent is judged by RiskGuard, and what it allows goes to the OMS and the broker. There is no other way out.
final class OrderStage implements ExecutionEngine.Outlet {
    private static final String SOURCE = "riskguard";

    private final Sequencer sequencer;
    private final RiskPolicy policy;
    private final SessionView view;
    private final Oms oms;
    private final BrokerStage reports;
    private final SessionCounts counts;
    private final Missed missed = new Missed();
    private final ArrayDeque<Breach> breaches = new ArrayDeque<>();
    private final @Nullable Netting netting;

    OrderStage(Sequencer sequencer, RiskPolicy policy, SessionView view, Oms oms, BrokerStage reports, SessionCounts counts,
            @Nullable Netting netting) {
        this.netting = netting;
        this.sequencer = sequencer;
        this.policy = policy;
        this.view = view;
        this.oms = oms;
        this.reports = reports;
        this.counts = counts;
    }

    @Override
    public void onIntent(OrderIntent intent, long intentId, long correlationId) {
        if (netting == null || !netting.takes(intent, intentId, correlationId)) {
            send(intent, intentId, correlationId);
        }
    }

    /// A flush of the engine has ended: what waits to be crossed is.
    void flushed() {
        if (netting != null) {
            netting.settle(this);
        }
    }

    /// What RiskGuard says of an intent that may be crossed.
    ///
    /// @param allowed what may be; nothing where it was rejected
    record Judged(Quantity allowed, long decisionId) {}

    /// Judges an intent that is to be crossed: no order follows from it, so it counts as none.
    Judged judgeForCrossing(OrderIntent intent, long intentId, long correlationId) {
        RiskDecision decision = decide(intent, policy.judge(intent, view));
        long decisionId = sequencer.emit(decision, SOURCE, correlationId, intentId);
        missed.add(decision, decisionId, view.now(), view.markUnits(intent.instrument()));
        if (decision.outcome() == Outcome.REJECT) {
            counts.decision(Outcome.REJECT);
        }
        if (decision.outcome() != Outcome.ACCEPT && policy.halts(decision.control())) {
            halt(decision, decisionId, correlationId);
        }
        return new Judged(decision.allowed(), decisionId);
    }

    /// Judges an intent and sends what is allowed of it.
    void send(OrderIntent intent, long intentId, long correlationId) {
        Verdict verdict = policy.judge(intent, view);
        RiskDecision decision = decide(intent, verdict);
        long decisionId = sequencer.emit(decision, SOURCE, correlationId, intentId);
        counts.decision(decision.outcome());
        policy.decided(intent, verdict, view);
        missed.add(decision, decisionId, view.now(), view.markUnits(intent.instrument()));
        if (decision.outcome() != Outcome.ACCEPT && policy.halts(decision.control())) {
            halt(decision, decisionId, correlationId);
        }
        if (decision.outcome() != Outcome.REJECT) {
            oms.submit(intent, decision.allowed(), decisionId, correlationId, view.now());
            reports.drain();
        }
    }

    /// An order went out that this stage was not asked about.
    void sent() {
        reports.drain();
    }

    /// A breach that halts: nothing more goes out at once; working orders are cancelled when the instant ends.
    private void halt(RiskDecision decision, long decisionId, long correlationId) {
        int strategy = decision.strategy().number();
        if (view.state().tradingState(strategy) != TradingState.HALTED) {
            view.state().setStrategy(strategy, TradingState.HALTED);
            String reason = "breach of " + decision.control() + ": " + decision.explanation();
            long id = sequencer.emit(new RiskStateChanged(decision.strategy().name(), TradingState.HALTED, reason), SOURCE, correlationId,
                    decisionId);
            breaches.add(new Breach(strategy, reason, id, correlationId));
        }
    }

    /// A strategy that a breach has halted.
    ///
    /// @param id event id of the change of state
    record Breach(int strategy, String reason, long id, long correlationId) {}

    /// Whether a breach is left whose working orders are still to be cancelled.
    boolean breached() {
        return !breaches.isEmpty();
    }

    /// The next breach whose working orders are still to be cancelled, or null.
    @Nullable
    Breach nextBreach() {
        return breaches.poll();
    }

    Missed missed() {
        return missed;
    }

    private static RiskDecision decide(OrderIntent intent, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept a -> new RiskDecision(intent.strategy(), intent.instrument(), intent.side(), intent.quantity(),
                    Outcome.ACCEPT, intent.quantity(), "", "", "");
            case Verdict.Shrink s -> new RiskDecision(intent.strategy(), intent.instrument(), intent.side(), intent.quantity(),
                    Outcome.SHRINK, s.allowed(), s.control(), s.reasonCode(), s.explanation());
            case Verdict.Reject r -> new RiskDecision(intent.strategy(), intent.instrument(), intent.side(), intent.quantity(),
                    Outcome.REJECT, intent.instrument().quantity(0), r.control(), r.reasonCode(), r.explanation());
        };
    }

    @Override
    public void onCancel(long clOrdId, String reason, long causeId, long correlationId) {
        oms.cancel(clOrdId, reason, causeId, correlationId);
        reports.drain();
    }
}
