package dev.assay.core.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order inside an instant, and the loop over instants and timers.
class InstantOrderTest {
    private static final Instrument A = Instrument.equity(0, "A", "XNYS", Currency.USD);
    private static final Instrument B = Instrument.equity(1, "B", "XNYS", Currency.USD);

    private static Bar bar(Instrument instrument, long ts) {
        return new Bar(instrument, ts - 5, ts, 1, 1, 1, 1, 1);
    }

    @Test
    void actionsComeFirstThenDataByInstrumentThenTimersThenOperatorsAndOpeningsStandApart() {
        InstantBatch batch = new InstantBatch();
        batch.begin(10);
        OperatorCommand halt = new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, "ann", "why");
        Timer timer = new Timer(0, "t", 10);
        CorporateAction.Split split = new CorporateAction.Split(B, 10, 2, 1);
        BarOpen opening = new BarOpen(A, 10, 1);
        for (Payload payload : List.of(halt, timer, bar(B, 10), opening, bar(A, 10), split)) {
            batch.add(payload, "test", 0);
        }
        batch.order();
        List<Payload> ordered = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            ordered.add(batch.payload(i));
        }
        assertThat(ordered).containsExactly(split, bar(A, 10), bar(B, 10), timer, halt);
        assertThat(batch.openings()).isEqualTo(1);
        assertThat(batch.opening(0)).isEqualTo(opening);
    }

    @Test
    void whatTheLoopDerivesCannotBeAnInput() {
        SignalEvent derived = new SignalEvent(new StrategyId(0, "s"), new Target(A, new SizeRule.Percent(1), OrderTerms.market(), null));
        assertThatThrownBy(() -> new InstantBatch().add(derived, "test", 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("derived inside the loop");
    }

    @Test
    void timersFireBetweenInputsAtTheirOwnTimeAndTogetherWithThoseThatShareIt() {
        TimerQueue timers = new TimerQueue();
        timers.set(new Timer(0, "late", 25));
        timers.set(new Timer(0, "with", 20));
        timers.set(new Timer(0, "moved", 5));
        timers.set(new Timer(0, "moved", 15));
        timers.set(new Timer(0, "never", 31));
        List<String> seen = new ArrayList<>();
        new SimulatedLoop(new Bars(10, 20, 30), timers).run(batch -> {
            StringBuilder text = new StringBuilder().append(batch.tsEvent());
            for (int i = 0; i < batch.size(); i++) {
                text.append(batch.payload(i) instanceof Timer timer ? " " + timer.name() : " bar");
            }
            seen.add(text.toString());
        });
        assertThat(seen).containsExactly("10 bar", "15 moved", "20 bar with", "25 late", "30 bar");
    }

    @Test
    void inputsThatGoBackInTimeStopTheRun() {
        assertThatThrownBy(() -> new SimulatedLoop(new Bars(10, 5), new TimerQueue()).run(batch -> {}))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("go back in time");
    }

    private static final class Bars implements InputCursor {
        private final long[] times;
        private int at = -1;

        Bars(long... times) {
            this.times = times;
        }

        @Override
        public boolean advance() {
            return ++at < times.length;
        }

        @Override
        public long tsEvent() {
            return times[at];
        }

        @Override
        public void giveTo(InstantBatch batch) {
            batch.addBar(bar(A, times[at]), "test", times[at]);
        }

        @Override
        public void close() {}
    }
}
