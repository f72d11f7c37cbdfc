package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.live.RecordedInputs;
import dev.assay.application.live.RecordedInputs.Instant;
import dev.assay.application.live.RecordedLoop;
import dev.assay.application.session.SessionSetup;
import dev.assay.application.session.TradingSession;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.TimerQueue;
import java.util.List;

/// A paper session's objects, made by the same factory as a backtest's: what stands between the loop and the broker. Brought forward by a live loop, or by
/// what an earlier one has recorded.
///
/// @param session the journey
/// @param sequencer the one sequence of events
/// @param timers what comes due
/// @param setup what it was assembled from
record PaperLine(TradingSession session, Sequencer sequencer, TimerQueue timers, SessionSetup setup) {
    /// Assembles a session.
    ///
    /// @param firstTs its first instant, epoch ns UTC
    static PaperLine assemble(AssayConfig config, MarketInputs inputs, Strategies.Made strategies, EventJournal journal, Sequencer.Tap tap,
            long firstTs) {
        SessionSetup setup = Assembly.setup(config, inputs, strategies, firstTs, Line.broker(config, inputs, strategies));
        Sequencer sequencer = new Sequencer(journal, tap);
        TimerQueue timers = new TimerQueue();
        return new PaperLine(new TradingSession(setup, sequencer, timers, true), sequencer, timers, setup);
    }

    /// Begins.
    ///
    /// @param inForce operator commands in force from before
    void start(List<OperatorCommand> inForce) {
        session.start(inForce);
    }

    /// Takes the session through everything that was recorded after its start.
    RecordedLoop replay(RecordedInputs recorded) {
        RecordedLoop loop = new RecordedLoop(recorded, timers);
        loop.run(session);
        return loop;
    }

    /// The start that was recorded.
    ///
    /// @throws RunException where not even that was
    static Instant begun(RecordedInputs recorded) {
        Instant start = recorded.next();
        if (start == null || start.number() != 0) {
            throw new RunException("the session recorded nothing: it ended before it began; start a new one");
        }
        return start;
    }

    /// Ends the session.
    Execution finish(List<InputBlock> consumed) {
        session.stop(consumed);
        return new Execution(sequencer.eventHash(), sequencer.recorded(), session.counts(), setup.policy().counts(), session.missed(),
                session.desk().counts(), session.workingOrders(), setup.startTs(), session.now());
    }
}
