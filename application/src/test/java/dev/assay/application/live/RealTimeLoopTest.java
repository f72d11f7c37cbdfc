package dev.assay.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Clock;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventBus.Input;
import dev.assay.core.event.EventBus.Outcome;
import dev.assay.core.event.EventType;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The way in and the loop on the clock: instants by watermark, late data, repeats, overflow, timers; and observers that cannot slow it.
class RealTimeLoopTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);
    private static final Clock STANDING = () -> 1_000;

    private final ObserverHub hub = new ObserverHub();

    private static Input trade(long ts, String id) {
        return new Input(new Trade(ACME, ts, 100, 1, Trade.Aggressor.UNKNOWN), ts, ts, "feed", id, 0);
    }

    private static List<String> run(InputQueue queue, RealTimeLoop loop) {
        List<String> seen = new ArrayList<>();
        queue.close();
        loop.run(batch -> {
            StringBuilder text = new StringBuilder().append(batch.tsEvent());
            for (int i = 0; i < batch.size(); i++) {
                Payload payload = batch.payload(i);
                text.append(' ').append(payload instanceof Trade t
                        ? "t" + t.tsEvent()
                        : payload instanceof Timer timer ? timer.name() : payload instanceof OperatorCommand c ? c.action() : "?");
            }
            seen.add(text.toString());
        });
        return seen;
    }

    @Test
    void instantsCloseByWatermarkLateDataJoinsTheNextAndTimersFireInBetween() {
        InputQueue queue = new InputQueue(16, hub);
        TimerQueue timers = new TimerQueue();
        timers.set(new Timer(0, "timer", 15));
        RealTimeLoop loop = new RealTimeLoop(queue, timers, STANDING, 0);
        for (Input input : List.of(trade(10, "a"), trade(10, "b"), trade(20, "c"), trade(12, "late"), trade(30, "d"))) {
            assertThat(queue.offer(input)).isEqualTo(Outcome.ACCEPTED);
        }
        assertThat(run(queue, loop)).containsExactly("10 t10 t10", "15 timer", "20 t20 t12", "30 t30");
        assertThat(loop.late()).isEqualTo(1);
    }

    @Test
    void aRepeatIsDroppedARevisionIsNotAndAnOverflowHaltsTrading() {
        InputQueue queue = new InputQueue(2, hub);
        assertThat(queue.offer(trade(10, "a"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(queue.offer(trade(10, "a"))).isEqualTo(Outcome.DUPLICATE);
        assertThat(queue.offer(new Input(trade(10, "a").payload(), 10, 10, "feed", "a", 1))).isEqualTo(Outcome.ACCEPTED);
        assertThat(queue.offer(trade(11, "b"))).isEqualTo(Outcome.OVERFLOW);
        TimerQueue timers = new TimerQueue();
        assertThat(run(queue, new RealTimeLoop(queue, timers, STANDING, 0))).containsExactly("10 t10 t10", "1000 HALT");
        assertThat(queue.offer(trade(12, "c"))).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void aSlowObserverLosesEventsAndTheLoopDoesNotWait() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        hub.subscribe("stuck", event -> {
            try {
                release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, List.of(EventType.TRADE), 4);
        assertThat(hub.wants(EventType.TRADE)).isTrue();
        assertThat(hub.wants(EventType.BAR)).isFalse();
        for (int i = 1; i <= 100; i++) {
            hub.offer(new Event(i, i, i, "feed", trade(i, "x").payload(), i, i));
        }
        long dropped = hub.missed().getFirst().dropped();
        assertThat(dropped).isBetween(95L, 96L);
        release.countDown();
        hub.close();
    }
}
