package dev.assay.interfaces.report;

import java.util.ArrayList;
import java.util.List;

/// Why a run has no fill, told from its decisions, orders and failures: the most direct cause first.
final class NoTrades {
    private static final int REASONS = 5;

    private NoTrades() {}

    static List<String> explain(RunPackage run) {
        List<String> reasons = new ArrayList<>();
        if (run.metrics().count("bars") == 0) {
            reasons.add("No bar fell between %s and %s, so no strategy saw any data."
                    .formatted(Figures.time(run.metrics().text("from")), Figures.time(run.metrics().text("to"))));
        }
        rejections(run, reasons);
        orders(run, reasons);
        for (CsvRow failure : run.failures().rows().subList(0, Math.min(REASONS, run.failures().rows().size()))) {
            reasons.add("Strategy %s failed at %s and was stopped: %s".formatted(failure.text("strategy"),
                    Figures.time(failure.text("ts")), failure.text("message")));
        }
        if (reasons.isEmpty()) {
            reasons.add("The strategies saw %s bars and asked for no order: no signal was given, nothing reached the risk controls."
                    .formatted(Figures.count(run.metrics().count("bars"))));
        }
        return reasons;
    }

    private static void rejections(RunPackage run, List<String> reasons) {
        List<Tally.Entry> rejected = run.refusals().entries().stream().filter(e -> e.label().getFirst().equals("REJECT")).toList();
        long count = rejected.stream().mapToLong(Tally.Entry::count).sum();
        if (count == 0) {
            return;
        }
        boolean all = run.orders().isEmpty();
        reasons.add(count == 1
                ? "The risk controls rejected %sorder:".formatted(all ? "the only " : "one ")
                : "The risk controls rejected %s%s orders:".formatted(all ? "all " : "", Figures.count(count)));
        for (Tally.Entry entry : rejected.subList(0, Math.min(REASONS, rejected.size()))) {
            reasons.add("%s by %s (%s), for example: %s".formatted(Figures.count(entry.count()), entry.label().get(1),
                    entry.label().get(2), entry.example()));
        }
    }

    private static void orders(RunPackage run, List<String> reasons) {
        if (run.orders().isEmpty()) {
            return;
        }
        reasons.add(run.orders().total() == 1
                ? "1 order was recorded and it was not filled:"
                : "%s orders were recorded and none was filled:".formatted(Figures.count(run.orders().total())));
        List<Tally.Entry> entries = run.orderReasons().entries();
        for (Tally.Entry entry : entries.subList(0, Math.min(REASONS, entries.size()))) {
            String reason = entry.label().get(1).isBlank() ? "no reason recorded" : entry.label().get(1);
            reasons.add("%s %s: %s (first: %s)".formatted(Figures.count(entry.count()), Trading.label(entry.label().getFirst()), reason,
                    entry.example()));
        }
    }
}
