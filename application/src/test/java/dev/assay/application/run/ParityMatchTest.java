package dev.assay.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.run.Divergence.Kind;
import dev.assay.core.event.Event;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What differs in the inputs of two sides, planted one at a time.
class ParityMatchTest {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);

    private final ParityTrack paper = new ParityTrack();
    private final ParityTrack backtest = new ParityTrack();
    private long paperIds;
    private long backtestIds;

    private static Trade trade(long ts, long price) {
        return new Trade(ACME, ts, price, 1, Trade.Aggressor.UNKNOWN);
    }

    private static Bar bar(long close, long price) {
        return new Bar(ACME, close - 10, close, price, price, price, price, 1);
    }

    private void here(long ts, Payload payload) {
        paperIds++;
        paper.offer(new Event(paperIds, ts, ts, "feed", payload, paperIds, paperIds));
    }

    private void there(long ts, Payload payload) {
        backtestIds++;
        backtest.offer(new Event(backtestIds, ts, ts, "feed", payload, backtestIds, backtestIds));
    }

    private void both(long ts, Payload payload) {
        here(ts, payload);
        there(ts, payload);
    }

    private List<Kind> kinds() {
        return ParityMatch.of(paper, backtest).stream().map(Divergence::kind).toList();
    }

    @Test
    void theSameInputsDoNotDiverge() {
        both(10, bar(10, 100));
        both(20, trade(20, 101));
        both(20, trade(20, 101));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void tradesOfOneInstantInAnotherOrder() {
        both(10, bar(10, 100));
        here(20, trade(20, 101));
        here(20, trade(20, 102));
        there(20, trade(20, 102));
        there(20, trade(20, 101));
        assertThat(kinds()).containsExactly(Kind.ORDER_OF_ARRIVAL);
    }

    @Test
    void aBarThatCameAfterItsInstant() {
        here(20, trade(20, 101));
        here(20, bar(10, 100));
        there(10, bar(10, 100));
        there(20, trade(20, 101));
        List<Divergence> found = ParityMatch.of(paper, backtest);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(Kind.LATE_OR_MISSING_DATUM);
        assertThat(found.getFirst().paper()).hasSize(1);
        assertThat(found.getFirst().backtest()).hasSize(1);
    }

    @Test
    void aBarThatNeverCameOneThatWasChangedAndWhatCameFromOutside() {
        there(10, bar(10, 100));
        here(20, bar(20, 100));
        there(20, bar(20, 99));
        here(30, new OperatorCommand(OperatorCommand.Action.REDUCE_ONLY, OperatorCommand.ALL, "ann", "news"));
        here(40, new JournalGap(3, "power"));
        assertThat(kinds()).containsExactly(Kind.LATE_OR_MISSING_DATUM, Kind.DATA_REVISED, Kind.EXTERNAL_ACTION, Kind.EXTERNAL_ACTION);
    }
}
