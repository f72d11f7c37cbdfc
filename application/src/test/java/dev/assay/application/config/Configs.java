package dev.assay.application.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the tests of this package share.
final class Configs {
    static final ConfigVocabulary NAMES = new ConfigVocabulary(List.of("buy-and-hold", "ema-cross", "sma-cross"),
            List.of("next-open", "this-close"), List.of("max-daily-loss", "order-rate"), List.of("XNYS", "CRYPTO"));

    static final String SMALL = """
            data:
              instruments: [AAPL]
            strategy:
              name: ema-cross
            """;

    private Configs() {}

    static ConfigSources sources(String text) {
        return ConfigSources.ofFile("my.yaml", text, Path.of("base"));
    }

    static ConfigOutcome load(String text, String... sets) {
        return ConfigLoader.load(sources(text).set(List.of(sets)), NAMES);
    }

    static ConfigOutcome loadWith(String text, Map<String, String> environment, String... sets) {
        return ConfigLoader.load(sources(text).environment(environment).set(List.of(sets)), NAMES);
    }

    static EffectiveConfig ready(ConfigOutcome outcome) {
        assertThat(outcome).isInstanceOf(ConfigOutcome.Ready.class);
        return ((ConfigOutcome.Ready) outcome).config();
    }

    static String refused(ConfigOutcome outcome) {
        assertThat(outcome).isInstanceOf(ConfigOutcome.Refused.class);
        return ((ConfigOutcome.Refused) outcome).text();
    }
}
