package dev.assay.adapters.holidays;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Sessions of the New York Stock Exchange 1990-01-02 to 2023-01-13 as exchange_calendars has them (see NOTICE beside the file).
record ReferenceSession(LocalDate date, Instant open, Instant close) {

    static List<ReferenceSession> all() throws IOException {
        InputStream raw = Objects.requireNonNull(ReferenceSession.class.getResourceAsStream("xnys-reference.csv.gz"), "reference file");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(","))
                    .map(f -> new ReferenceSession(LocalDate.parse(f[0]), Instant.parse(f[1]), Instant.parse(f[2]))).toList();
        }
    }
}
