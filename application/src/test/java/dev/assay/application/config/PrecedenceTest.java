package dev.assay.application.config;

import static dev.assay.application.config.Configs.SMALL;
import static dev.assay.application.config.Configs.load;
import static dev.assay.application.config.Configs.loadWith;
import static dev.assay.application.config.Configs.ready;
import static dev.assay.application.config.Configs.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {
    /// Every combination of layers that may or may not give the value: the last layer that gives it wins.
    @ParameterizedTest
    @CsvSource({"false,false,false,100000.00,default", "true,false,false,1,my.yaml:6", "false,true,false,2,ASSAY_ACCOUNT_CASH",
            "true,true,false,2,ASSAY_ACCOUNT_CASH", "false,false,true,3,--set account.cash", "true,false,true,3,--set account.cash",
            "false,true,true,3,--set account.cash", "true,true,true,3,--set account.cash"})
    void lastLayerThatGivesAValueWins(boolean file, boolean environment, boolean option, String cash, String origin) {
        String text = SMALL + (file ? "account:\n  cash: 1\n" : "");
        Map<String, String> variables = environment ? Map.of("ASSAY_ACCOUNT_CASH", "2") : Map.of();
        EffectiveConfig config = ready(loadWith(text, variables, option ? new String[]{"account.cash=3"} : new String[0]));
        assertThat(config.config().account().cash()).isEqualTo(new BigDecimal(cash));
        assertThat(config.origin("account.cash").text()).isEqualTo(origin);
    }

    @Test
    void laterOptionWins() {
        assertThat(ready(load(SMALL, "run.seed=5", "run.seed=6")).config().run().seed()).isEqualTo(6);
    }

    @Test
    void everyOtherKeyHasItsDefault() {
        AssayConfig config = ready(load(SMALL)).config();
        assertThat(config.run())
                .isEqualTo(new AssayConfig.Run("my", 1, AssayConfig.EmbedInputs.AUTO, AssayConfig.EquitySampling.SESSION));
        assertThat(config.data().catalogue()).isEqualTo(Path.of("catalogue"));
        assertThat(config.data().timeframe()).hasToString("1d");
        assertThat(config.risk().maxPriceAge()).hasDays(4);
        assertThat(config.risk().maxGrossExposure()).hasToString("200%");
        assertThat(config.costs().commission().minimum()).isEqualTo("1.00");
        assertThat(config.calendar()).isEqualTo("XNYS");
        assertThat(config.strategies()).singleElement().satisfies(strategy -> {
            assertThat(strategy.id()).isEqualTo("ema-cross");
            assertThat(strategy.code()).isEqualTo(new AssayConfig.Code.BuiltIn("ema-cross"));
            assertThat(strategy.instruments()).containsExactly("AAPL");
            assertThat(strategy.allocation()).isEqualTo("1");
        });
    }

    @Test
    void defaultsThatFollowFromOtherValues() {
        AssayConfig config = ready(load(SMALL, "data.timeframe=1m", "costs.commission.model=percent", "costs.slippage.model=none"))
                .config();
        assertThat(config.risk().maxPriceAge()).hasMinutes(10);
        assertThat(config.costs().commission().rate()).hasToString("0.1%");
        assertThat(config.costs().commission().minimum()).isEqualTo("0");
        assertThat(config.costs().slippage().bps()).isEqualTo("0");
    }

    @Test
    void noFileAtAll() {
        ConfigSources sources = ConfigSources.withoutFile(Path.of("here"))
                .set(List.of("data.instruments=AAPL,MSFT", "strategy.name=ema-cross",
                        "strategy.params.fast=12"));
        EffectiveConfig config = ready(ConfigLoader.load(sources, Configs.NAMES));
        assertThat(config.config().run().name()).isEqualTo("run");
        assertThat(config.config().data().instruments()).containsExactly("AAPL", "MSFT");
        assertThat(config.resolve(config.config().data().catalogue())).isEqualTo(Path.of("here/catalogue"));
    }

    @Test
    void strategyAndFirstOfStrategiesAreTheSame() {
        String list = "data: {instruments: [AAPL]}\nstrategies:\n  - name: ema-cross\n    params: {fast: 10}\n";
        String single = "data: {instruments: [AAPL]}\nstrategy:\n  name: ema-cross\n  params: {fast: 10}\n";
        for (String file : List.of(list, single)) {
            for (String key : List.of("strategy.params.fast", "strategies[0].params.fast")) {
                EffectiveConfig config = ready(load(file, key + "=12"));
                assertThat(config.config().strategies().getFirst().params().find("fast").orElseThrow().text()).isEqualTo("12");
                assertThat(config.origin("strategies[0].params.fast")).isEqualTo(new Origin.Option(key));
                assertThat(config.origin("strategy.params.fast")).isEqualTo(new Origin.Option(key));
            }
        }
        assertThat(ready(load(list)).hash()).isEqualTo(ready(load(single)).hash());
    }

    @Test
    void strategiesGrowByTheNextPlaceOnly() {
        String list = "data: {instruments: [AAPL]}\nstrategies:\n  - name: ema-cross\n";
        assertThat(ready(load(list, "strategies[1].name=sma-cross")).config().strategies()).hasSize(2)
                .allSatisfy(strategy -> assertThat(strategy.allocation()).isEqualTo("0.5"));
        assertThat(refused(load(list, "strategies[2].name=sma-cross")))
                .isEqualTo("--set strategies[2].name: strategies has 1 entry: the next one is strategies[1]");
        assertThat(refused(load(SMALL, "strategies[1].name=sma-cross"))).isEqualTo(
                "--set strategies[1].name: there is one strategy, under \"strategy\": list it under \"strategies\" to add more");
        assertThat(refused(load(list, "strategies[1].name=sma-cross", "strategy.params.fast=3"))).isEqualTo(
                "--set strategy.params.fast: there are 2 strategies: write strategies[0].params.fast for the first of them");
    }

    @Test
    void variablesFillPlacesInTheirOrder() {
        Map<String, String> variables = new java.util.TreeMap<>();
        for (int i = 0; i < 12; i++) {
            variables.put("ASSAY_STRATEGIES_" + i + "_NAME", "ema-cross");
            variables.put("ASSAY_STRATEGIES_" + i + "_ID", "s" + i);
        }
        AssayConfig config = ready(loadWith("data: {instruments: [AAPL]}", variables)).config();
        assertThat(config.strategies().stream().map(AssayConfig.Strategy::id)).startsWith("s0", "s1", "s2").endsWith("s10", "s11");
    }

    @Test
    void variablesNameKeysAndParametersByOneRule() {
        String file = SMALL + "  params:\n    stopLoss: 5\n    take_profit: 9\nrisk:\n  orderRate: {max: 5}\n";
        EffectiveConfig config = ready(loadWith(file, Map.of("ASSAY_RISK_MAX_ORDER_NOTIONAL", "50%", "ASSAY_RISK_ORDER_RATE_MAX", "7",
                "ASSAY_STRATEGY_PARAMS_STOP_LOSS", "6", "ASSAY_STRATEGIES_0_PARAMS_TAKE_PROFIT", "8", "ASSAY_STRATEGY_PARAMS_HALF_LIFE",
                "3",
                "ASSAY_DATA_INSTRUMENTS", "AAPL, MSFT", "ASSAY_HOME", "/opt/assay", "HOME", "/root")));
        assertThat(config.config().risk().maxOrderNotional()).hasToString("50%");
        assertThat(config.config().risk().orderRate().max()).isEqualTo(7);
        assertThat(config.config().data().instruments()).containsExactly("AAPL", "MSFT");
        assertThat(config.config().strategies().getFirst().params().values().values().stream().map(value -> value.name() + value.text()))
                .containsExactly("halfLife3", "stopLoss6", "take_profit8");
    }

    @Test
    void unknownVariablesAreErrors() {
        assertThat(refused(loadWith(SMALL, Map.of("ASSAY_ACCOUNT_CHAS", "2"))))
                .isEqualTo("ASSAY_ACCOUNT_CHAS: unknown variable: did you mean ASSAY_ACCOUNT_CASH?");
        assertThat(refused(loadWith(SMALL, Map.of("ASSAY_RISK_MAXORDERNOTIONAL", "2"))))
                .isEqualTo("ASSAY_RISK_MAXORDERNOTIONAL: unknown variable: did you mean ASSAY_RISK_MAX_ORDER_NOTIONAL?");
        assertThat(refused(loadWith(SMALL, Map.of("ASSAY_ZZZ", "2")))).contains("ASSAY_ZZZ: unknown variable");
        assertThat(refused(loadWith(SMALL, Map.of("ASSAY_STRATEGY_ID", "a", "ASSAY_STRATEGIES_0_ID", "b"))))
                .isEqualTo("ASSAY_STRATEGY_ID: sets the same key as ASSAY_STRATEGIES_0_ID: keep one");
    }

    @Test
    void wholeSectionsListsAndEntriesCanBeSet() {
        AssayConfig config = ready(load(SMALL, "risk.disabled[0]={id: order-rate, reason: a test}", "data.instruments=[AAPL, BRK.B]",
                "strategy={file: My.java, params: {a: 1}}", "data.corporateActions=us-actions", "risk.killSwitch.file=/tmp/stop")).config();
        assertThat(config.risk().disabled()).containsExactly(new AssayConfig.DisabledControl("order-rate", "a test"));
        assertThat(config.data().instruments()).containsExactly("AAPL", "BRK.B");
        assertThat(config.strategies().getFirst().code()).isEqualTo(new AssayConfig.Code.SourceFile(Path.of("My.java")));
        assertThat(config.strategies().getFirst().id()).isEqualTo("My");
        assertThat(config.data().corporateActions()).contains("us-actions");
    }

    @Test
    void optionsThatNameNothing() {
        assertThat(refused(load(SMALL, "account.cash")))
                .isEqualTo("--set account.cash: must be --set key=value, for example --set account.cash=50000");
        assertThat(refused(load(SMALL, "account..cash=1"))).startsWith("--set account..cash: is no key: ");
        assertThat(refused(load(SMALL, "risk.maxOrderNotionl=5")))
                .isEqualTo("--set risk.maxOrderNotionl: risk: unknown key \"maxOrderNotionl\": did you mean \"maxOrderNotional\"?");
        assertThat(refused(load(SMALL, "data.instruments[0]=A")))
                .isEqualTo("--set data.instruments[0]: data.instruments has no keys of its own: set it as a whole, [a, b] for a list");
        assertThat(refused(load(SMALL, "account.cash.usd=1")))
                .isEqualTo("--set account.cash.usd: account.cash has no keys of its own: set it as a whole, [a, b] for a list");
        assertThat(refused(load(SMALL, "strategies.name=x")))
                .isEqualTo("--set strategies.name: strategies is a list: say which entry, for example strategies[0]");
        assertThat(refused(load(SMALL, "account.cash=-5"))).isEqualTo("--set account.cash: -5 is too small: must be a number > 0");
        assertThat(refused(load(SMALL, "data.instruments=[A"))).startsWith("--set data.instruments: not valid YAML: ");
        assertThat(refused(load(SMALL, "strategy.params.fast.x=1"))).contains("unknown key");
    }
}
