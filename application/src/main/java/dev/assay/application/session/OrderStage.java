package dev.assay.application.session;

import dev.assay.core.loop.Sequencer;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.RiskDecision.Outcome;
import dev.assay.core.risk.Verdict;
import dev.assay.execution.ExecutionEngine;
import dev.assay.execution.Oms;
import dev.assay.riskguard.RiskPolicy;

/// Stages 5 and 6: every intent is judged by RiskGuard, and what it allows goes to the OMS and the broker. There is no other way out.
final class OrderStage implements ExecutionEngine.Outlet {
    private static final String SOURCE = "riskguard";

    private final Sequencer sequencer;
    private final RiskPolicy policy;
    private final SessionView view;
    private final Oms oms;
    private final ReportPump reports;
    private final SessionCounts counts;
    private final Missed missed = new Missed();

    OrderStage(Sequencer sequencer, RiskPolicy policy, SessionView view, Oms oms, ReportPump reports, SessionCounts counts) {
        this.sequencer = sequencer;
        this.policy = policy;
        this.view = view;
        this.oms = oms;
        this.reports = reports;
        this.counts = counts;
    }

    @Override
    public void onIntent(OrderIntent intent, long intentId, long correlationId) {
        Verdict verdict = policy.judge(intent, view);
        RiskDecision decision = decide(intent, verdict);
        long decisionId = sequencer.emit(decision, SOURCE, correlationId, intentId);
        counts.decision(decision.outcome());
        policy.decided(intent, verdict, view);
        missed.add(decision, decisionId, view.now(), view.markUnits(intent.instrument()));
        if (decision.outcome() != Outcome.REJECT) {
            oms.submit(intent, decision.allowed(), decisionId, correlationId, view.now());
            reports.drain();
        }
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
