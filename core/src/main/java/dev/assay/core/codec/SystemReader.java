package dev.assay.core.codec;

import dev.assay.core.event.Advice;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.Timer;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.risk.TradingState;

/// The counterpart of [SystemWriter].
final class SystemReader {
    private static final TradingState[] STATES = TradingState.values();
    private static final Advice.Kind[] ADVICE_KINDS = Advice.Kind.values();
    private static final OperatorCommand.Action[] ACTIONS = OperatorCommand.Action.values();
    private static final StrategyFailed.ExitPolicy[] POLICIES = StrategyFailed.ExitPolicy.values();
    private static final ReconciliationFinding.Kind[] FINDINGS = ReconciliationFinding.Kind.values();
    private static final ReconciliationFinding.Action[] REMEDIES = ReconciliationFinding.Action.values();

    private SystemReader() {}

    static Timer timer(FrameReader r) {
        int strategy = r.i32();
        long dueTs = r.i64();
        r.endRoot();
        return new Timer(strategy, r.text("name"), dueTs);
    }

    static RiskStateChanged riskState(FrameReader r) {
        TradingState state = r.code(STATES);
        r.endRoot();
        return new RiskStateChanged(r.text("scope"), state, r.text("reason"));
    }

    static Advice advice(FrameReader r) {
        Advice.Kind kind = r.code(ADVICE_KINDS);
        long knownTs = r.i64();
        r.endRoot();
        return new Advice(kind, r.text("provider"), r.text("model"), r.text("promptHash"), r.text("text"), knownTs);
    }

    static OperatorCommand operator(FrameReader r) {
        OperatorCommand.Action action = r.code(ACTIONS);
        r.endRoot();
        return new OperatorCommand(action, r.text("scope"), r.text("operatorName"), r.text("reason"));
    }

    static StrategyFailed failed(FrameReader r) {
        long datumId = r.i64();
        StrategyFailed.ExitPolicy exits = r.code(POLICIES);
        r.endRoot();
        return new StrategyFailed(r.text("strategy"), r.text("callback"), datumId, r.text("errorText"), exits);
    }

    static ReconciliationFinding finding(FrameReader r) {
        ReconciliationFinding.Kind kind = r.code(FINDINGS);
        ReconciliationFinding.Action action = r.code(REMEDIES);
        r.endRoot();
        return new ReconciliationFinding(kind, r.text("subject"), r.text("ours"), r.text("theirs"), action);
    }

    static JournalGap gap(FrameReader r) {
        long afterId = r.i64();
        r.endRoot();
        return new JournalGap(afterId, r.text("reason"));
    }

    static InputBlock block(FrameReader r) {
        long rows = r.i64();
        r.endRoot();
        return new InputBlock(r.text("dataset"), r.text("subject"), r.text("file"), rows, r.text("sha256"));
    }
}
