package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `assay data repair --propose` on a vendor's real defects, on the same files repaired, and on one that never had any.
class RepairCliTest {
    private static final Path FILES = Path.of("src", "test", "resources", "repair");

    @TempDir
    Path temp;

    private record Answer(int exit, String out, String err) {}

    private static Answer assay(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Answer(line.execute(args), out.toString(), err.toString());
    }

    private static List<JsonNode> findings(String... args) {
        List<String> all = new ArrayList<>(List.of("data", "repair", "--propose", "--json"));
        all.addAll(List.of(args));
        Answer answer = assay(all.toArray(String[]::new));
        List<JsonNode> findings = new ArrayList<>();
        JsonMapper.shared().readTree(answer.out()).get("series").forEach(series -> series.get("findings").forEach(findings::add));
        assertThat(answer.exit()).as(answer.err()).isEqualTo(findings.isEmpty() ? 0 : 1);
        return findings;
    }

    @ParameterizedTest
    @CsvSource({"8TRA-DE-1d-missing-div-adjust, ADJUSTMENT_MISSING, 4, 4, by 0.96275",
            "MOB-ST-1d-bad-stock-split, SPLIT_ROW, 11, 11, by 10",
            "SSW-JO-1d-100x-error, UNIT_100, 9, 30, by 0.01", "LA-V-1d-bad-stock-split, SPLIT_ROW, 26, 26, by 10",
            "CNE-L-1d-bad-stock-split, SPLIT_ROW, 9, 9, by 2.1212", "SPM-MI-1d-bad-stock-split, SPLIT_LEVEL, 2, 14, by 0.1"})
    void theDefectIsFoundAtItsLines(String file, String defect, long first, long last, String proposal) {
        List<JsonNode> found = findings(FILES.resolve(file + ".csv").toString());
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().get("defect").asString()).isEqualTo(defect);
        assertThat(found.getFirst().get("firstLine").asLong()).isEqualTo(first);
        assertThat(found.getFirst().get("lastLine").asLong()).isEqualTo(last);
        assertThat(found.getFirst().get("proposal").asString()).contains(proposal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8TRA-DE-1d-missing-div-adjust-fixed", "MOB-ST-1d-bad-stock-split-fixed", "SSW-JO-1d-100x-error-fixed",
            "LA-V-1d-bad-stock-split-fixed", "CNE-L-1d-bad-stock-split-fixed", "SPM-MI-1d-bad-stock-split-fixed", "CALM-1d-no-bad-divs"})
    void whatIsRightIsLeftAlone(String file) {
        assertThat(findings(FILES.resolve(file + ".csv").toString())).isEmpty();
    }

    @Test
    void aDatasetIsExaminedWithItsActions() throws IOException {
        String catalogue = temp.resolve("catalogue").toString();
        Path examples = Path.of("..", "examples", "data");
        List<String> lines = new ArrayList<>(Files.readAllLines(examples.resolve("AAPL.csv")));
        String[] cells = lines.get(1000).split(",");
        for (int i : new int[]{1, 2, 3, 4, 6}) {
            cells[i] = new java.math.BigDecimal(cells[i]).movePointRight(2).toPlainString();
        }
        lines.set(1000, String.join(",", cells));
        Files.write(temp.resolve("AAPL.csv"), lines);
        assertThat(
                assay("data", "ingest", temp.resolve("AAPL.csv").toString(), "--mapping", examples.resolve("yahoo-daily.yaml").toString(),
                        "--catalogue", catalogue).exit())
                .isZero();
        assertThat(assay("data", "ingest", examples.resolve("corporate-actions.csv").toString(), "--mapping",
                examples.resolve("corporate-actions.yaml").toString(), "--catalogue", catalogue).exit()).isZero();
        List<JsonNode> found = findings("us-daily", "--actions", "us-actions", "--catalogue", catalogue);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().get("defect").asString()).isEqualTo("UNIT_100");
        assertThat(found.getFirst().get("firstLine").asLong()).isEqualTo(1001);
        assertThat(assay("data", "repair", "us-daily").err()).contains("add --propose");
    }
}
