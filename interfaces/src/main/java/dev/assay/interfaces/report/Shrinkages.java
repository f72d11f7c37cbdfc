package dev.assay.interfaces.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells of an order that a risk control made it smaller. A decision belongs to the order of the same instant, strategy, instrument and side
/// whose quantity is what the decision allowed. Not thread-safe.
final class Shrinkages {
    private static final int LIMIT = 2 * Listing.LIMIT;

    private final Map<String, String> notes = new TreeMap<>();

    void add(CsvRow decision) {
        if (decision.text("outcome").equals("SHRINK") && notes.size() < LIMIT) {
            notes.put(key(decision, "ts", "allowedQty"),
                    "shrunk from %s by %s".formatted(Figures.plain(decision.decimal("qty")), decision.text("control")));
        }
    }

    /// The order's row, its reason led by what the control did.
    CsvRow annotate(CsvRow order) {
        String note = notes.get(key(order, "createdTs", "orderQty"));
        return note == null ? order : order.with("reason", order.text("reason").isBlank() ? note : note + "; " + order.text("reason"));
    }

    private static String key(CsvRow row, String time, String quantity) {
        return String.join("\u0001", List.of(row.text(time), row.text("strategy"), row.text("symbol"), row.text("side"),
                Figures.canonical(row.decimal(quantity))));
    }
}
