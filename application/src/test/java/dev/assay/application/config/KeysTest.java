package dev.assay.application.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Params;
import dev.assay.application.config.Declared.Section;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    /// From the module's directory. Write it anew with `mvn -pl application -am test -Dtest=KeysTest -Dassay.docs=write`.
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "config.md");

    @Test
    void referencePageIsTheOneTheCodeWrites() throws IOException {
        if ("write".equals(System.getProperty("assay.docs"))) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, ConfigReference.markdown());
        }
        assertThat(REFERENCE).hasContent(ConfigReference.markdown());
    }

    @Test
    void variablesOfAllKeysDiffer() {
        assertThat(EnvironmentNames.all(Keys.ROOT)).doesNotHaveDuplicates().contains("ASSAY_RISK_MAX_ORDER_NOTIONAL",
                "ASSAY_STRATEGIES_0_NAME", "ASSAY_CALENDAR");
        for (String variable : EnvironmentNames.all(Keys.ROOT)) {
            if (!EnvironmentNames.OTHER.contains(variable)) {
                KeyPath key = EnvironmentNames.key(variable, Keys.ROOT).orElseThrow();
                assertThat(EnvironmentNames.of(key.text())).isEqualTo(variable);
            }
        }
    }

    @Test
    void everySectionHasARecordWithAComponentPerKey() {
        assertThat(names(AssayConfig.class)).containsExactlyElementsOf(
                Keys.ROOT.names().stream().filter(name -> !name.equals(Keys.STRATEGY.name())).toList());
        assertThat(names(AssayConfig.Run.class)).containsExactlyElementsOf(Keys.RUN.names());
        assertThat(names(AssayConfig.Data.class)).containsExactlyElementsOf(Keys.DATA.names());
        assertThat(names(AssayConfig.Source.class)).containsExactlyElementsOf(Keys.SOURCES.item().names());
        assertThat(names(AssayConfig.Account.class)).containsExactlyElementsOf(Keys.ACCOUNT.names());
        assertThat(names(AssayConfig.Execution.class)).containsExactlyElementsOf(Keys.EXECUTION.names());
        assertThat(names(AssayConfig.Reconciliation.class)).containsExactlyElementsOf(ReconciliationKeys.RECONCILIATION.names());
        assertThat(names(AssayConfig.Broker.class)).containsExactlyElementsOf(Keys.BROKERS.item().names());
        assertThat(names(AssayConfig.Route.class)).containsExactlyElementsOf(BrokerKeys.ROUTES.item().names());
        assertThat(names(AssayConfig.Risk.class)).hasSameSizeAs(Keys.RISK.names());
        assertThat(names(AssayConfig.OrderRate.class)).containsExactlyElementsOf(Keys.ORDER_RATE.names());
        assertThat(names(AssayConfig.DisabledControl.class)).containsExactlyElementsOf(Keys.DISABLED.item().names());
        assertThat(names(AssayConfig.Fills.class)).containsExactlyElementsOf(Keys.FILLS.names());
        assertThat(names(AssayConfig.Impact.class)).containsExactlyElementsOf(Keys.IMPACT.names());
        assertThat(names(AssayConfig.Costs.class)).containsExactlyElementsOf(Keys.COSTS.names());
        assertThat(names(AssayConfig.Commission.class)).containsExactlyElementsOf(Keys.COMMISSION.names());
        assertThat(names(AssayConfig.Slippage.class)).containsExactlyElementsOf(Keys.SLIPPAGE.names());
        assertThat(names(AssayConfig.Failure.class)).containsExactlyElementsOf(Keys.FAILURE.names());
        assertThat(names(AssayConfig.Journal.class)).containsExactlyElementsOf(Keys.JOURNAL.names());
    }

    private static List<String> names(Class<? extends Record> type) {
        return List.of(type.getRecordComponents()).stream().map(RecordComponent::getName).toList();
    }

    @Test
    void everyKeyIsDocumentedInASentence() {
        check(Keys.ROOT);
    }

    private static void check(Section section) {
        assertThat(section.doc()).endsWith(".");
        assertThat(section.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]*"));
        for (Declared member : section.members()) {
            assertThat(member.doc()).as(member.name()).endsWith(".").doesNotContain("|");
            switch (member) {
                case Section inner -> check(inner);
                case Listing listing -> check(listing.item());
                case Declared.Key<?> ignored -> {
                }
                case Params ignored -> {
                }
            }
        }
    }
}
