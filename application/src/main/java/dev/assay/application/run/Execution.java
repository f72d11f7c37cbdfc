package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.feed.CutCursor;
import dev.assay.application.feed.MergedCursor;
import dev.assay.application.feed.OperatedCursor;
import dev.assay.application.feed.OperatorInputs;
import dev.assay.application.session.Missed;
import dev.assay.application.session.SessionCounts;
import dev.assay.application.session.SessionSetup;
import dev.assay.application.session.TradingSession;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.InputBlock;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.SimulatedLoop;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.order.Order;
import dev.assay.execution.UnknownRateException;
import dev.assay.execution.reconcile.ReconciliationCounts;
import dev.assay.riskguard.RiskPolicy;
import java.util.ArrayList;
import java.util.List;

/// One pass of a session over stored inputs: the same for a run and for its replay.
///
/// @param eventHash hash over the events
/// @param events how many events were recorded
/// @param counts what was counted
/// @param controls what each control did
/// @param missed what RiskGuard kept back, valued at the last marks
/// @param reconciliation how often the books were compared with the broker's, and what was found
/// @param working orders that still work at the end
/// @param firstTs first instant, epoch ns UTC
/// @param lastTs last instant, epoch ns UTC
record Execution(String eventHash, long events, SessionCounts counts, List<RiskPolicy.ControlCount> controls, List<Missed.Row> missed,
        ReconciliationCounts reconciliation, List<Order> working,
        long firstTs, long lastTs) {
    /// Runs a session to the end of its inputs.
    ///
    /// @param operators commands that come meanwhile
    /// @throws RunException when there is no data in the span
    static Execution run(AssayConfig config, MarketInputs inputs, Strategies.Made strategies, EventJournal journal, Sequencer.Tap tap,
            OperatorInputs operators) {
        return run(config, inputs, strategies, journal, tap, operators, Long.MAX_VALUE);
    }

    /// The same up to an instant.
    ///
    /// @param until the last instant whose inputs are taken, epoch ns UTC
    static Execution run(AssayConfig config, MarketInputs inputs, Strategies.Made strategies, EventJournal journal, Sequencer.Tap tap,
            OperatorInputs operators, long until) {
        CaptureData captures = inputs.captures();
        List<MarketDataFeed> feeds = captures == null ? inputs.feeds(config.data()) : List.of();
        try (MergedCursor cursor = captures == null
                ? MergedCursor.of("catalogue:" + inputs.choice().bars(), feeds, inputs.actions())
                : RecordedFeeds.cursor(config, inputs, captures)) {
            if (cursor.isEmpty()) {
                throw noData(config, inputs);
            }
            long firstTs = cursor.firstTs();
            Line line = Line.of(config, inputs, strategies, cursor);
            SessionSetup setup = Assembly.setup(config, inputs, strategies, firstTs, line.broker());
            Sequencer sequencer = new Sequencer(journal, tap);
            TimerQueue timers = new TimerQueue();
            TradingSession session = new TradingSession(setup, sequencer, timers, true);
            session.start();
            InputCursor stored = until == Long.MAX_VALUE ? line.cursor() : new CutCursor(line.cursor(), until);
            new SimulatedLoop(new OperatedCursor(stored, operators), timers).run(session);
            session.stop(captures == null ? consumed(feeds) : captures.consumed(inputs.universe().instruments()));
            return new Execution(sequencer.eventHash(), sequencer.recorded(), session.counts(), setup.policy().counts(), session.missed(),
                    session.desk().counts(),
                    session.workingOrders(),
                    firstTs, session.now());
        } catch (UnknownRateException e) {
            throw new RunException("costs: " + e.getMessage(), e);
        }
    }

    static RunException noData(AssayConfig config, MarketInputs inputs) {
        return new RunException("no bar of " + inputs.universe().instruments() + " in dataset " + inputs.choice().bars() + " lies between "
                + config.data().from().map(Object::toString).orElse("the beginning") + " and "
                + config.data().to().map(Object::toString).orElse("the end") + "; see what there is with: assay data ls");
    }

    /// What was read, by content: how it is stored does not matter.
    static List<InputBlock> consumed(List<MarketDataFeed> feeds) {
        List<InputBlock> blocks = new ArrayList<>();
        for (MarketDataFeed feed : feeds) {
            for (InputDigest digest : feed.digests()) {
                blocks.add(
                        new InputBlock(digest.dataset(), digest.instrument(), digest.file().path(), digest.rows(), digest.contentSha256()));
            }
        }
        return blocks;
    }
}
