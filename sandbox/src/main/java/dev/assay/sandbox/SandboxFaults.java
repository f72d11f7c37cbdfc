package dev.assay.sandbox;

import dev.assay.application.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// How likely each fault is. Immutable.
///
/// @param chances in a thousand, 0 to 1000; none for a fault that is not named
/// @param slowest how late a slow answer may be, in milliseconds
/// @param retryAfter what a refusal for too many requests says, in seconds
public record SandboxFaults(Map<SandboxFault, Integer> chances, int slowest, int retryAfter) {
    /// A link that works.
    public static final SandboxFaults NONE = new SandboxFaults(Map.of(), 0, 1);
    private static final int WHOLE = 1000;
    private static final int MOST_MS = 60_000;
    private static final int MOST_S = 60;

    public SandboxFaults {
        chances = chances.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(chances));
    }

    int perMille(SandboxFault fault) {
        return chances.getOrDefault(fault, 0);
    }

    /// Reads a plan: one line for each fault, `lost-answer: 20`, in a thousand; `slowest: 500` milliseconds, `retry-after: 1` seconds.
    ///
    /// @throws DataException naming file, line, value and what is possible
    public static SandboxFaults read(Path file) {
        String name = file.toString();
        try {
            Node root = new Compose(LoadSettings.builder().setMaxAliasesForCollections(0).build()).composeString(Files.readString(file))
                    .orElseThrow(
                            () -> DataException.inFile(name, "the plan is empty", "write fault: chance lines, such as lost-answer: 20"));
            return of(name, root);
        } catch (IOException e) {
            throw DataException.inFile(name, "the plan cannot be read: " + e.getMessage(), "check the path").causedBy(e);
        } catch (MarkedYamlEngineException e) {
            throw DataException.at(name, e.getProblemMark().map(mark -> mark.getLine() + 1L).orElse(0L), "faults", null,
                    "not valid YAML: " + e.getProblem(), "check colons and quotes").causedBy(e);
        } catch (YamlEngineException e) {
            throw DataException.inFile(name, "not valid YAML: " + e.getMessage(), "check colons and quotes").causedBy(e);
        }
    }

    private static SandboxFaults of(String file, Node root) {
        if (!(root instanceof MappingNode table)) {
            throw DataException.inFile(file, "the plan must be a table of faults", "write fault: chance lines, such as lost-answer: 20");
        }
        Map<SandboxFault, Integer> chances = new EnumMap<>(SandboxFault.class);
        int slowest = NONE.slowest;
        int retryAfter = NONE.retryAfter;
        for (NodeTuple line : table.getValue()) {
            String key = line.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            switch (key) {
                case "slowest" -> slowest = number(file, key, line.getValueNode(), MOST_MS);
                case "retry-after" -> retryAfter = number(file, key, line.getValueNode(), MOST_S);
                default -> chances.put(fault(file, key, line.getKeyNode()), number(file, key, line.getValueNode(), WHOLE));
            }
        }
        return new SandboxFaults(chances, slowest, retryAfter);
    }

    private static SandboxFault fault(String file, String key, Node at) {
        for (SandboxFault fault : SandboxFault.values()) {
            if (fault.key().equals(key)) {
                return fault;
            }
        }
        List<String> known = Arrays.stream(SandboxFault.values()).map(SandboxFault::key).toList();
        throw DataException.at(file, line(at), key, key, "is no fault",
                "choose among " + String.join(", ", known) + ", slowest, retry-after");
    }

    private static int number(String file, String key, Node node, int most) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > most) {
            throw DataException.at(file, line(node), key, text, "must be a whole number from 0 to " + most, "write " + key + ": 10");
        }
        return Integer.parseInt(text);
    }

    private static long line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L);
    }
}
