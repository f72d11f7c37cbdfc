package dev.assay.interfaces.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any text survives RFC 4180 quoting, and columns are found by name.
final class CsvFileTest {
    @Property(tries = 200)
    void anyTextIsReadBack(@ForAll("rows") List<List<String>> rows) throws IOException {
        Path dir = Files.createTempDirectory("csv");
        Path file = dir.resolve("actions.csv");
        String body = rows.stream().map(row -> row.stream().map(f -> '"' + f.replace("\"", "\"\"") + '"').collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Files.writeString(file, "ts,symbol,kind,detail\n" + body);
        List<List<String>> read = read(dir);
        Files.delete(file);
        Files.delete(dir);
        assertThat(read).isEqualTo(rows);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> text = Arbitraries.strings().withChars("a,\"\n <;é\u4e2d").ofMaxLength(8);
        return text.list().ofSize(4).list().ofMinSize(1).ofMaxSize(6);
    }

    @Test
    void columnsAreFoundByNameAndOthersIgnored(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("actions.csv"),
                "extra,detail,kind,symbol,ts\r\nx,2 for 1,split,AAPL,2005-02-28T14:30:00Z\r\n,,,,\r\n");
        assertThat(read(dir)).containsExactly(List.of("2005-02-28T14:30:00Z", "AAPL", "split", "2 for 1"), List.of("", "", "", ""));
    }

    @Property(tries = 300)
    void timesAreReadAsTheStandardLibraryReadsThem(@ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long seconds,
            @ForAll @IntRange(max = 1) int nanos) {
        String text = Instant.ofEpochSecond(seconds, nanos).toString();
        CsvRow row = new CsvRow(RunFile.ACTIONS, 2, List.of(text, "", "", ""));
        assertThat(row.seconds("ts")).isEqualTo(seconds);
    }

    private static List<List<String>> read(Path dir) {
        List<List<String>> rows = new ArrayList<>();
        CsvFile.read(dir, RunFile.ACTIONS, row -> rows.add(row.values()));
        return rows;
    }
}
