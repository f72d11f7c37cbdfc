package dev.assay.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/reference/models.md` says what the models say.
class ModelsPageTest {
    /// From the module's directory. Write it anew with `mvn -pl application -am test -Dtest=ModelsPageTest -Dassay.docs=write
    /// -Dsurefire.failIfNoSpecifiedTests=false`.
    private static final Path PAGE = Path.of("..", "docs", "reference", "models.md");

    private static final String HEAD = """
            # Models of fills and costs

            Written by the code: `ModelsPageTest` compares this page with what `assay models` prints. Each model says what it assumes, with its
            standard numbers, and when to choose it. `assumptions.csv` and the report of a run hold those in force, with the run's numbers.

            - **No look-ahead.** An order meets only data whose interval begins at or after its arrival. A model that looks at volume at an
              opening sees the last bar that has ended, not the one that begins.
            - **Ours counts.** What our orders took of a bar, a trade or a quote is not there again for our next order.
            - **Slippage and impact add up** and apply to orders that take liquidity: market orders, triggered stops and touched orders.
              Limit orders that wait trade at their own price.
            - **Data that cannot carry a model stop the run**: no volumes for participation or impact, no quotes for `mid`, no order
              book for `book`.
            - **Ambiguous bars.** A bar that holds a stop and a limit order of one side does not say which came first. It is counted, and the
              fill's text names the other reading; run both `worst-case` and `best-case` for what the bars leave open.
            """;

    @Test
    void pageIsTheOneTheModelsGive() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        String kind = "";
        for (ModelListing.Model entry : ModelListing.entries()) {
            if (!entry.kind().equals(kind)) {
                kind = entry.kind();
                page.append("\n## ").append(Character.toUpperCase(kind.charAt(0))).append(kind.substring(1))
                        .append(entry.key().isEmpty() ? "" : ": `" + entry.key() + "`")
                        .append("\n\n| Name | Assumes | When to choose it |\n|---|---|---|\n");
            }
            page.append("| `").append(entry.id()).append("` | ").append(entry.assumptions()).append(" | ").append(entry.whenToChoose())
                    .append(" |\n");
        }
        if ("write".equals(System.getProperty("assay.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page.toString());
    }
}
