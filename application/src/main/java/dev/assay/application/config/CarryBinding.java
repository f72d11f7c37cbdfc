package dev.assay.application.config;

import dev.assay.application.config.Declared.Listing;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the terms of carry from a bound section without problems.
final class CarryBinding {
    private CarryBinding() {}

    static CostTerms.Carry carry(Bound carry) {
        List<CostTerms.Borrow> borrow = new ArrayList<>();
        for (Bound each : carry.items(CarryKeys.BORROW)) {
            borrow.add(new CostTerms.Borrow(each.find(CarryKeys.BORROW_SYMBOL), each.get(CarryKeys.BORROW_RATE)));
        }
        List<CostTerms.Fx> fx = new ArrayList<>();
        for (Bound each : carry.items(CarryKeys.FX)) {
            fx.add(new CostTerms.Fx(each.get(CarryKeys.SYMBOL), each.get(CarryKeys.LONG), each.get(CarryKeys.SHORT),
                    each.get(CarryKeys.TRIPLE_DAY), each.get(CarryKeys.FX_DAYS)));
        }
        List<CostTerms.Funding> funding = new ArrayList<>();
        for (Bound each : carry.items(CarryKeys.FUNDING)) {
            List<LocalTime> times = new ArrayList<>();
            for (String time : each.get(CarryKeys.FUNDING_AT)) {
                times.add(LocalTime.parse(time));
            }
            funding.add(new CostTerms.Funding(each.get(CarryKeys.SYMBOL), each.get(CarryKeys.FUNDING_RATE), times));
        }
        return new CostTerms.Carry(borrow, carry.get(CarryKeys.BORROW_ON), carry.get(CarryKeys.BORROW_DAYS), tiers(carry, CarryKeys.CREDIT),
                tiers(carry, CarryKeys.DEBIT), carry.get(CarryKeys.INTEREST_DAYS), fx, funding);
    }

    private static List<CostTerms.Tier> tiers(Bound carry, Listing listing) {
        List<CostTerms.Tier> tiers = new ArrayList<>();
        for (Bound tier : carry.items(listing)) {
            tiers.add(new CostTerms.Tier(tier.get(CarryKeys.TIER_FROM), tier.get(CarryKeys.TIER_RATE)));
        }
        return tiers;
    }

    /// Tiers begin at zero and rise.
    static void check(Bound carry, List<ConfigProblem> problems) {
        for (Listing listing : List.of(CarryKeys.CREDIT, CarryKeys.DEBIT)) {
            Optional<BigDecimal> last = Optional.empty();
            for (Bound tier : carry.items(listing)) {
                Optional<BigDecimal> from = tier.find(CarryKeys.TIER_FROM);
                boolean first = tier == carry.items(listing).getFirst();
                boolean wrong = from.isPresent()
                        && (first ? from.get().signum() != 0 : last.isPresent() && from.get().compareTo(last.get()) <= 0);
                if (wrong) {
                    problems.add(new ConfigProblem(tier.origin(), tier.path(),
                            from.get().toPlainString()
                                    + " is out of order: the first tier begins at 0, and each later one above the one before"));
                }
                last = from;
            }
        }
    }
}
