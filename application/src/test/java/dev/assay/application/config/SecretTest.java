package dev.assay.application.config;

import static dev.assay.application.config.Configs.NAMES;
import static dev.assay.application.config.Configs.SMALL;
import static dev.assay.application.config.Configs.ready;
import static dev.assay.application.config.Configs.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A key marked secret never shows its value, whatever is printed. The declaration of the test adds such a key to the real ones.
class SecretTest {
    private static final String VALUE = "hunter2-sk-live";
    private static final Declared.Key<Secret> KEY = new Declared.Key<>("apiKey", TextTypes.secret(), new Preset.Absent<>("no broker"),
            "Key.");
    private static final Section ROOT = withBroker();

    private static Section withBroker() {
        List<Declared> members = new ArrayList<>(Keys.ROOT.members());
        members.add(new Section("broker", "The broker.", List.of(KEY)));
        return new Section("", "Test.", members);
    }

    private static ConfigOutcome load(ConfigSources sources) {
        return ConfigLoader.load(ROOT, sources, NAMES);
    }

    @Test
    void hiddenInAllThatIsPrintedFromEveryLayer() {
        List<ConfigSources> layers = List.of(Configs.sources(SMALL + "broker: {apiKey: " + VALUE + "}\n"),
                Configs.sources(SMALL).environment(Map.of("ASSAY_BROKER_API_KEY", VALUE)),
                Configs.sources(SMALL).set(List.of("broker.apiKey=" + VALUE)));
        for (ConfigSources sources : layers) {
            EffectiveConfig config = ready(load(sources));
            assertThat(config.show()).contains("broker.apiKey").contains(Secret.HIDDEN).doesNotContain(VALUE);
            assertThat(config.snapshot()).contains("broker.apiKey").contains(Secret.HIDDEN).doesNotContain(VALUE);
            assertThat(config.entries().toString()).contains(Secret.HIDDEN).doesNotContain(VALUE);
            assertThat(config.toString() + config.config() + sources).doesNotContain(VALUE);
        }
    }

    @Test
    void theValueItselfIsReadAndRevealedOnlyOnRequest() {
        List<ConfigProblem> problems = new ArrayList<>();
        Node.Table tree = (Node.Table) java.util.Objects.requireNonNull(
                YamlReader.file("f", "broker: {apiKey: " + VALUE + "}\ndata: {instruments: [A]}\n", problems));
        Secret secret = new Binder(ROOT, NAMES, "f", problems).bind(tree).section((Section) ROOT.members().getLast()).get(KEY);
        assertThat(secret.reveal()).isEqualTo(VALUE);
        assertThat(secret).hasToString(Secret.HIDDEN);
    }

    @Test
    void doesNotChangeTheHash() {
        String hash = ready(load(Configs.sources(SMALL).set(List.of("broker.apiKey=" + VALUE)))).hash();
        assertThat(ready(load(Configs.sources(SMALL)))).extracting(EffectiveConfig::hash).isEqualTo(hash);
    }

    @Test
    void hiddenInErrors() {
        assertThat(refused(load(Configs.sources(SMALL + "broker:\n  apiKey: [" + VALUE + "]\n"))))
                .isEqualTo("my.yaml:6: broker.apiKey: the value, which is not shown, must be a secret text");
        assertThat(refused(load(Configs.sources(SMALL + "broker:\n  apiKye: " + VALUE + "\n")))).contains("did you mean \"apiKey\"")
                .doesNotContain(VALUE);
        assertThat(refused(load(Configs.sources(SMALL).set(List.of("brokr.apiKey=" + VALUE))))).doesNotContain(VALUE);
        assertThat(refused(load(Configs.sources(SMALL).environment(Map.of("ASSAY_BROKER_API_KYE", VALUE)))))
                .contains("ASSAY_BROKER_API_KEY?")
                .doesNotContain(VALUE);
        assertThat(refused(load(Configs.sources(SMALL + "broker: {apiKey: " + VALUE + "\n")))).contains("not valid YAML")
                .doesNotContain(VALUE);
        assertThat(refused(load(Configs.sources(SMALL + "broker:\n  apiKey: " + VALUE + ": x\n")))).contains("not valid YAML")
                .doesNotContain(VALUE);
    }

    @Test
    void comesBackHiddenFromASnapshot() {
        EffectiveConfig config = ready(load(Configs.sources(SMALL).set(List.of("broker.apiKey=" + VALUE))));
        EffectiveConfig back = ready(ConfigLoader.readSnapshot(ROOT, "config.json", config.snapshot(), Path.of("elsewhere"), NAMES));
        assertThat(back.snapshot()).isEqualTo(config.snapshot());
    }

    @Test
    void schemaAndPresetCarryNoValue() {
        assertThat(ConfigSchema.json(ROOT, NAMES)).contains("\"writeOnly\": true");
    }
}
