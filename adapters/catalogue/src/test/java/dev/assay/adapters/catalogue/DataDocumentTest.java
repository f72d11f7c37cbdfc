package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.reconcile.FieldPolicy;
import dev.assay.application.reconcile.ReasonCode;
import dev.assay.application.repair.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables of docs/reference/data.md say what the code says.
class DataDocumentTest {
    private static List<String> table(String name) throws IOException {
        Path file = Store.parent(Store.parent(Store.parent(Fixtures.example("NOTICE")))).resolve("docs/reference/data.md");
        List<String> lines = Files.readAllLines(file);
        int start = lines.stream().filter(line -> line.startsWith("<!-- " + name + ":")).map(lines::indexOf).findFirst().orElseThrow();
        int end = start + lines.subList(start, lines.size()).indexOf("<!-- end -->");
        return lines.subList(start + 3, end);
    }

    @Test
    void reasons() throws IOException {
        assertThat(table("reasons")).containsExactlyElementsOf(Arrays.stream(QuarantineReason.values())
                .map(reason -> "| `" + reason + "` | " + reason.meaning() + " | " + reason.fix() + " |").toList());
    }

    @Test
    void flags() throws IOException {
        assertThat(table("flags")).containsExactlyElementsOf(
                Arrays.stream(QualityFlag.values()).map(flag -> "| `" + flag + "` | " + flag.bit() + " | " + flag.meaning() + " |")
                        .toList());
    }

    @Test
    void reconciliation() throws IOException {
        assertThat(table("rules")).containsExactlyElementsOf(Arrays.stream(FieldPolicy.Rule.values())
                .map(rule -> "| `" + rule.key() + "` | " + rule.meaning() + " |").toList());
        assertThat(table("reconciliation")).containsExactlyElementsOf(Arrays.stream(ReasonCode.values())
                .map(reason -> "| `" + reason + "` | " + reason.meaning() + " | " + reason.fix() + " |").toList());
    }

    @Test
    void defects() throws IOException {
        assertThat(table("defects")).containsExactlyElementsOf(Arrays.stream(Defect.values())
                .map(defect -> "| `" + defect + "` | " + defect.meaning() + " |").toList());
    }
}
