package dev.assay.application.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.EventBus.Input;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes in is written down and comes out again, instant by instant; what was cut off in the middle of an instant does not.
class RecordedInputsTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);

    /// Frames in memory; `flushed` counts those that the end of the process would not lose.
    private static final class Frames implements EventJournal {
        final List<byte[]> frames = new ArrayList<>();
        int flushed;

        @Override
        public void append(byte[] frame, int offset, int length) {
            frames.add(Arrays.copyOfRange(frame, offset, offset + length));
        }

        @Override
        public void sync() {
            flushed = frames.size();
        }

        @Override
        public void close() {
            sync();
        }
    }

    private static RecordedInputs read(List<byte[]> frames) {
        Iterator<byte[]> each = frames.iterator();
        return new RecordedInputs(() -> each.hasNext() ? each.next() : null, new EventDecoder(new Universe(List.of(ACME)), List.of()));
    }

    private static Input trade(long ts, long price) {
        return new Input(new Trade(ACME, ts, price, 1, Trade.Aggressor.UNKNOWN), ts, ts + 5, "feed", ts + "-" + price, 0);
    }

    private static String text(InstantBatch batch) {
        StringBuilder text = new StringBuilder().append(batch.tsEvent());
        for (int i = 0; i < batch.size(); i++) {
            Payload payload = batch.payload(i);
            text.append(' ').append(payload instanceof Trade t
                    ? t.tsEvent() + "@" + t.priceUnits()
                    : payload instanceof Timer timer
                            ? timer.name()
                            : payload instanceof OperatorCommand c ? c.action() : "?")
                    .append('/').append(batch.tsIngest(i) - batch.tsEvent());
        }
        for (int i = 0; i < batch.openings(); i++) {
            text.append(" open ").append(batch.opening(i).openUnits());
        }
        return text.toString();
    }

    private static TimerQueue timers() {
        TimerQueue timers = new TimerQueue();
        timers.set(new Timer(-1, "fifteen", 15));
        timers.set(new Timer(-1, "thirty", 30));
        return timers;
    }

    private static List<String> live(Frames frames, boolean dropLate) throws InterruptedException {
        InputQueue queue = new InputQueue(64, new ObserverHub());
        for (Input input : List.of(trade(10, 1), trade(10, 2))) {
            queue.put(input);
        }
        queue.put(new Input(new BarOpen(ACME, 10, 7), 10, 10, "venue", "", 0));
        queue.promise(10);
        queue.put(trade(20, 3));
        queue.promise(20);
        queue.put(trade(12, 4));
        queue.put(new Input(new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, "ann", "look"), 1, 25, "kill-switch", "k",
                0));
        queue.put(trade(30, 5));
        queue.promise(30);
        queue.close();
        List<String> seen = new ArrayList<>();
        try (InputLog log = new InputLog(frames, 0, 0, 0)) {
            log.start(5, List.of());
            RealTimeLoop loop = new RealTimeLoop(queue, timers(), () -> 1, RealTimeLoop.NO_GRACE, log, dropLate);
            loop.continueFrom(5);
            loop.run(batch -> {
                assertThat(frames.flushed).as("recorded before it is acted on").isEqualTo(frames.frames.size());
                seen.add(text(batch));
            });
            assertThat(loop.late()).isEqualTo(1);
            log.stop(30, List.of());
        }
        return seen;
    }

    private static List<String> replay(List<byte[]> frames) {
        RecordedInputs inputs = read(frames);
        assertThat(inputs.next()).isNotNull();
        List<String> seen = new ArrayList<>();
        new RecordedLoop(inputs, timers()).run(batch -> seen.add(text(batch)));
        return seen;
    }

    @Test
    void aReplaySeesWhatTheSessionSaw() throws InterruptedException {
        Frames frames = new Frames();
        List<String> seen = live(frames, false);
        assertThat(seen).containsExactly("10 10@1/5 10@2/5 open 7", "15 fifteen/0", "20 20@3/5", "20 12@4/-3 HALT/5", "30 30@5/5 thirty/0");
        assertThat(replay(frames.frames)).isEqualTo(seen);
    }

    @Test
    void lateDataMayBeDroppedAndIsRecordedAsLate() throws InterruptedException {
        Frames frames = new Frames();
        List<String> seen = live(frames, true);
        assertThat(seen).contains("20 HALT/5").noneMatch(instant -> instant.contains("12@4"));
        assertThat(replay(frames.frames)).isEqualTo(seen);
        RecordedInputs inputs = read(frames.frames);
        List<String> late = new ArrayList<>();
        for (RecordedInputs.Instant instant = inputs.next(); instant != null; instant = inputs.next()) {
            instant.items().stream().filter(RecordedInputs.Item::dropped).forEach(item -> late.add(item.source()));
        }
        assertThat(late).containsExactly("late:feed");
    }

    /// However many frames are left, the replay gives a beginning of what the session saw, whole instants only; and what follows a cut stays apart from it.
    @Test
    void whatWasCutOffInTheMiddleOfAnInstantIsLeftOut() throws InterruptedException {
        Frames frames = new Frames();
        List<String> seen = live(frames, false);
        for (int left = 1; left < frames.frames.size(); left++) {
            List<byte[]> cut = frames.frames.subList(0, left);
            List<String> before = replay(cut);
            assertThat(before).isEqualTo(seen.subList(0, before.size()));
            RecordedInputs inputs = read(cut);
            while (inputs.next() != null) {
                assertThat(inputs.lastId()).isLessThanOrEqualTo(left);
            }
            Frames more = new Frames();
            try (InputLog log = new InputLog(more, 0, left, inputs.instants())) {
                InstantBatch batch = new InstantBatch();
                batch.begin(99);
                batch.add(trade(99, 9).payload(), "feed", 99);
                log.record(batch, List.of());
            }
            List<byte[]> both = new ArrayList<>(cut);
            both.addAll(more.frames);
            List<String> after = new ArrayList<>(before);
            after.add("99 99@9/0");
            RecordedInputs whole = read(both);
            assertThat(whole.next()).isNotNull();
            List<String> found = new ArrayList<>();
            TimerQueue timers = timers();
            InstantBatch none = new InstantBatch();
            for (RecordedInputs.Instant instant = whole.next(); instant != null; instant = whole.next()) {
                none.begin(instant.ts());
                instant.items().forEach(item -> none.add(item.payload(), item.source(), item.tsIngest()));
                none.order();
                found.add(text(none));
            }
            assertThat(timers.nextDue()).isEqualTo(15);
            assertThat(found).as("cut after %s frames", left).isEqualTo(after);
        }
    }

    @Test
    void otherTimersThanRecordedStopTheReplay() throws InterruptedException {
        Frames frames = new Frames();
        live(frames, false);
        RecordedInputs inputs = read(frames.frames);
        assertThat(inputs.next()).isNotNull();
        TimerQueue other = new TimerQueue();
        other.set(new Timer(-1, "sixteen", 16));
        assertThatThrownBy(() -> new RecordedLoop(inputs, other).run(batch -> {})).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fifteen");
    }
}
