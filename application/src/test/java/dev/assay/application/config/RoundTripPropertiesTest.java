package dev.assay.application.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.Timeframe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;

class RoundTripPropertiesTest {
    private static <T> void comesBack(KeyType<T> type, T value) {
        Node node = new Node.Scalar("k", new Origin.Option("k"), type.text(value), false);
        assertThat(type.read(node, Configs.NAMES)).isEqualTo(new KeyType.Reading.Good<>(value));
    }

    @Property
    void numbers(@ForAll long whole, @ForAll @BigRange(min = "0.000001", max = "999999999999") @Scale(6) BigDecimal decimal) {
        comesBack(NumberTypes.whole(Long.MIN_VALUE, Long.MAX_VALUE), whole);
        comesBack(NumberTypes.decimal(false), decimal);
        comesBack(NumberTypes.amountOrPercent(false), new AmountOrPercent.Amount(decimal));
        comesBack(NumberTypes.amountOrPercent(false), new AmountOrPercent.Percent(decimal));
    }

    @Property
    void times(@ForAll @LongRange(min = 1, max = 999_999_999) long millis, @ForAll @IntRange(min = 1, max = 9999) int count,
            @ForAll Timeframe.Unit anyUnit) {
        comesBack(TimeTypes.duration(), Duration.ofMillis(millis));
        boolean intraday = anyUnit.compareTo(Timeframe.Unit.DAY) < 0;
        comesBack(TimeTypes.timeframe(), new Timeframe(intraday ? count : 1, anyUnit));
    }

    @Property
    void jsonStringsAreReadByTheYamlReader(@ForAll @StringLength(max = 40) String text) {
        String wellFormed = new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        List<ConfigProblem> problems = new ArrayList<>();
        Node node = YamlReader.file("f", Json.quote(wellFormed), problems);
        assertThat(problems).isEmpty();
        assertThat(node).isInstanceOfSatisfying(Node.Scalar.class, scalar -> assertThat(scalar.text()).isEqualTo(wellFormed));
    }

    @Property
    void origins(@ForAll @StringLength(min = 1, max = 30) String file, @ForAll @IntRange(min = 1, max = 99_999_999) int line) {
        Origin origin = new Origin.InFile(file, line, line);
        assertThat(Origin.parse(origin.exact())).isEqualTo(origin);
    }

    /// No text whatever makes the loader throw: it answers with a configuration or with problems.
    @Property(tries = 1000)
    void neverThrows(@ForAll("almostConfigs") String text, @ForAll("almostConfigs") String set) {
        ConfigSources sources = ConfigSources.ofFile("f.yaml", text, Path.of("b")).set(List.of(set))
                .environment(java.util.Map.of("ASSAY_RISK_MAX_DAILY_LOSS", set));
        switch (ConfigLoader.load(sources, Configs.NAMES)) {
            case ConfigOutcome.Ready(EffectiveConfig config) -> {
                ConfigOutcome back = ConfigLoader.readSnapshot("s", config.snapshot(), Path.of("b"), Configs.NAMES);
                assertThat(back).isInstanceOfSatisfying(ConfigOutcome.Ready.class,
                        ready -> assertThat(ready.config().snapshot()).isEqualTo(config.snapshot()));
            }
            case ConfigOutcome.Refused refused -> assertThat(refused.text()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> almostConfigs() {
        Arbitrary<String> pieces = Arbitraries.of("data: {instruments: [AAPL]}\n", "data:\n", "  instruments: [A, B]\n",
                "strategy: {name: ema-cross}\n",
                "strategy:\n", "  name: ema-cross\n", "  params: {a: 1, b: x}\n", "strategies:\n", "- name: sma-cross\n", "  - id: a\n",
                "risk: ",
                "{maxDailyLoss: 5%}\n", "account: {cash: 5}\n", "run: {name: a}\n", "strategies[0].params.x=", "strategy.name=",
                "data.instruments=",
                "risk.disabled[0]=", "[", "]", "{", "}", ":", ": ", "- ", "\n", "\t", " ", "&a ", "*a", "!x ", "---\n", "? ", "| \n", "> ",
                "\"", "'", "#",
                "~", "null", "5", "1e9", "5%", "é", "\u0000", "\u2028", "%YAML 1.1\n", "@", "`", ",", "a", "=");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(list -> String.join("", list)), Arbitraries.strings().ofMaxLength(60));
    }
}
