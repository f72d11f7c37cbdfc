package dev.assay.interfaces.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Puts the vendor's file and line in the place of the datum's number, for the fills that the page lists.
final class VendorLines {
    private VendorLines() {}

    static Listing annotate(Path runDir, Listing fills) {
        Set<String> shown = new HashSet<>();
        fills.rows().forEach(fill -> shown.add(fill.text("id")));
        Map<String, String> lines = new HashMap<>();
        Listing.read(runDir, RunFile.ORIGINS, origin -> {
            if (shown.contains(origin.text("id"))) {
                lines.put(origin.text("id"), words(origin));
            }
        });
        return fills.map(fill -> fill.with("datumId", lines.getOrDefault(fill.text("id"), "datum " + fill.text("datumId"))));
    }

    private static String words(CsvRow origin) {
        String file = origin.text("file");
        String or = origin.text("orLine");
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1) + ":" + origin.text("line")
                + (or.isEmpty() ? "" : " or " + or);
    }
}
