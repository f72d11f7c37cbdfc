package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.MarginModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds what a margin account's broker asks from a bound section, and says what does not go with it.
final class MarginBinding {
    private MarginBinding() {}

    static AssayConfig.BrokerMargin margin(Bound margin) {
        Bound liquidation = margin.section(AccountKeys.LIQUIDATION);
        List<AssayConfig.MarginOf> instruments = new ArrayList<>();
        for (Bound each : margin.items(AccountKeys.MARGIN_INSTRUMENTS)) {
            instruments.add(new AssayConfig.MarginOf(each.get(AccountKeys.MARGIN_SYMBOL), rates(each)));
        }
        return new AssayConfig.BrokerMargin(margin.get(AccountKeys.MARGIN_MODEL), margin.get(AccountKeys.LEVERAGE),
                margin.get(AccountKeys.CLOSE_OUT), rates(margin), margin.get(AccountKeys.LOW_PRICED), margin.get(AccountKeys.MARGIN_CHECK),
                margin.get(AccountKeys.GRACE), liquidation.get(AccountKeys.LIQUIDATION_ORDER), liquidation.get(AccountKeys.LIQUIDATION_TO),
                instruments);
    }

    private static AssayConfig.MarginRates rates(Bound bound) {
        return new AssayConfig.MarginRates(bound.get(AccountKeys.INITIAL_LONG), bound.get(AccountKeys.INITIAL_SHORT),
                bound.get(AccountKeys.MAINTENANCE_LONG), bound.get(AccountKeys.MAINTENANCE_SHORT));
    }

    /// What does not go with a margin model.
    static void check(Bound root, List<ConfigProblem> problems) {
        Bound account = root.section(Keys.ACCOUNT);
        Bound margin = account.section(AccountKeys.MARGIN);
        Optional<MarginModel> model = margin.find(AccountKeys.MARGIN_MODEL);
        if (model.isEmpty() || model.get() == MarginModel.NONE) {
            return;
        }
        if (account.find(AccountKeys.TYPE).equals(Optional.of(AssayConfig.AccountType.CASH))) {
            problem(margin, AccountKeys.MARGIN_MODEL, "a cash account borrows nothing: leave account.margin out, or account.type",
                    problems);
        }
        if (account.find(AccountKeys.POSITIONS).equals(Optional.of(AssayConfig.Positions.HEDGING))) {
            problem(margin, AccountKeys.MARGIN_MODEL, "the margin models know netted positions only: account.positions must be netting",
                    problems);
        }
        if (!root.items(Keys.BROKERS).isEmpty()) {
            problem(margin, AccountKeys.MARGIN_MODEL, "a margin account is kept at one broker: leave brokers and routes out", problems);
        }
        Optional<BigDecimal> leverage = margin.find(AccountKeys.LEVERAGE);
        if (leverage.isPresent() && leverage.get().compareTo(BigDecimal.ONE) < 0) {
            problem(margin, AccountKeys.LEVERAGE,
                    leverage.get().toPlainString()
                            + " is below 1: an account that may not use its whole equity is limited by risk.maxLeverage",
                    problems);
        }
        List<String> symbols = root.section(Keys.DATA).find(Keys.INSTRUMENTS).orElse(List.of());
        List<String> seen = new ArrayList<>();
        for (Bound each : margin.items(AccountKeys.MARGIN_INSTRUMENTS)) {
            Optional<String> symbol = each.find(AccountKeys.MARGIN_SYMBOL);
            if (symbol.isPresent() && !symbols.isEmpty() && !symbols.contains(symbol.get())) {
                problem(each, AccountKeys.MARGIN_SYMBOL,
                        Json.quote(symbol.get()) + " is not among data.instruments" + Nearest.hint(symbol.get(), symbols), problems);
            } else if (symbol.isPresent() && seen.contains(symbol.get())) {
                problem(each, AccountKeys.MARGIN_SYMBOL, Json.quote(symbol.get()) + " has rates already: keep one", problems);
            }
            symbol.ifPresent(seen::add);
        }
    }

    private static void problem(Bound section, Declared.Key<?> key, String text, List<ConfigProblem> problems) {
        problems.add(new ConfigProblem(section.slot(key).origin(), section.pathOf(key), text));
    }
}
