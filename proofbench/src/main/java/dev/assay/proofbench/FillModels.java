package dev.assay.proofbench;

import java.util.List;
import java.util.stream.Stream;

/// The fill models by name. Add one by adding its rule; `assay models` and the config check list what stands here.
public final class FillModels {
    /// The model of a run that names none.
    public static final String DEFAULT = PriceRule.NEXT_OPEN.id;

    private FillModels() {}

    /// The names a config may use.
    public static List<String> ids() {
        return Stream.concat(Stream.of(PriceRule.values()).map(rule -> rule.id), Stream.of(BookModel.ID)).toList();
    }

    /// The model of that name, with limit orders filled on trade-through and without slippage.
    ///
    /// @throws IllegalArgumentException when there is none; the message lists those there are
    public static FillModel byId(String id) {
        return of(id, LimitFill.THROUGH, new NoSlippage());
    }

    /// The model of that name with a limit rule and slippage.
    ///
    /// @throws IllegalArgumentException when there is none; the message lists those there are
    public static FillModel of(String id, LimitFill limits, Slippage slippage) {
        return of(id, FillRules.DEFAULT.with(limits).slipping(slippage));
    }

    /// The model of that name with the rules it is made with.
    ///
    /// @throws IllegalArgumentException when there is none, and the message lists those there are, or when the rules do not go with it
    public static FillModel of(String id, FillRules rules) {
        for (PriceRule rule : PriceRule.values()) {
            if (rule.id.equals(id)) {
                return new TopOfMarketModel(rule, rules);
            }
        }
        if (id.equals(BookModel.ID)) {
            return new BookModel(rules);
        }
        throw new IllegalArgumentException("no fill model is called \"" + id + "\"; there are " + String.join(", ", ids()));
    }

    /// Every model with its defaults, for listings.
    public static List<FillModel> all() {
        return ids().stream().map(FillModels::byId).toList();
    }
}
