package dev.assay.application.config;

import static dev.assay.application.config.Configs.SMALL;
import static dev.assay.application.config.Configs.load;
import static dev.assay.application.config.Configs.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Broken configurations and exactly what is said about them.
class BrokenConfigTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                // names
                of(SMALL + "strateegy: {}\n", "my.yaml:5: unknown key \"strateegy\": did you mean \"strategy\"?"),
                of(SMALL + "risk:\n  maxOrderNotionl: 5\n",
                        "my.yaml:6: risk: unknown key \"maxOrderNotionl\": did you mean \"maxOrderNotional\"?"),
                of(SMALL + "risk:\n  max_order_notional: 5\n",
                        "my.yaml:6: risk: unknown key \"max_order_notional\": did you mean \"maxOrderNotional\"?"),
                of(SMALL + "cash: 5\n", "my.yaml:5: unknown key \"cash\": did you mean \"account.cash\"?"),
                of(SMALL + "run:\n  capital: 5\n", "my.yaml:6: run: unknown key \"capital\": did you mean \"account.cash\"?"),
                of(SMALL + "failure: {banana: 1}\n", "my.yaml:5: failure: unknown key \"banana\": the keys here are protectiveExits"),
                of("data: {instruments: [A]}\nstrategy: {name: emacross}\n",
                        "my.yaml:2: strategy.name: \"emacross\" is not the name of a built-in strategy: did you mean \"ema-cross\"?"),
                of(SMALL + "fills: {model: vwap}\n",
                        "my.yaml:5: fills.model: \"vwap\" is not the name of a fill model: must be one of next-open, this-close"),
                of(SMALL + "costs: {commission: {model: per-shares}}\n",
                        "my.yaml:5: costs.commission.model: \"per-shares\" is not known: must be per-share or percent or none"),
                of(SMALL + "reconciliation: {cash: close}\n",
                        "my.yaml:5: reconciliation.cash: \"close\" is not known: must be halt or adopt"),
                of(SMALL + "reconciliation: {unknownOrder: close}\n",
                        "my.yaml:5: reconciliation.unknownOrder: \"close\" is not known: must be halt or adopt or cancel"),
                of(SMALL + "reconciliation: {adopter: nobody}\n",
                        "my.yaml:5: reconciliation.adopter: \"nobody\" is no strategy of this run: must be one of ema-cross"),
                // numbers
                of(SMALL + "account:\n  cash: -5\n", "my.yaml:6: account.cash: -5 is too small: must be a number > 0"),
                of(SMALL + "account:\n  cash: 0\n", "my.yaml:6: account.cash: 0 is too small: must be a number > 0"),
                of(SMALL + "account:\n  cash: 1e3\n",
                        "my.yaml:6: account.cash: 1e3 is in exponent notation: write all digits; must be a number > 0"),
                of(SMALL + "account:\n  cash: 1_000\n",
                        "my.yaml:6: account.cash: 1_000 has separators between its digits: write the digits only; must be a number > 0"),
                of(SMALL + "account:\n  cash: 100,000.00\n",
                        "my.yaml:6: account.cash: \"100,000.00\" has separators between its digits: write the digits only; must be a number > 0"),
                of(SMALL + "account:\n  cash: \"1000\"\n",
                        "my.yaml:6: account.cash: \"1000\" is quoted text: remove the quotes; must be a number > 0"),
                of(SMALL + "account:\n  cash: plenty\n", "my.yaml:6: account.cash: \"plenty\" is not a number: must be a number > 0"),
                of(SMALL + "account:\n  cash: .inf\n", "my.yaml:6: account.cash: .inf is not a number: must be a number > 0"),
                of(SMALL + "account:\n  cash: 9999999999999999999\n",
                        "my.yaml:6: account.cash: 9999999999999999999 has more than 18 digits before the decimal point: must be a number > 0"),
                of(SMALL + "account:\n  cash: 1.0000000000001\n",
                        "my.yaml:6: account.cash: 1.0000000000001 has more than 12 decimals: must be a number > 0"),
                of(SMALL + "run: {seed: 99999999999999999999}\n",
                        "my.yaml:5: run.seed: 99999999999999999999 is too large: must be at most 9223372036854775807"),
                of(SMALL + "run: {seed: 1.5}\n", "my.yaml:5: run.seed: 1.5 is not a whole number: must be a whole number"),
                of(SMALL + "risk: {orderRate: {max: 0}}\n",
                        "my.yaml:5: risk.orderRate.max: 0 is too small: must be a whole number from 1 to 65536"),
                of(SMALL + "risk: {maxDailyLoss: 0%}\n",
                        "my.yaml:5: risk.maxDailyLoss: 0% is too small: must be an amount such as 250000.00 or a percentage such as 5%, > 0"),
                of(SMALL + "risk: {maxGrossExposure: 2x}\n",
                        "my.yaml:5: risk.maxGrossExposure: 2x is not an amount or a percentage: must be an amount such as 250000.00 or a "
                                + "percentage such as 5%, > 0"),
                of(SMALL + "  allocation: 1.5\n", "my.yaml:5: strategy.allocation: 1.5 is too large: must be a number > 0 and <= 1"),
                // times
                of(SMALL + "risk: {maxPriceAge: 5}\n",
                        "my.yaml:5: risk.maxPriceAge: 5 has no unit: must be a length of time such as 500ms, 30s, 5m, 2h or 1d (24 hours)"),
                of(SMALL + "risk: {maxPriceAge: 999999d}\n", "my.yaml:5: risk.maxPriceAge: 999999d is too long: must be at most 36500d"),
                of("data: {instruments: [A], timeframe: 1y}\nstrategy: {name: ema-cross}\n",
                        "my.yaml:1: data.timeframe: 1y is not a timeframe: must be a timeframe such as 30s, 5m, 1h, 1d, 1w or 1mo"),
                of(SMALL + "  timeframes: [1h]\n",
                        "my.yaml:5: strategy.timeframes: 1h cannot be made of bars of 1d (data.timeframe): it must hold a whole number of them"),
                of(SMALL + "  timeframes: [1w, 1w]\n", "my.yaml:5: strategy.timeframes[1]: 1w is in the list twice: keep one"),
                of(SMALL + "  timeframes: [500trades]\n",
                        "my.yaml:5: strategy.timeframes: 500trades is made of single trades, which data.captures hold and bars do not"),
                of("data: {instruments: [A], from: 2023-02-29}\nstrategy: {name: ema-cross}\n",
                        "my.yaml:1: data.from: 2023-02-29 is not in the calendar: must be a date such as 2024-01-31 (year-month-day)"),
                of("data: {instruments: [A], from: 29.2.2024}\nstrategy: {name: ema-cross}\n",
                        "my.yaml:1: data.from: 29.2.2024 is not a date: must be a date such as 2024-01-31 (year-month-day)"),
                of("data:\n  instruments: [A]\n  from: 2024-01-02\n  to: 2024-01-01\nstrategy: {name: ema-cross}\n",
                        "my.yaml:3: data.from: 2024-01-02 is after data.to, 2024-01-01 (my.yaml:4): must be on or before it"),
                // shapes
                of("", "my.yaml:1: is empty: a configuration needs at least data.instruments and a strategy"),
                of("# nothing yet\n", "my.yaml:1: is empty: a configuration needs at least data.instruments and a strategy"),
                of("- a\n- b\n",
                        "my.yaml:1: is a list: a configuration consists of sections such as data: and strategy:, each with keys and values"),
                of("hello\n",
                        "my.yaml:1: is a single value: a configuration consists of sections such as data: and strategy:, each with keys "
                                + "and values"),
                of(SMALL + "account: 5\n",
                        "my.yaml:5: account: 5 is a single value: must be a section with keys currency, cash, lots, positions, rates, type, settlement, margin"),
                of(SMALL + "account: [5]\n",
                        "my.yaml:5: account: is a list: must be a section with keys currency, cash, lots, positions, rates, type, settlement, margin"),
                of(SMALL + "account: {type: cash, margin: {model: reg-t}}\n",
                        "my.yaml:5: account.margin.model: a cash account borrows nothing: leave account.margin out, or account.type"),
                of(SMALL + "account: {positions: hedging, margin: {model: reg-t}}\n",
                        "my.yaml:5: account.margin.model: the margin models know netted positions only: account.positions must be netting"),
                of(SMALL + "account: {margin: {model: leverage, leverage: 0.5}}\n",
                        "my.yaml:5: account.margin.leverage: 0.5 is below 1: an account that may not use its whole equity is limited by "
                                + "risk.maxLeverage"),
                of(SMALL + "account: {cash: [5]}\n", "my.yaml:5: account.cash: is a list: must be a number > 0"),
                of(SMALL + "account: {cash: {usd: 5}}\n",
                        "my.yaml:5: account.cash: is a section with keys of its own: must be a number > 0"),
                of(SMALL + "account:\n  cash:\n", "my.yaml:6: account.cash: has no value: must be a number > 0"),
                of("data: {instruments: AAPL}\nstrategy: {name: ema-cross}\n",
                        "my.yaml:1: data.instruments: \"AAPL\" is not a list: write [AAPL] for a list of one"),
                of("data: {instruments: []}\nstrategy: {name: ema-cross}\n",
                        "my.yaml:1: data.instruments: is empty: must be a list with at least one entry such as [a, b], each a symbol such as AAPL"),
                of("data: {instruments: [A, B, A]}\nstrategy: {name: ema-cross}\n",
                        "my.yaml:1: data.instruments[2]: \"A\" is in the list twice: keep one"),
                of("data: {instruments: [A, 'b c']}\nstrategy: {name: ema-cross}\n",
                        "my.yaml:1: data.instruments[1]: \"b c\" does not fit: must be a symbol such as AAPL"),
                of(SMALL + "risk: {disabled: {id: order-rate}}\n",
                        "my.yaml:5: risk.disabled: is a section, not a list: put \"- \" before each entry, which has the keys id, reason"),
                of(SMALL + "  params: {fast: [1]}\n",
                        "my.yaml:5: strategy.params.fast: a parameter must be one value: a number, a text, true or false"),
                of(SMALL + "  params: {'a b': 1}\n",
                        "my.yaml:5: strategy.params: \"a b\" is no parameter name: use letters, digits, '-' and '_', beginning with a letter"),
                // what belongs together
                of("data: {instruments: [A]}\n",
                        "my.yaml:1: strategy: is missing: say what to run, for example strategy: {name: ema-cross}, or strategy: {file: MyStrategy.java}"),
                of(SMALL + "strategies: []\n", "my.yaml:3: strategy: strategies is given too (my.yaml:5): keep one of the two"),
                of("data: {instruments: [A]}\nstrategy: {}\n",
                        "my.yaml:2: strategy: needs the name of a built-in strategy or a Java file; for "
                                + "example name: ema-cross, or file: MyStrategy.java"),
                of(SMALL + "  file: X.java\n", "my.yaml:5: strategy.file: name and file are both given (my.yaml:4): keep one"),
                of("data: {instruments: [A]}\nstrategies:\n  - {name: ema-cross}\n  - {name: ema-cross}\n",
                        "my.yaml:4: strategies[1].id: \"ema-cross\" is the id of strategies[0] too: give each strategy an id of its own, for "
                                + "example id: ema-cross-2"),
                of("data: {instruments: [A]}\nstrategies:\n  - {name: ema-cross, allocation: 0.7}\n  - {name: sma-cross, allocation: 0.7}\n",
                        "my.yaml:4: strategies[1].allocation: all allocations add up to 1.4: must be at most 1"),
                of(SMALL + "  instruments: [AAPLE]\n",
                        "my.yaml:5: strategy.instruments: \"AAPLE\" is not among data.instruments: did you mean \"AAPL\"?"),
                of(SMALL + "costs: {commission: {model: percent, rate: 0.001}}\n",
                        "my.yaml:5: costs.commission.rate: 0.001 is an amount: model percent needs a percentage, for example 0.1%"),
                of(SMALL + "costs: {commission: {rate: 0.1%}}\n",
                        "my.yaml:5: costs.commission.rate: 0.1% is a percentage: model per-share needs an amount per share, for example 0.005"),
                of(SMALL + "costs: {commission: {maximum: 2}}\n",
                        "my.yaml:5: costs.commission.maximum: 2 has no percent sign: must be a percentage such as 1%, >= 0%"),
                of(SMALL + "costs: {commission: {model: percent, minimum: 5}}\n",
                        "my.yaml:5: costs.commission.minimum: model percent has neither minimum nor maximum: remove it"),
                of(SMALL + "risk: {disabled: [{id: order-rate}]}\n",
                        "my.yaml:5: risk.disabled[0].reason: is missing: must be a sentence saying why; "
                                + "for example reason: \"crypto trades at night\""),
                of("strategy: {name: ema-cross}\n",
                        "my.yaml:1: data.instruments: is missing: must be a list with at least one entry such as [a, b], "
                                + "each a symbol such as AAPL; for example instruments: [AAPL, MSFT]"),
                // YAML
                of("data:\n\tinstruments: [A]\n", "my.yaml:2: not valid YAML: a tab where YAML wants spaces: indent with spaces"),
                of("data: {instruments: [A\n", "my.yaml:2: not valid YAML: expected ',' or ']', but got <stream end>"),
                of("data: a: b\n",
                        "my.yaml:1: not valid YAML: a second \": \" in one line, or a line that is indented too far: put quotes around a "
                                + "value that contains \": \""),
                of("data:\n  instruments: [A]\n from: 1\n",
                        "my.yaml:3: not valid YAML: this line is indented differently from its neighbours"),
                of("run: {name: a\u0000b}\n", "my.yaml:1: contains the unprintable character U+0000 as number 14: is it a text file?"),
                of(SMALL + "---\n" + SMALL, "my.yaml:5: a second YAML document begins here: a configuration is one document"),
                of(SMALL + "account:\n  cash: 1\n  cash: 2\n", "my.yaml:7: account.cash: given twice: first at my.yaml:6; keep one"),
                of(SMALL + "data: {}\n", "my.yaml:5: data: given twice: first at my.yaml:1; keep one"),
                of(SMALL + "account: !!map {}\n",
                        "my.yaml:5: account: YAML tags (!) are not supported: the type of a value follows from its key"));
    }

    private static Arguments of(String text, String message) {
        return Arguments.of(text, message);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrong(String text, String message) {
        assertThat(refused(load(text))).isEqualTo(message);
    }

    @Test
    void anchorsAndAliasesAreRefusedWhereTheyStand() {
        assertThat(refused(load(SMALL + "account: &a\n  cash: 5\nrisk: *a\n"))).isEqualTo("""
                my.yaml:5: account: YAML anchors (&a) are not supported: write the value out where it is used
                my.yaml:7: risk: YAML aliases (*a) are not supported: write the value out here""");
    }

    @Test
    void everythingIsReportedAtOnceInOrder() {
        String text = """
                data:
                  instruments: [AAPL]
                  from: yesterday
                  too: 2024-01-01
                strateegy:
                  name: ema-cross
                account: {cash: -1, currency: usd}
                """;
        assertThat(refused(Configs.loadWith(text, java.util.Map.of("ASSAY_RUN_SEED", "x"), "run.nme=a", "strategy.name=foo")).lines())
                .containsExactly("my.yaml:3: data.from: \"yesterday\" is not a date: must be a date such as 2024-01-31 (year-month-day)",
                        "my.yaml:4: data: unknown key \"too\": did you mean \"to\"?",
                        "my.yaml:5: unknown key \"strateegy\": did you mean \"strategy\"?",
                        "my.yaml:7: account.cash: -1 is too small: must be a number > 0",
                        "my.yaml:7: account.currency: \"usd\" does not fit: must be a currency code such as USD",
                        "ASSAY_RUN_SEED: run.seed: \"x\" is not a whole number: must be a whole number",
                        "--set run.nme: run: unknown key \"nme\": did you mean \"name\"?",
                        "--set strategy.name: \"foo\" is not the name of a built-in strategy: must be one of buy-and-hold, ema-cross, sma-cross");
    }

    @Test
    void problemsKnowFileLineAndColumn() {
        ConfigOutcome outcome = load(SMALL + "account: {cash: -1}\n");
        ConfigProblem problem = ((ConfigOutcome.Refused) outcome).problems().getFirst();
        assertThat(problem.file()).isEqualTo("my.yaml");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.column()).isEqualTo(17);
        assertThat(problem.key()).isEqualTo("account.cash");
    }

    @Test
    void tickersThatLookLikeOtherThingsAreText() {
        String text = "data: {instruments: [NO, ON, TRUE, 7203, Y, BRK.B, EURUSD=X, ^GSPC]}\nstrategy: {name: ema-cross}\n";
        assertThat(Configs.ready(load(text)).config().data().instruments()).containsExactly("NO", "ON", "TRUE", "7203", "Y", "BRK.B",
                "EURUSD=X",
                "^GSPC");
    }
}
