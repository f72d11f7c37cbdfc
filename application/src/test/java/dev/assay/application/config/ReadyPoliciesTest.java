package dev.assay.application.config;

import static dev.assay.application.config.Configs.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.riskguard.StandardPolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ready risk policies, and that no configuration goes without one.
class ReadyPoliciesTest {
    private static final ConfigVocabulary NAMES = new ConfigVocabulary(List.of("ema-cross"), List.of("next-open"),
            StandardPolicy.controlIds(), List.of("XNYS"));

    private static ConfigOutcome load(String text, String... sets) {
        return ConfigLoader.load(ConfigSources.ofFile("my.yaml", text, Path.of("base")).set(List.of(sets)), NAMES);
    }

    private static EffectiveConfig ready(String text, String... sets) {
        ConfigOutcome outcome = load(text, sets);
        assertThat(outcome).as(outcome instanceof ConfigOutcome.Refused refused ? refused.text() : "")
                .isInstanceOf(ConfigOutcome.Ready.class);
        return ((ConfigOutcome.Ready) outcome).config();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conservative", "standard", "aggressive", "day-trading"})
    void eachGivesEveryValueThatIsNotGiven(String name) {
        assertThat(ReadyPolicies.names()).contains(name);
        assertThat(ReadyPolicies.text(name)).startsWith("# ").contains("\nrisk:\n");
        EffectiveConfig config = ready(SMALL + "risk: {policy: " + name + "}\n");
        assertThat(config.config().risk().policy()).isEqualTo(name);
        assertThat(config.origin("risk.maxGrossExposure").text()).startsWith(name + ".yaml:");
        assertThat(config.origin("risk.margin.initial").text()).startsWith(name + ".yaml:");
        assertThat(ConfigLoader.readSnapshot("config.json", config.snapshot(), Path.of("base"), NAMES))
                .isInstanceOfSatisfying(ConfigOutcome.Ready.class, again -> assertThat(again.config().config()).isEqualTo(config.config()));
    }

    @Test
    void theyDifferFromCautiousToBold() {
        AssayConfig.Risk cautious = ready(SMALL + "risk: {policy: conservative}\n").config().risk();
        AssayConfig.Risk bold = ready(SMALL + "risk: {policy: aggressive}\n").config().risk();
        AssayConfig.Risk day = ready(SMALL + "risk: {policy: day-trading}\n").config().risk();
        assertThat(cautious.maxGrossExposure()).hasToString("100%");
        assertThat(bold.maxGrossExposure()).hasToString("400%");
        assertThat(cautious.shortSales()).isEqualTo(AssayConfig.ShortSales.FORBIDDEN);
        assertThat(cautious.halt()).containsExactly("DAILY_LOSS_DRAWDOWN", "MAX_DRAWDOWN");
        assertThat(day.tradingHours()).isEqualTo(AssayConfig.TradingHours.SESSION);
        assertThat(day.maxDailyLoss()).hasToString("3%");
    }

    @Test
    void standardIsWhatHoldsByDefault() {
        assertThat(ready(SMALL + "risk: {policy: standard}\n").config()).isEqualTo(ready(SMALL).config());
    }

    @Test
    void whatIsGivenWins() {
        EffectiveConfig config = ready(SMALL + "risk:\n  policy: conservative\n  maxDrawdown: 11%\n  orderRate: {max: 3}\n",
                "risk.maxSpread=2%");
        assertThat(config.config().risk().maxDrawdown()).hasToString("11%");
        assertThat(config.config().risk().maxSpread()).hasToString("2%");
        assertThat(config.config().risk().orderRate().max()).isEqualTo(3);
        assertThat(config.origin("risk.maxDrawdown").text()).isEqualTo("my.yaml:7");
        assertThat(ready(SMALL, "risk.policy=conservative").config().risk().maxDrawdown()).hasToString("10%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "off", "''", "null"})
    void thereIsNoRunWithoutAPolicy(String policy) {
        assertThat(load(SMALL + "risk: {policy: " + policy + "}\n")).isInstanceOfSatisfying(ConfigOutcome.Refused.class,
                refused -> assertThat(refused.text()).contains("risk.policy").contains("conservative or standard or aggressive"));
        assertThatThrownBy(() -> ReadyPolicies.text(policy)).hasMessageContaining("there are conservative, standard");
    }

    @Test
    void levelsNameWhatThereIs() {
        AssayConfig.Risk risk = ready(SMALL + """
                risk:
                  firm: {maxGrossExposure: 150%, creditThreshold: 500000}
                  strategies: [{id: ema-cross, maxOrderQuantity: 50, maxOrdersPerDay: 7}]
                  instruments: [{symbol: AAPL, maxPositionQuantity: 100, locate: 10}]
                  groups: [{name: tech, instruments: [AAPL], maxNotional: 40%}]
                  deployment: {venues: [XNAS]}
                """).config().risk();
        assertThat(risk.firm().maxGrossExposure()).hasToString("Optional[150%]");
        assertThat(risk.strategies()).singleElement().satisfies(each -> assertThat(each.level().maxOrdersPerDay()).contains(7L));
        assertThat(risk.instruments()).singleElement().satisfies(each -> assertThat(each.locate()).hasToString("Optional[10]"));
        assertThat(risk.deployment()).hasValueSatisfying(stage -> assertThat(stage.maxOrdersPerDay()).isEqualTo(10));
        assertRefused("strategies: [{id: ema-cros}]",
                "my.yaml:6: risk.strategies[0].id: \"ema-cros\" is no strategy of this run: did you mean \"ema-cross\"?");
        assertRefused("instruments: [{symbol: AAPLE}]", "risk.instruments[0].symbol: \"AAPLE\" is not among data.instruments");
        assertRefused("groups: [{name: g, instruments: [MSFT], maxNotional: 1%}]", "\"MSFT\" is not among data.instruments");
        assertRefused("restricted: [MSFT]", "risk.restricted: \"MSFT\" is not among data.instruments");
        assertRefused("soft: [KILL_SWITCH]", "risk.soft");
    }

    private static void assertRefused(String line, String message) {
        assertThat(load(SMALL + "risk:\n  " + line + "\n")).isInstanceOfSatisfying(ConfigOutcome.Refused.class,
                refused -> assertThat(refused.text()).contains(message));
    }
}
