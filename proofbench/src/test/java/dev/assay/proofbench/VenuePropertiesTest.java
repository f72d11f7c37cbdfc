package dev.assay.proofbench;

import dev.assay.core.money.Price;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What must hold of every fill, whatever the orders and the data, under every model that does not declare itself optimistic.
class VenuePropertiesTest {
    /// One bar, and what the trader does before its opening, after it, and inside the bar.
    record Step(List<Integer> prices, List<Wish> before, List<Wish> after, List<Wish> inside) {}

    /// A new order, or new terms for the last one.
    record Wish(Side side, int quantity, OrdType type, int limit, int stop, TimeInForce timeInForce, boolean replaces) {
        OrderTerms terms() {
            return new OrderTerms(type, type.hasLimit() ? new Price(limit, 2) : null, type.hasStop() ? new Price(stop, 2) : null,
                    timeInForce, type == OrdType.TRAILING_STOP ? Trail.amount(new Price(stop - 989, 2)) : null, 0, null, false, false);
        }
    }

    @Provide
    Arbitrary<List<Step>> markets() {
        Arbitrary<Integer> prices = Arbitraries.integers().between(990, 1010);
        Arbitrary<List<Wish>> wishes = Combinators
                .combine(Arbitraries.of(Side.class), Arbitraries.integers().between(1, 500), Arbitraries.of(OrdType.class), prices, prices,
                        Arbitraries.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.CLS),
                        Arbitraries.of(true, false, false))
                .as(Wish::new).list().ofMaxSize(3);
        return Combinators.combine(prices.list().ofSize(4), wishes, wishes, wishes).as(Step::new).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<FillModel> models() {
        return Combinators.combine(Arbitraries.of("next-open", "next-close"), Arbitraries.of(LimitFill.class),
                Arbitraries.of("0", "0.5", "7"), Arbitraries.of(true, false)).as((id, limits, basisPoints, half) -> {
                    FillModel whole = FillModels.of(id, limits, BasisPointSlippage.of(basisPoints));
                    return half ? new HalfModel(whole) : whole;
                });
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void everyFillIsHonest(@ForAll("markets") List<Step> market, @ForAll("models") FillModel model) {
        Auditor auditor = new Auditor(model);
        market.forEach(auditor::live);
        auditor.finish();
    }
}
