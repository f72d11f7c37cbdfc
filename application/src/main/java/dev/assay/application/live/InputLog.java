package dev.assay.application.live;

import dev.assay.core.codec.EventEncoder;
import dev.assay.core.event.EventBus.Input;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import dev.assay.core.loop.InstantBatch;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Writes down the inputs of a session, instant by instant, before anything is done about them: the write-ahead log from which [RecordedInputs] brings the
/// session back.
///
/// One frame for each input, in the order in which the session takes them. Of a frame, `id` counts inputs, `tsEvent` is the instant, `correlationId` the number
/// of the instant and `causationId` how many frames the instant has, so that a reader knows whether it is whole. Instant 0 is the session's start.
/// When [#record] returns, the end of the process loses nothing; a loss of power may take what was not forced yet. Single-threaded.
public final class InputLog implements RealTimeLoop.Recorder, AutoCloseable {
    /// Name of the timer that the first instant begins with.
    public static final String START = "session-start";
    /// Name of the timer that the last instant begins with.
    public static final String STOP = "session-stop";
    /// In front of the source of a late datum that the session was not shown.
    public static final String LATE = "late:";

    private static final int PLATFORM = -1;

    private final EventJournal journal;
    private final EventEncoder encoder = new EventEncoder();
    private final Thread syncer;
    private final boolean syncEach;
    private volatile boolean dirty;
    private final CountDownLatch over = new CountDownLatch(1);
    private long id;
    private long instant;

    /// A log in a journal.
    ///
    /// @param syncMillis how often what was written is forced to the disk beside the loop; 0 to force each instant before it is acted on
    /// @param lastId the last frame that is there already; 0 for none
    /// @param instants how many instants are there already
    public InputLog(EventJournal journal, long syncMillis, long lastId, long instants) {
        this.journal = journal;
        this.id = lastId;
        this.instant = instants;
        syncEach = syncMillis == 0;
        syncer = new Thread(() -> sync(syncMillis), "input-log");
        syncer.setDaemon(true);
        if (!syncEach) {
            syncer.start();
        }
    }

    private void sync(long millis) {
        try {
            while (!over.await(millis, TimeUnit.MILLISECONDS)) {
                if (dirty) {
                    dirty = false;
                    journal.force();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Records the session's start.
    ///
    /// @param inForce operator commands that are in force from before
    public void start(long ts, List<OperatorCommand> inForce) {
        int frames = 1 + inForce.size();
        write(ts, ts, "session", new Timer(PLATFORM, START, ts), frames);
        for (OperatorCommand command : inForce) {
            write(ts, ts, "kill-switch", command, frames);
        }
        commit();
    }

    @Override
    public void record(InstantBatch batch, List<Input> dropped) {
        long ts = batch.tsEvent();
        int frames = batch.size() + batch.openings();
        frames += dropped.size();
        for (int i = 0; i < batch.size(); i++) {
            write(ts, batch.tsIngest(i), batch.source(i), batch.payload(i), frames);
        }
        for (int i = 0; i < batch.openings(); i++) {
            write(ts, ts, "venue", batch.opening(i), frames);
        }
        for (Input input : dropped) {
            write(ts, input.tsIngest(), LATE + input.source(), input.payload(), frames);
        }
        commit();
    }

    /// Records the session's end and what it consumed.
    public void stop(long ts, List<InputBlock> consumed) {
        int frames = 1 + consumed.size();
        write(ts, ts, "session", new Timer(PLATFORM, STOP, ts), frames);
        for (InputBlock block : consumed) {
            write(ts, ts, "catalogue", block, frames);
        }
        commit();
    }

    private void write(long ts, long tsIngest, String source, Payload payload, int frames) {
        id++;
        int length = encoder.encode(id, ts, tsIngest, source, payload, instant, frames);
        journal.append(encoder.buffer(), 0, length);
    }

    private void commit() {
        instant++;
        if (syncEach) {
            journal.sync();
        } else {
            journal.flush();
            dirty = true;
        }
    }

    /// Ends the log: it is complete.
    @Override
    public void close() {
        endSync();
        journal.close();
    }

    /// Lets go of the log where it is, so that the session can be taken up again.
    public void abandon() {
        endSync();
        journal.abandon();
    }

    private void endSync() {
        over.countDown(); // an interrupt would close the file under a force
        try {
            syncer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
