package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.feed.OperatorInputs;
import dev.assay.application.live.RecordedInputs;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.EventType;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.loop.Sequencer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A run once more, from its package: a backtest over the data it read, with the operator commands that came while it ran; a paper session
/// from the inputs it recorded.
///
/// @param directory the package
/// @param inputs what it read
/// @param decoder of its journal
record PackageReplay(Path directory, AssayConfig config, MarketInputs inputs, Strategies.Made strategies, EventDecoder decoder,
        JournalStore journals) {
    /// @param journal gets every event, as the run's own did
    /// @param tap sees every event
    /// @throws RunException where the record of a paper session has no beginning or no end
    Execution run(EventJournal journal, Sequencer.Tap tap) {
        return Files.isDirectory(directory.resolve(RunFiles.RECORDED))
                ? fromRecord(journal, tap)
                : Execution.run(config, inputs, strategies, journal, tap, operators());
    }

    private Execution fromRecord(EventJournal journal, Sequencer.Tap tap) {
        try (JournalStore.Frames frames = journals.open(directory.resolve(RunFiles.RECORDED))) {
            RecordedInputs record = new RecordedInputs(frames::next, decoder);
            RecordedInputs.Instant start = PaperLine.begun(record);
            PaperLine line = PaperLine.assemble(config, inputs, strategies, journal, tap, start.ts());
            line.start(start.commands());
            RecordedInputs.Instant stop = line.replay(record).stop();
            if (stop == null) {
                throw new RunException(RunFiles.RECORDED + ": the record of the session has no end");
            }
            return line.finish(stop.blocks());
        }
    }

    /// The operator commands that came while it ran: the replay gets them at the same instants.
    private OperatorInputs operators() {
        List<OperatorInputs.Recorded> commands = new ArrayList<>();
        try (JournalStore.Frames recorded = journals.open(directory.resolve(RunFiles.JOURNAL))) {
            for (byte[] frame = recorded.next(); frame != null; frame = recorded.next()) {
                if (EventDecoder.typeOf(frame) == EventType.OPERATOR_COMMAND) {
                    Event event = decoder.decode(frame, 0, frame.length);
                    commands.add(new OperatorInputs.Recorded(event.tsEvent(), (OperatorCommand) event.payload()));
                }
            }
        }
        return OperatorInputs.recorded(commands);
    }
}
