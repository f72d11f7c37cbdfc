package dev.assay.execution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Order state change scenarios read from a file of the format of `fix-order-state-matrices.csv`.
///
/// @param name the scenario's number in FIX 4.4, volume 4, appendix D
/// @param rows its messages in order
record FixScenario(String name, List<Row> rows) {
    /// One message; fields by column name, empty where the file has none.
    record Row(Map<String, String> fields) {
        String get(String column) {
            String value = fields.get(column);
            if (value == null) {
                throw new IllegalArgumentException("no column " + column + " in " + fields.keySet());
            }
            return value;
        }

        long number(String column) {
            return get(column).isEmpty() ? 0 : Long.parseLong(get(column));
        }

        boolean alternative() {
            return get("path").equals("alt");
        }

        @Override
        public String toString() {
            return get("seq") + " " + get("direction") + " " + get("message") + " " + get("exec_type") + " " + get("ord_status");
        }
    }

    /// Whether it goes over more than one day.
    boolean overDays() {
        return rows.stream().anyMatch(row -> row.get("time").startsWith("D2"));
    }

    /// Whether reports overtake each other in it.
    boolean races() {
        return rows.stream().anyMatch(row -> row.get("path").equals("late"));
    }

    /// The ways through: first the main one, then for each alternative the main one up to it.
    List<List<Row>> paths() {
        List<List<Row>> paths = new ArrayList<>();
        paths.add(sent(rows.stream().filter(r -> !r.alternative()).toList()));
        for (Row alternative : rows) {
            if (alternative.alternative()) {
                List<Row> path = new ArrayList<>();
                for (Row row : rows.subList(0, rows.indexOf(alternative))) {
                    if (!row.alternative() && !row.get("time").equals(alternative.get("time"))) {
                        path.add(row);
                    }
                }
                path = sent(path);
                path.add(alternative);
                paths.add(path);
            }
        }
        return paths;
    }

    /// Messages that cross each other on the connection are played as the OMS sees them: its request goes out before the report comes in.
    private static List<Row> sent(List<Row> path) {
        List<Row> played = new ArrayList<>(path);
        for (int i = 1; i < played.size(); i++) {
            Row before = played.get(i - 1);
            Row row = played.get(i);
            boolean crossing = row.get("path").equals("cross") && before.get("path").equals("cross")
                    && row.get("time").equals(before.get("time"));
            if (crossing && row.get("direction").equals("IN") && before.get("direction").equals("OUT")) {
                played.set(i - 1, row);
                played.set(i, before);
            }
        }
        return played;
    }

    /// The file that `-Dfix.scenarios=PATH` names (from here or from the folder above, where Maven was called); else those in the test
    /// resources: the given one, one with the scenarios of the standard that it lacks, and one with races (R) in which reports of the standard's
    /// scenarios overtake each other on their way.
    static List<FixScenario> load() {
        String path = System.getProperty("fix.scenarios", "");
        try {
            if (!path.isEmpty()) {
                Path named = Path.of(path);
                return parse(Files.readAllLines(Files.exists(named) ? named : Path.of("..").resolve(named)));
            }
            List<FixScenario> all = new ArrayList<>(resource("/fix-order-state-matrices.csv"));
            all.addAll(resource("/fix-order-state-rest.csv"));
            all.addAll(resource("/fix-races.csv"));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FixScenario> resource(String name) throws IOException {
        InputStream file = Objects.requireNonNull(FixScenario.class.getResourceAsStream(name), name);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parse(in.lines().toList());
        }
    }

    private static List<FixScenario> parse(List<String> lines) {
        List<String> columns = split(lines.getFirst());
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = split(line);
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                fields.put(columns.get(i), i < cells.size() ? cells.get(i) : "");
            }
            Row row = new Row(fields);
            byName.computeIfAbsent(row.get("scenario"), n -> new ArrayList<>()).add(row);
        }
        return byName.entrySet().stream().map(e -> new FixScenario(e.getKey(), e.getValue())).toList();
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
