package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.limit;
import static dev.assay.proofbench.Desk.stop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A target above and a stop below, or the other way round, inside one bar whose high is nearer to the open.
class IntrabarPathTest {
    @ParameterizedTest
    @CsvSource({"WORST_CASE, stop, stop", "BEST_CASE, limit, limit", "OPEN_HIGH_LOW, limit, stop", "OPEN_LOW_HIGH, stop, limit",
            "NEAREST_FIRST, limit, stop"})
    void theReadingDecidesWhichOfTheTwoIsTaken(IntrabarPath path, String selling, String buying) {
        assertThat(taken(path, true)).isEqualTo(selling);
        assertThat(taken(path, false)).isEqualTo(buying);
    }

    private static String taken(IntrabarPath path, boolean sells) {
        Desk desk = new Desk(FillModels.of("next-open", FillRules.DEFAULT.with(path)));
        if (sells) {
            desk.sell(100, limit("10.50", TimeInForce.GTC));
            desk.sell(100, stop("9.50"));
        } else {
            desk.buy(100, limit("9.50", TimeInForce.GTC));
            desk.buy(100, stop("10.50"));
        }
        desk.lines();
        desk.show(bar(0, "10.10", "10.60", "9.40", "10.20"));
        List<ExecutionReport> fills = desk.reports();
        assertThat(fills).hasSize(1);
        assertThat(desk.broker.ambiguousBars()).as("counted under every path").isEqualTo(1);
        boolean limit = fills.getFirst().clOrdId() == 1;
        boolean low = sells ^ limit;
        assertThat(fills.getFirst().text()).contains(limit ? "the limit order is taken" : "the stop is taken",
                "trades at about " + (low ? "10.5" : "9.5"));
        return limit ? "limit" : "stop";
    }

    @ParameterizedTest
    @CsvSource({"typical-price, 10.0667, 10.0666", "average-price, 10.075, 10.075", "worst-price, 10.6, 9.4", "next-close, 10.2, 10.2"})
    void priceRulesTakeTheirPriceOfTheNextBar(String id, String bought, String sold) {
        Desk desk = new Desk(FillModels.byId(id));
        desk.buy(1, dev.assay.core.order.OrderTerms.market(TimeInForce.GTC));
        desk.sell(1, dev.assay.core.order.OrderTerms.market(TimeInForce.GTC));
        desk.lines();
        desk.show(bar(0, "10.10", "10.60", "9.40", "10.20"));
        assertThat(desk.fills()).containsExactly("1 1@" + bought, "2 1@" + sold);
    }

    /// Touches fill as often as asked, a trade-through always, and the same seed gives the same fills.
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.25, 400, 600", "1, 2000, 2000"})
    void aTouchFillsWithItsProbability(double probability, int least, int most) {
        List<String> first = touched(probability, 11);
        assertThat(first.size()).isBetween(least, most);
        assertThat(touched(probability, 11)).isEqualTo(first);
        if (probability > 0 && probability < 1) {
            assertThat(touched(probability, 12)).isNotEqualTo(first);
        }
    }

    private static List<String> touched(double probability, long seed) {
        Desk desk = new Desk(FillModels.of("next-open", FillRules.DEFAULT.touching(probability, seed)));
        for (int i = 0; i < 2000; i++) {
            desk.buy(1, limit("9.40", TimeInForce.GTC));
        }
        desk.lines();
        desk.show(bar(0, "10.10", "10.60", "9.40", "10.20"));
        List<String> fills = desk.fills();
        desk.show(bar(1, "10.10", "10.60", "9.30", "10.20"));
        assertThat(fills.size() + desk.fills().size()).isEqualTo(2000);
        return fills;
    }

    /// Our orders share what a bar gives; the rest waits; an opening gives only what the bar before it has shown.
    @org.junit.jupiter.api.Test
    void volumeIsSharedAndNeverUsedBeforeItTraded() {
        Desk desk = new Desk(FillModels.of("next-open", FillRules.DEFAULT.with(Participation.percent("10"))));
        desk.buy(150, dev.assay.core.order.OrderTerms.market(TimeInForce.GTC));
        desk.buy(30, dev.assay.core.order.OrderTerms.market(TimeInForce.GTC));
        desk.lines();
        desk.show(bar(0, "10.00", "10.60", "9.40", "10.20"));
        assertThat(desk.fills()).as("no volume is known at the first opening").isEmpty();
        desk.show(bar(1, "10.00", "10.60", "9.40", "10.20"));
        assertThat(desk.fills()).containsExactly("1 100@10");
        desk.show(bar(2, "11.00", "11.60", "10.40", "11.20"));
        assertThat(desk.fills()).containsExactly("1 50@11", "2 30@11");
    }
}
