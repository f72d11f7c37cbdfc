package dev.assay.application.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The ready fee schedules: YAML files with lines as in `costs.charges`, which are put before the config's own.
public final class ReadySchedules {
    private static final List<String> NAMES = List.of("ibkr-fixed-us-shares", "ibkr-tiered-us-shares", "ibkr-us-options",
            "alpaca-us-shares",
            "alpaca-us-options", "kraken-spot", "us-regulatory-shares", "us-regulatory-options");

    private ReadySchedules() {}

    /// Their names.
    public static List<String> names() {
        return NAMES;
    }

    /// The YAML text of one; its first lines are comments that say what it is.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("there is no ready schedule \"" + name + "\"; there are " + String.join(", ", NAMES));
        }
        try (InputStream in = ReadySchedules.class.getResourceAsStream("schedules/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("resource schedules/" + name + ".yaml is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The comments at the head of a schedule, as one paragraph.
    public static String summary(String name) {
        StringBuilder summary = new StringBuilder();
        for (String line : text(name).split("\n", -1)) {
            if (!line.startsWith("#")) {
                break;
            }
            summary.append(summary.isEmpty() ? "" : " ").append(line.substring(1).strip());
        }
        return summary.toString();
    }

    /// Puts the lines of the schedules that the tree names before those the user gave.
    static void layUnder(Node.Table tree, List<ConfigProblem> problems) {
        Node.Member costs = tree.members().get(Keys.COSTS.name());
        if (costs == null || !(costs.value() instanceof Node.Table own)) {
            return;
        }
        Node.Member named = own.members().get(CostKeys.SCHEDULES.name());
        if (named == null) {
            return;
        }
        List<Node> ready = new ArrayList<>();
        for (String name : namesOf(named.value())) {
            if (NAMES.contains(name) && YamlReader.file(name + ".yaml", text(name), problems) instanceof Node.Table file
                    && file.members().get(CostKeys.CHARGES.name()) instanceof Node.Member(var at, var lines)
                    && lines instanceof Node.Items items) {
                ready.addAll(items.nodes());
            }
        }
        Node.Member given = own.members().get(CostKeys.CHARGES.name());
        if (given != null && given.value() instanceof Node.Items mine) {
            ready.addAll(mine.nodes());
        } else if (given != null && !(given.value() instanceof Node.Scalar scalar && scalar.isNull())) {
            return;
        }
        String path = Keys.COSTS.name() + "." + CostKeys.CHARGES.name();
        Node.Items all = new Node.Items(path, named.value().origin());
        for (Node line : ready) {
            all.nodes().add(line.moved(path + "[" + all.nodes().size() + "]", line.origin()));
        }
        own.members().put(CostKeys.CHARGES.name(), new Node.Member(named.keyOrigin(), all));
    }

    private static List<String> namesOf(Node node) {
        List<String> names = new ArrayList<>();
        if (node instanceof Node.Items items) {
            for (Node each : items.nodes()) {
                if (each instanceof Node.Scalar scalar) {
                    names.add(scalar.text());
                }
            }
        } else if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
            names.add(scalar.text());
        }
        return names;
    }
}
