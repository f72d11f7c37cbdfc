package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.CsvLayout;
import dev.assay.application.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvScannerTest {
    private static CsvScanner over(String text) {
        return new CsvScanner("test.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CsvLayout.STANDARD);
    }

    private static List<List<String>> rows(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvScanner scanner = over(text)) {
            while (scanner.nextRow()) {
                List<String> row = new ArrayList<>(List.of(scanner.number() + (scanner.openQuote() ? "!" : "")));
                for (int i = 0; i < scanner.fields(); i++) {
                    row.add(scanner.text(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void marksLineEndsAndBlankLines() throws IOException {
        assertThat(rows("\uFEFFdate,open\r\n\r\n2017,1\n  \n2018,2")).containsExactly(List.of("1", "date", "open"),
                List.of("3", "2017", "1"),
                List.of("5", "2018", "2"));
        assertThat(rows("")).isEmpty();
        assertThat(rows("\n\n")).isEmpty();
        assertThat(rows("a,,\n,\n")).containsExactly(List.of("1", "a", "", ""), List.of("2", "", ""));
    }

    @Test
    void quotes() throws IOException {
        assertThat(rows("\"a,b\",c\n\"\",\"x\" ,y\n")).containsExactly(List.of("1", "a,b", "c"), List.of("2", "", "x", "y"));
        assertThat(rows("\"open,1\n2,3\n")).containsExactly(List.of("1!", "\"open,1"), List.of("2", "2", "3"));
        assertThat(rows("\"a\"b,c\n")).containsExactly(List.of("1!", "a"));
    }

    @Test
    void linesOfEveryLengthSurviveTheBuffer() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        List<List<String>> expected = new ArrayList<>();
        for (int line = 1; line <= 400; line++) {
            String field = "x".repeat(random.nextInt(line % 50 == 0 ? 200_000 : 2000) + 1);
            expected.add(List.of("" + line, field, "" + line));
            text.append(field).append(',').append(line).append('\n');
        }
        assertThat(rows(text.toString())).isEqualTo(expected);
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> rows("x".repeat(CsvScanner.MAX_LINE + 2))).isInstanceOf(DataException.class)
                .hasMessageContaining("test.csv:1:")
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> rows(String.join(",", Collections.nCopies(5000, "")))).isInstanceOf(DataException.class)
                .hasMessageContaining("4096 fields");
    }
}
