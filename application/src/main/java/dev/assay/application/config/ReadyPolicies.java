package dev.assay.application.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The ready risk policies: YAML files with a `risk` section each, whose values hold where the configuration gives none.
public final class ReadyPolicies {
    private ReadyPolicies() {}

    /// Their names, from cautious to bold.
    public static List<String> names() {
        return List.of(RiskKeys.ReadyPolicy.values()).stream().map(TextTypes::written).toList();
    }

    /// The YAML text of one.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public static String text(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("there is no ready policy \"" + name + "\"; there are " + String.join(", ", names()));
        }
        try (InputStream in = ReadyPolicies.class.getResourceAsStream("policies/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("resource policies/" + name + ".yaml is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts the values of the policy that the tree names under those the user gave.
    static void layUnder(Node.Table tree, List<ConfigProblem> problems) {
        Node.Member risk = tree.members().get(Keys.RISK.name());
        if (risk == null || !(risk.value() instanceof Node.Table own)) {
            return;
        }
        Node.Member policy = own.members().get(RiskKeys.POLICY.name());
        if (policy != null && policy.value() instanceof Node.Scalar name && names().contains(name.text())
                && YamlReader.file(name.text() + ".yaml", text(name.text()), problems) instanceof Node.Table ready) {
            fill(tree, ready);
        }
    }

    private static void fill(Node.Table own, Node.Table ready) {
        for (Map.Entry<String, Node.Member> each : ready.members().entrySet()) {
            Node.Member given = own.members().get(each.getKey());
            if (given == null) {
                own.members().put(each.getKey(), each.getValue());
            } else if (given.value() instanceof Node.Table mine && each.getValue().value() instanceof Node.Table theirs) {
                fill(mine, theirs);
            }
        }
    }
}
