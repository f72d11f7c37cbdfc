package dev.assay.adapters.catalogue;

import dev.assay.application.data.ColumnRef;
import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataException;
import dev.assay.application.data.Field;
import dev.assay.application.data.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Where each field of a mapping stands in a file.
final class Columns {
    /// Stands for a field the mapping does not name.
    static final int ABSENT = -1;

    private final String file;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final Map<Field, String> names = new EnumMap<>(Field.class);
    private int count;

    private Columns(String file) {
        this.file = file;
    }

    /// Passes over skipped lines and the header, if there is one, and finds the mapping's columns.
    ///
    /// @throws DataException when the file ends before its header, or the header lacks a column
    static Columns of(SourceFile source, CsvMapping mapping, CsvScanner scanner) throws IOException {
        Columns columns = new Columns(source.name());
        for (int i = 0; i < mapping.layout().skipLines(); i++) {
            scanner.nextLine();
        }
        if (mapping.layout().header()) {
            columns.readHeader(mapping, scanner);
        } else {
            mapping.columns().forEach((field, ref) -> columns.put(field, ((ColumnRef.Placed) ref).place() - 1, "column " + ref.text()));
        }
        return columns;
    }

    private void readHeader(CsvMapping mapping, CsvScanner scanner) throws IOException {
        if (!scanner.nextRow()) {
            throw DataException.inFile(file, "there is no header line: the file holds only blank lines",
                    "check the download and layout.skipLines");
        }
        List<String> header = new ArrayList<>();
        for (int i = 0; i < scanner.fields(); i++) {
            header.add(scanner.text(i));
        }
        count = header.size();
        mapping.columns().forEach((field, ref) -> put(field, find(field, ref.text(), header, scanner.number()), ref.text()));
    }

    private void put(Field field, int place, String name) {
        places.put(field, place);
        names.put(field, name);
    }

    private int find(Field field, String name, List<String> header, long line) {
        int exact = header.indexOf(name);
        if (exact >= 0) {
            if (header.lastIndexOf(name) != exact) {
                throw DataException.at(file, line, "columns." + field.key(), name, "the header has this column twice",
                        "rename one, or skip the header and use places");
            }
            return exact;
        }
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        String hint = header.size() == 1
                ? "the header is one single column, \"" + header.getFirst() + "\": the delimiter is probably wrong"
                : Spelling.hint(name, header);
        throw DataException.at(file, line, "columns." + field.key(), name, "the header has no such column; " + hint,
                "correct the mapping; the header is: " + String.join(", ", header));
    }

    /// The index of a field's column, or [#ABSENT].
    int place(Field field) {
        return places.getOrDefault(field, ABSENT);
    }

    /// The name of a field's column, for messages.
    String name(Field field) {
        return names.getOrDefault(field, field.key());
    }

    /// Whether a row has the number of fields it should; without a header, that of the first row.
    boolean fits(int fields) {
        if (count == 0) {
            int needed = places.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
            if (fields < needed) {
                return false;
            }
            count = fields;
        }
        return fields == count;
    }

    int count() {
        return count;
    }
}
