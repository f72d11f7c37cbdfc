package dev.assay.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.EventType;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.OrderRequest;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A strategy on several timeframes through a whole session. Sessions are from 14:30 to 21:00 UTC every day; the finest bars are of half an hour.
class TimeframeRunTest {
    private static final long MINUTE = 60_000_000_000L;

    /// Notes what it is shown, as `minutes since the open: what close`; buys at the first bar of an hour.
    private static final class Watcher implements Strategy {
        final List<String> seen = new ArrayList<>();
        private boolean bought;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            note("bar", bar, context);
        }

        @Override
        public void onTimeframe(String timeframe, Bar bar, StrategyContext context) {
            note(timeframe, bar, context);
            if (!bought && timeframe.equals("1h")) {
                bought = true;
                context.emit(new OrderRequest(bar.instrument(), Side.BUY, Quantity.of(1), OrderTerms.market(), "hour", false));
            }
        }

        @Override
        public void onInstant(StrategyContext context) {
            seen.add("instant");
        }

        private void note(String what, Bar bar, StrategyContext context) {
            assertThat(bar.tsClose()).as("not before it has ended").isLessThanOrEqualTo(context.now());
            seen.add((context.now() - SessionRig.openOf(1)) / MINUTE + ": " + what + " " + bar.close().decimal().intValue());
        }
    }

    private static SessionRig half(SessionRig rig, int fromMinute, int price) {
        long open = SessionRig.openOf(1) + fromMinute * MINUTE;
        long units = price * 10_000L;
        return rig.input(open, new BarOpen(SessionRig.ACME, open, units - 10_000))
                .input(open + 30 * MINUTE,
                        new Bar(SessionRig.ACME, open, open + 30 * MINUTE, units - 10_000, units + 5_000, units - 20_000, units, 100));
    }

    @Test
    void finerBeforeCoarserAndAllBeforeTheInstantIsJudged() {
        Watcher watcher = new Watcher();
        SessionRig rig = new SessionRig().timeframes("1h", "2h").strategy("w", watcher);
        for (int i = 0; i < 5; i++) {
            half(rig, 30 * i, 100 + i);
        }
        rig.run();

        assertThat(watcher.seen).containsExactly("30: bar 100", "instant", "60: bar 101", "60: 1h 101", "instant", "90: bar 102", "instant",
                "120: bar 103", "120: 1h 103", "120: 2h 103", "instant", "150: bar 104", "instant");
        assertThat(rig.fills()).as("at the finest bar's opening, not at an hour's").containsExactly("hour 1@101");
    }

    /// The half hour before the second hour's end has no bar: the hour ends on time all the same, and what nobody has closed is not shown.
    @Test
    void aGapDoesNotHoldABarBack() {
        Watcher watcher = new Watcher();
        SessionRig rig = new SessionRig().timeframes("1h").strategy("w", watcher);
        half(half(half(half(rig, 0, 100), 30, 101), 60, 102), 150, 105).run();

        assertThat(watcher.seen).containsExactly("30: bar 100", "instant", "60: bar 101", "60: 1h 101", "instant", "90: bar 102", "instant",
                "120: 1h 102", "instant", "180: bar 105", "180: 1h 105", "instant");
    }

    @Test
    void theSessionsLastBarIsShorter() {
        Watcher watcher = new Watcher();
        SessionRig rig = new SessionRig().timeframes("4h", "1d").strategy("w", watcher);
        half(half(rig, 210, 100), 360, 101).run();

        assertThat(watcher.seen).containsExactly("240: bar 100", "240: 4h 100", "instant", "390: bar 101", "390: 4h 101", "390: 1d 101",
                "instant");
    }

    @Test
    void weeksOfDays() {
        List<Bar> weeks = new ArrayList<>();
        SessionRig rig = new SessionRig().timeframes("1w").strategy("w", new Strategy() {
            @Override
            public void onTimeframe(String timeframe, Bar bar, StrategyContext context) {
                weeks.add(bar);
            }
        });
        // Day 1 is Friday 1970-01-02; the weeks end with Sunday, day 3, and day 10.
        for (int day = 1; day <= 11; day++) {
            rig.bar(day, "10", "1" + day % 5, "9", "10." + day % 10);
        }
        rig.run();

        assertThat(weeks).extracting(bar -> bar.tsClose() / SessionRig.DAY + " " + bar.close() + " " + bar.high() + " " + bar.volumeUnits())
                .containsExactly("3 10.3000 13.0000 3000", "10 10.0000 14.0000 7000");
    }

    /// Two for one between the two days: what was taken before is restated.
    @Test
    void aSplitRestatesWhatIsUnderWay() {
        List<Bar> weeks = new ArrayList<>();
        SessionRig rig = new SessionRig().timeframes("1w").strategy("w", new Strategy() {
            @Override
            public void onTimeframe(String timeframe, Bar bar, StrategyContext context) {
                weeks.add(bar);
            }
        });
        rig.bar(2, "10", "12", "8", "10")
                .input(SessionRig.openOf(3) - 1, new CorporateAction.Split(SessionRig.ACME, SessionRig.openOf(3) - 1, 2, 1))
                .bar(3, "5", "5.50", "4.50", "5").bar(4, "5", "5", "5", "5").run();

        assertThat(weeks).hasSize(1);
        assertThat(weeks.getFirst().high()).hasToString("6.0000");
        assertThat(weeks.getFirst().low()).hasToString("4.0000");
        assertThat(weeks.getFirst().volumeUnits()).isEqualTo(3000);
    }

    @Test
    void barsOfTrades() {
        Watcher watcher = new Watcher();
        SessionRig rig = new SessionRig().timeframes("2trades", "300volume", "30000value").strategy("w", watcher);
        for (int i = 0; i < 5; i++) {
            rig.input(SessionRig.openOf(1) + i * MINUTE,
                    new Trade(SessionRig.ACME, SessionRig.openOf(1) + i * MINUTE, (100 + i) * 10_000L, 100,
                            Trade.Aggressor.UNKNOWN));
        }
        rig.run();

        assertThat(watcher.seen).containsExactly("instant", "1: 2trades 101", "instant", "2: 300volume 102", "2: 30000value 102", "instant",
                "3: 2trades 103", "instant", "instant");
    }

    @Test
    void replaysTheSameAndCostsNoEventsWhereNobodyAsks() {
        assertThat(asked().hash()).isEqualTo(asked().hash());
        SessionRig plain = half(half(new SessionRig().strategy("w", new Watcher()), 0, 100), 30, 101).run();
        assertThat(plain.events.stream().filter(event -> event.type() == EventType.TIMER)).as("the start, and the sessions' ends")
                .hasSize(1);
    }

    private static SessionRig asked() {
        return half(half(half(new SessionRig().timeframes("1h").strategy("w", new Watcher()), 0, 100), 30, 101), 60, 102).run();
    }
}
