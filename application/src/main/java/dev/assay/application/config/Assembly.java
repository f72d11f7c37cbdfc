package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.Account;
import dev.assay.application.config.AssayConfig.Code;
import dev.assay.application.config.AssayConfig.Commission;
import dev.assay.application.config.AssayConfig.Costs;
import dev.assay.application.config.AssayConfig.Data;
import dev.assay.application.config.AssayConfig.Execution;
import dev.assay.application.config.AssayConfig.Failure;
import dev.assay.application.config.AssayConfig.Fills;
import dev.assay.application.config.AssayConfig.Impact;
import dev.assay.application.config.AssayConfig.Journal;
import dev.assay.application.config.AssayConfig.Rate;
import dev.assay.application.config.AssayConfig.RateFrom;
import dev.assay.application.config.AssayConfig.Run;
import dev.assay.application.config.AssayConfig.Settlement;
import dev.assay.application.config.AssayConfig.Slippage;
import dev.assay.application.config.AssayConfig.Source;
import dev.assay.application.config.AssayConfig.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the typed configuration from bound sections without problems. On the path of every start, so it loops where a stream would do:
/// a lambda costs about a millisecond the first time.
final class Assembly {
    private Assembly() {}

    static AssayConfig of(Bound root) {
        return new AssayConfig(run(root.section(Keys.RUN)), data(root.section(Keys.DATA)),
                strategies(root.items(Keys.STRATEGIES)), account(root.section(Keys.ACCOUNT)),
                execution(root.section(Keys.EXECUTION)), reconciliation(root.section(ReconciliationKeys.RECONCILIATION)),
                RiskAssembly.of(root.section(Keys.RISK)), fills(root.section(Keys.FILLS)),
                LatencyKeys.of(root.section(LatencyKeys.LATENCY)), costs(root.section(Keys.COSTS)), brokers(root.items(Keys.BROKERS)),
                routes(root.items(BrokerKeys.ROUTES)),
                root.get(Keys.CALENDAR),
                new Failure(root.section(Keys.FAILURE).get(Keys.PROTECTIVE_EXITS)),
                new Journal(root.section(Keys.JOURNAL).get(Keys.SEGMENT_BYTES), root.section(Keys.JOURNAL).get(PaperKeys.SYNC)),
                new AssayConfig.Report(root.section(Keys.REPORT).find(Keys.BENCHMARK),
                        root.section(Keys.REPORT).find(Keys.BENCHMARK_DATASET)),
                PaperKeys.of(root.section(PaperKeys.PAPER)));
    }

    private static List<Strategy> strategies(List<Bound> items) {
        List<Strategy> strategies = new ArrayList<>();
        for (Bound item : items) {
            strategies.add(strategy(item));
        }
        return strategies;
    }

    private static List<Source> sources(List<Bound> items) {
        List<Source> sources = new ArrayList<>();
        for (Bound item : items) {
            sources.add(new Source(item.get(Keys.FILES), item.get(Keys.MAPPING)));
        }
        return sources;
    }

    private static Run run(Bound run) {
        return new Run(run.get(Keys.RUN_NAME), run.get(Keys.SEED), run.get(Keys.EMBED_INPUTS), run.get(Keys.EQUITY));
    }

    private static Data data(Bound data) {
        return new Data(data.get(Keys.CATALOGUE), data.find(Keys.DATASET), data.get(Keys.INSTRUMENTS), data.get(Keys.TIMEFRAME),
                data.get(Keys.HOURS),
                data.find(Keys.FROM), data.find(Keys.TO), data.find(Keys.WARMUP),
                sources(data.items(Keys.SOURCES)), CaptureKeys.of(data.items(CaptureKeys.CAPTURES)),
                data.find(Keys.CORPORATE_ACTIONS));
    }

    private static Strategy strategy(Bound strategy) {
        Optional<String> name = strategy.find(Keys.BUILT_IN);
        Code code = name.isPresent() ? new Code.BuiltIn(name.get()) : new Code.SourceFile(strategy.get(Keys.STRATEGY_FILE));
        return new Strategy(strategy.get(Keys.STRATEGY_ID), code, strategy.params(Keys.STRATEGY_PARAMS),
                strategy.get(Keys.STRATEGY_INSTRUMENTS), strategy.get(Keys.ALLOCATION),
                strategy.find(Keys.STRATEGY_TIMEFRAMES).orElse(List.of()));
    }

