package dev.assay.core.codec;

import dev.assay.core.event.Advice;
import dev.assay.core.event.EventType;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.Timer;
import dev.assay.core.risk.RiskStateChanged;

/// Timers, commands of operators, and what the platform says about itself.
final class SystemWriter {
    private SystemWriter() {}

    static void timer(Timer t, FrameWriter w) {
        w.i32(t.strategy());
        w.i64(t.dueTs());
        w.endRoot(EventType.TIMER);
        w.text("name", t.name());
    }

    static void riskState(RiskStateChanged r, FrameWriter w) {
        w.code(r.state());
        w.endRoot(EventType.RISK_STATE);
        w.name("scope", r.scope());
        w.text("reason", r.reason());
    }

    static void advice(Advice a, FrameWriter w) {
        w.code(a.kind());
        w.i64(a.knownTs());
        w.endRoot(EventType.ADVICE);
        w.name("provider", a.provider());
        w.name("model", a.model());
        w.text("promptHash", a.promptHash());
        w.text("text", a.text());
    }

    static void operator(OperatorCommand c, FrameWriter w) {
        w.code(c.action());
        w.endRoot(EventType.OPERATOR_COMMAND);
        w.name("scope", c.scope());
        w.name("operatorName", c.operator());
        w.text("reason", c.reason());
    }

    static void failed(StrategyFailed f, FrameWriter w) {
        w.i64(f.datumId());
        w.code(f.exits());
        w.endRoot(EventType.STRATEGY_FAILED);
        w.name("strategy", f.strategy());
        w.name("callback", f.callback());
        w.text("errorText", f.error());
    }

    static void finding(ReconciliationFinding f, FrameWriter w) {
        w.code(f.kind());
        w.code(f.action());
        w.endRoot(EventType.RECONCILIATION_FINDING);
        w.text("subject", f.subject());
        w.text("ours", f.ours());
        w.text("theirs", f.theirs());
    }

    static void gap(JournalGap g, FrameWriter w) {
        w.i64(g.afterId());
        w.endRoot(EventType.JOURNAL_GAP);
        w.text("reason", g.reason());
    }

    static void block(InputBlock b, FrameWriter w) {
        w.i64(b.rows());
        w.endRoot(EventType.INPUT_BLOCK);
        w.name("dataset", b.dataset());
        w.text("subject", b.subject());
        w.text("file", b.file());
        w.text("sha256", b.sha256());
    }
}
