package dev.assay.application.config;

import static dev.assay.application.config.Configs.NAMES;
import static dev.assay.application.config.Configs.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema for editors and the loader are two readings of one declaration: an independent validator must agree with the loader.
class SchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigSchema.json(NAMES));

    private static boolean editorAccepts(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "risk:\n", "risk: {maxDailyLoss: 2.5%, maxPriceAge: 30s}\n", "data2: {}\n", "run: {seed: 1.5}\n",
            "run: {seed: x}\n",
            "account: {cash: 0}\n", "account: {cash: -1}\n", "account: {cash: 5.25}\n", "account: {cash: \"5\"}\n",
            "account: {cash: [5]}\n",
            "account: 5\n", "account: {currency: usd}\n", "execution: {rounding: up}\n", "execution: {rounding: nearest}\n",
            "risk: {maxDailyLoss: 0%}\n", "risk: {maxDailyLoss: 0.0%}\n", "risk: {maxDailyLoss: -1%}\n", "risk: {maxDailyLoss: 10%}\n",
            "risk: {maxPriceAge: 5}\n", "risk: {maxOrderQuantity: }\n", "risk: {maxOrderQuantity: 0}\n", "risk: {orderRate: {max: 0}}\n",
            "risk: {orderRate: {per: 1s}}\n", "risk: {disabled: [{id: order-rate}]}\n", "risk: {disabled: [{id: order-rate, reason: r}]}\n",
            "risk: {disabled: [{id: nothing, reason: r}]}\n", "risk: {disabled: {}}\n", "fills: {model: vwap}\n",
            "fills: {params: {a: 1, b: x}}\n",
            "fills: {params: {a: [1]}}\n", "costs: {commission: {model: none}}\n", "costs: {commission: {rate: -0.1}}\n",
            "costs: {slippage: {bps: 3}}\n", "calendar: XXXX\n", "calendar: CRYPTO\n", "journal: {segmentBytes: 1}\n",
            "strategies: [{name: ema-cross}]\n", "failure:\n  protectiveExits: cancel\n"})
    void editorAndLoaderAgree(String more) {
        String text = SMALL + more;
        assertThat(editorAccepts(text)).as(text).isEqualTo(Configs.load(text) instanceof ConfigOutcome.Ready);
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy: {name: ema-cross}\n", "data: {instruments: []}\nstrategy: {name: ema-cross}\n",
            "data: {instruments: AAPL}\nstrategy: {name: ema-cross}\n", "data: {instruments: [A, A]}\nstrategy: {name: ema-cross}\n",
            "data: {instruments: [A], from: 2020-1-1}\nstrategy: {name: ema-cross}\n",
            "data: {instruments: [A], timeframe: 1y}\nstrategy: {name: ema-cross}\n",
            "data: {instruments: [A]}\nstrategy: {name: macd}\n", "data: {instruments: [A]}\nstrategy: {}\n", "data: {instruments: [A]}\n",
            "data: {instruments: [A]}\nstrategies: []\n", "data: {instruments: [A]}\nstrategy: {name: ema-cross, file: X.java}\n",
            "data: {instruments: [A], sources: [{files: [a.csv]}]}\nstrategy: {name: ema-cross}\n",
            "data: {instruments: [A], warmup: -1}\nstrategy: {name: ema-cross}\n",
            "data: {instruments: [A]}\nstrategy: {name: ema-cross, allocation: 2}\n", "[]\n"})
    void editorAndLoaderRefuse(String text) {
        assertThat(editorAccepts(text)).isFalse();
        assertThat(Configs.load(text)).isInstanceOf(ConfigOutcome.Refused.class);
    }

    @Test
    void richConfigurationIsAcceptedByBoth() {
        assertThat(SCHEMA.validate(SnapshotTest.RICH, InputFormat.YAML)).isEmpty();
        assertThat(Configs.load(SnapshotTest.RICH)).isInstanceOf(ConfigOutcome.Ready.class);
    }
}
