package dev.assay.riskguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.riskguard.controls.ControlSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/reference/risk-controls.md` says what the catalogue says.
class RiskControlsPageTest {
    /// From the module's directory. Write it anew with `mvn -pl riskguard -am test -Dtest=RiskControlsPageTest -Dassay.docs=write
    /// -Dsurefire.failIfNoSpecifiedTests=false`.
    private static final Path PAGE = Path.of("..", "docs", "reference", "risk-controls.md");

    private static final String HEAD = """
            # Risk controls

            Written by the code: `RiskControlsPageTest` compares this page with `StandardPolicy.catalogue()`.

            Every order and every replacement passes these controls, in this order, in every mode. A cancel passes none of them and is never
            held up. The first rejection ends it; a control that allows less hands the smaller order on to the next. Each decision is an
            event with the control's id, a reason code and the arithmetic in words; the report and `controls.csv` count them.

            ## What they have in common

            - **Fail closed.** A limit that is not configured, a price that is not known or too old, money in another currency, numbers
              beyond 64 bits: rejected, with that reason.
            - **Price.** An order is valued at the largest of the last price, its limit price and its stop price, without their signs.
              Values are rounded up, what fits is rounded down to whole lots.
            - **Working orders count.** A buy is judged as if every working buy filled before it, a sell as if every working sell did. A
              replacement counts its increase over what the replaced order counts for already; an order the books do not know counts whole.
            - **Reductions.** An order that only reduces the account's position, after all working orders on its side, is not stopped by
              `POSITION_LIMIT`, `EXPOSURE_LIMIT_MULTI_LEVEL` and `DAILY_LOSS_DRAWDOWN`, nor by a `MAX_ORDER_VALUE` that is a fraction of
              equity. A protective exit is measured against the position alone, because its sibling is cancelled when it fills; where both
              fill at once the position turns by at most what the exits together exceed it by.
            - **Percentages** are of the account's equity when the order is judged; of the day's loss, of the equity at the start of the
              trading day. An account without equity has limits of zero.
            - **Disabling** a control needs its id and a reason under `risk.disabled`; the report shows it.

            ## The controls

            """;

    @Test
    void pageIsTheOneTheCatalogueGives() throws IOException {
        String page = HEAD + table(StandardPolicy.catalogue());
        if ("write".equals(System.getProperty("assay.docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String table(List<ControlSpec> specs) {
        return "| Id | Rule | Source | Parameters | Reason codes | Default |\n|---|---|---|---|---|---|\n"
                + specs.stream().map(RiskControlsPageTest::row).collect(Collectors.joining());
    }

    private static String row(ControlSpec spec) {
        return "| `" + spec.id() + "` | " + spec.rule() + " | " + spec.source() + " | " + codes(spec.parameters()) + " | "
                + codes(spec.reasonCodes()) + " | " + spec.byDefault() + " |\n";
    }

    private static String codes(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