    private static Account account(Bound account) {
        List<Rate> rates = new ArrayList<>();
        for (Bound item : account.items(AccountKeys.RATES)) {
            Optional<String> pair = item.find(AccountKeys.RATE_PAIR);
            rates.add(new Rate(item.get(AccountKeys.RATE_CURRENCY),
                    pair.isPresent() ? new RateFrom.Pair(pair.get()) : new RateFrom.Constant(item.get(AccountKeys.RATE_CONSTANT))));
        }
        return new Account(account.get(Keys.CURRENCY), account.get(Keys.CASH), account.get(AccountKeys.LOTS),
                account.get(AccountKeys.POSITIONS), rates,
                account.get(AccountKeys.TYPE), settlement(account.section(AccountKeys.SETTLEMENT)),
                MarginBinding.margin(account.section(AccountKeys.MARGIN)));
    }

    private static Settlement settlement(Bound settlement) {
        return new Settlement(settlement.get(AccountKeys.SETTLEMENT_RULE), settlement.get(AccountKeys.UNSETTLED),
                settlement.get(AccountKeys.MARKET_BUFFER));
    }

    private static Execution execution(Bound execution) {
        return new Execution(execution.get(Keys.ROUNDING), execution.get(Keys.MIN_ORDER_NOTIONAL),
                execution.find(Keys.MAX_ORDERS_PER_SECOND),
                execution.get(Keys.MAX_SIGNALS_PER_INSTANT), execution.find(Keys.RECONCILE_EVERY), execution.get(Keys.DELAY_BARS),
                execution.get(Keys.NETTING));
    }

    private static AssayConfig.Reconciliation reconciliation(Bound section) {
        return new AssayConfig.Reconciliation(section.get(ReconciliationKeys.UNKNOWN_ORDER), section.get(ReconciliationKeys.MISSING_ORDER),
                section.get(ReconciliationKeys.MISSED_FILL), section.get(ReconciliationKeys.ORDER_STATE),
                section.get(ReconciliationKeys.POSITION),
                section.get(ReconciliationKeys.CASH), section.find(ReconciliationKeys.ADOPTER));
    }

    private static List<AssayConfig.Broker> brokers(List<Bound> items) {
        List<AssayConfig.Broker> brokers = new ArrayList<>();
        for (Bound item : items) {
            brokers.add(new AssayConfig.Broker(item.get(BrokerKeys.NAME), item.find(BrokerKeys.ORDER_TYPES).orElse(List.of()),
                    fills(item.section(Keys.FILLS)), costs(item.section(Keys.COSTS))));
        }
        return brokers;
    }

    private static List<AssayConfig.Route> routes(List<Bound> items) {
        List<AssayConfig.Route> routes = new ArrayList<>();
        for (Bound item : items) {
            routes.add(new AssayConfig.Route(item.get(BrokerKeys.BROKER), item.find(BrokerKeys.STRATEGIES).orElse(List.of()),
                    item.find(BrokerKeys.INSTRUMENTS).orElse(List.of())));
        }
        return routes;
    }

    private static Fills fills(Bound fills) {
        Bound impact = fills.section(Keys.IMPACT);
        return new Fills(fills.get(Keys.FILL_MODEL), fills.get(Keys.LIMIT_ORDERS), fills.get(Keys.TOUCH_PROBABILITY),
                fills.get(Keys.FILL_PATH), fills.find(Keys.PARTICIPATION),
                new Impact(impact.get(Keys.IMPACT_MODEL), impact.get(Keys.IMPACT_COEFFICIENT), impact.get(Keys.IMPACT_EXPONENT),
                        impact.get(Keys.IMPACT_PERMANENT), impact.get(Keys.IMPACT_WINDOW)),
                fills.get(FillKeys.QUEUE), fills.get(FillKeys.QUEUE_EXPONENT),
                fills.params(Keys.FILL_PARAMS));
    }

    private static Costs costs(Bound costs) {
        Bound commission = costs.section(Keys.COMMISSION);
        Bound slippage = costs.section(Keys.SLIPPAGE);
        return new Costs(
                new Commission(commission.get(Keys.COMMISSION_MODEL), commission.get(Keys.COMMISSION_RATE),
                        commission.get(Keys.COMMISSION_MINIMUM), commission.get(Keys.COMMISSION_MAXIMUM)),
                new Slippage(slippage.get(Keys.SLIPPAGE_MODEL), slippage.get(Keys.SLIPPAGE_BPS), slippage.get(Keys.SLIPPAGE_WINDOW)),
                costs.get(Keys.COSTS_FACTOR), costs.find(CostKeys.SCHEDULES).orElse(List.of()), CostBinding.charges(costs),
                CostBinding.assumed(costs), CarryBinding.carry(costs.section(CarryKeys.CARRY)));
    }
}
