package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Money;
import dev.assay.core.order.ExecType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fast venue and the naive one say the same, report by report, on seeded random orders and data.
class VenueAgreementTest {
    private static final int SEEDS = 400;

    @ParameterizedTest(name = "{0}, {1}, {2} bp, halves {3}, {4} % of the volume, impact {5}, {6}")
    @CsvSource(nullValues = "whole", value = {"next-open, THROUGH, 0, false, whole, 0, WORST_CASE",
            "next-open, TOUCH, 3.5, false, whole, 0, WORST_CASE",
            "next-open, THROUGH, 2, true, whole, 0, WORST_CASE",
            "next-open, THROUGH, 2, false, 10, 0.1, WORST_CASE",
            "next-open, TOUCH, 0, false, 25, 0, WORST_CASE",
            "next-close, THROUGH, 0, false, 2.5, 0.1, WORST_CASE",
            "next-close, TOUCH, 1, true, 20, 0.3, WORST_CASE",
            "next-open, THROUGH, 0, false, whole, 0.2, WORST_CASE",
            "next-close, THROUGH, 1, false, whole, 0, WORST_CASE",
            "next-close, TOUCH, 0, true, whole, 0, WORST_CASE",
            "this-close, THROUGH, 0.5, false, whole, 0, WORST_CASE",
            "next-open, THROUGH, 0, false, whole, 0, OPEN_HIGH_LOW",
            "next-open, TOUCH, 1, true, 30, 0.1, OPEN_LOW_HIGH",
            "typical-price, THROUGH, 1, false, 10, 0, NEAREST_FIRST",
            "average-price, TOUCH, 0, false, whole, 0, BEST_CASE",
            "worst-price, THROUGH, 0, true, whole, 0, NEAREST_FIRST",
            "mid, TOUCH, 1, false, 20, 0.1, BEST_CASE"})
    void bothVenuesSayTheSame(String id, LimitFill limits, String basisPoints, boolean half, @Nullable String share, String impact,
            IntrabarPath path) {
        Map<ExecType, Integer> seen = new LinkedHashMap<>();
        long ambiguous = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            FillModel whole = FillModels.of(id, FillRules.DEFAULT.with(limits).slipping(BasisPointSlippage.of(basisPoints))
                    .with(share == null ? Participation.WHOLE : Participation.percent(share))
                    .moving(new VolumeShareImpact(Double.parseDouble(impact), 2)).with(path));
            SimulatedBroker fast = new SimulatedBroker(Desk.UNIVERSE, half ? new HalfModel(whole) : whole, Desk.HALF_CENT,
                    Money.of("0", USD), ts -> ts % RandomMarket.SESSION == 0);
            NaiveVenue naive = new NaiveVenue(id, path.id(), limits == LimitFill.TOUCH, new BigDecimal(basisPoints), half,
                    RandomMarket.SESSION,
                    new NaiveLiquidity(share == null ? null : new BigDecimal(share).movePointLeft(2), new BigDecimal(impact)));
            new RandomMarket(seed, fast, naive, seen).run();
            assertThat(fast.cash().getFirst().toString()).as("cash, seed %s", seed)
                    .isEqualTo(new Money(naive.cash.movePointRight(6).longValueExact(), USD).toString());
            assertThat(fast.positions().isEmpty() ? "0" : NaiveVenue.text(fast.positions().getFirst().quantity().decimal()))
                    .as("position, seed %s", seed).isEqualTo(NaiveVenue.text(naive.position));
            assertThat(fast.ambiguousBars()).as("ambiguous bars, seed %s", seed).isEqualTo(naive.ambiguous);
            ambiguous += fast.ambiguousBars();
        }
        assertThat(seen).as("every kind of report was compared often").hasSize(8).allSatisfy(
                (kind, count) -> assertThat(count).isGreaterThan(100));
        assertThat(ambiguous).isGreaterThan(20);
    }
}
