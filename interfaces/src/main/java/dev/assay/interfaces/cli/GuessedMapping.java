package dev.assay.interfaces.cli;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataException;
import dev.assay.application.data.QueryResult;
import dev.assay.application.guess.MappingGuess;
import dev.assay.interfaces.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Proposes a mapping: shows it with its reasons, the first rows as it reads them and what it would refuse, and writes it down.
final class GuessedMapping {
    private static final int ROWS = 5;

    private final Wiring wiring;
    private final DataCommand.CatalogueOptions options;
    private final PrintWriter out;

    GuessedMapping(Wiring wiring, DataCommand.CatalogueOptions options, PrintWriter out) {
        this.wiring = wiring;
        this.options = options;
        this.out = out;
    }

    /// @return where the mapping was written
    Path write(Path file, @Nullable Path target, MappingGuess.Hints hints, boolean yes) {
        MappingGuess guess = MappingGuess.of(file, hints, wiring.calendars());
        Path written = target != null ? target : file.resolveSibling(file.getFileName() + ".mapping.yaml");
        CsvMapping mapping = guess.mapping(written.toString());
        DataCatalogue catalogue = wiring.catalogue(options.catalogue());
        QueryResult rows = catalogue.preview(file, mapping, ROWS);
        CheckReport check = catalogue.check(new CheckRequest.OfFiles(List.of(file), mapping, ROWS));
        save(written, guess.yaml());
        if (options.json()) {
            if (!yes) {
                out.println(JsonMapper.shared().writeValueAsString(json(guess, written, rows, check)));
            }
        } else {
            text(file, guess, written, rows, check, yes);
        }
        out.flush();
        return written;
    }

    /// An equal file that is there already is as good as written; another one belongs to somebody.
    private static void save(Path target, String yaml) {
        try {
            Files.writeString(target, yaml, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            if (!same(target, yaml)) {
                throw DataException.inFile(target.toString(), "there is another mapping of this name already",
                        "use it with --mapping and without --guess, remove it, or name another place with --mapping").causedBy(e);
            }
        } catch (IOException e) {
            throw DataException.inFile(target.toString(), "cannot be written: " + e.getMessage(), "name a place with --mapping")
                    .causedBy(e);
        }
    }

    private static boolean same(Path target, String yaml) {
        try {
            return Files.readString(target).equals(yaml);
        } catch (IOException e) {
            return false;
        }
    }

    private void text(Path file, MappingGuess guess, Path written, QueryResult rows, CheckReport check, boolean yes) {
        out.println(guess.yaml());
        out.println("The first rows of " + file + ", as this mapping reads them (times in UTC):");
        TextTable table = new TextTable(rows.columns().stream()
                .map(column -> column.type() == QueryResult.Type.NUMBER ? column.name() + ">" : column.name()).toArray(String[]::new));
        rows.rows().forEach(row -> table.row(row.stream().map(String::valueOf).toArray()));
        out.print(table.text());
        out.println(check.rows() + " rows, " + check.usable() + " usable" + (check.reasons().isEmpty() ? "." : "; to quarantine:"));
        check.reasons()
                .forEach((reason, count) -> out.println("  " + count + " x " + reason + ": " + reason.meaning() + "; " + reason.fix()));
        check.rejected().forEach(row -> out.println("    " + row.text()));
        check.flags().forEach((flag, count) -> out.println("  flagged " + count + " x " + flag + ": " + flag.meaning()));
        if (check.missingBars() > 0) {
            out.println("  " + check.missingBars() + " bars are missing against the calendar " + reason(guess, "session"));
        }
        out.println("Written to " + written);
        if (!yes) {
            out.println("If it is right, or once you have corrected it:  assay data ingest " + file + " --mapping " + written);
        }
    }

    private static String reason(MappingGuess guess, String key) {
        return guess.reasons().stream().filter(reason -> reason.key().equals(key)).map(MappingGuess.Reason::value)
                .collect(Collectors.joining());
    }

    private static Map<String, Object> json(MappingGuess guess, Path written, QueryResult rows, CheckReport check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mapping", written.toString());
        fields.put("yaml", guess.yaml());
        fields.put("reasons", guess.reasons());
        List<Map<String, String>> shown = new ArrayList<>();
        for (var row : rows.rows()) {
            Map<String, String> one = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                one.put(rows.columns().get(i).name(), String.valueOf(row.get(i)));
            }
            shown.add(one);
        }
        fields.put("rows", shown);
        fields.put("rowsRead", check.rows());
        fields.put("usable", check.usable());
        fields.put("refused", check.reasons());
        fields.put("flags", check.flags());
        fields.put("missingBars", check.missingBars());
        return fields;
    }
}
