package dev.assay.application.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads YAML into [Node]s that know their lines. Values stay text: their types come from the declaration of keys, so that the ticker `NO`
/// is not a boolean and 100.10 keeps its digits. Anchors, aliases and tags are refused: a configuration says what it means in place.
final class YamlReader {
    static final int MAX_DEPTH = 32;
    static final int MAX_CHARACTERS = 1_000_000;

    private final Function<Event, Origin> origins;
    private final List<ConfigProblem> problems;
    private final ParserImpl parser;

    private YamlReader(String text, Function<Event, Origin> origins, List<ConfigProblem> problems) {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
        this.origins = origins;
        this.problems = problems;
        this.parser = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /// The document in a file, or null when it is no YAML or holds nothing; what is wrong is added to `problems`.
    static @Nullable Node file(String name, String text, List<ConfigProblem> problems) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Function<Event, Origin> origins = event -> event.getStartMark().isPresent()
                ? at(name, event.getStartMark().get())
                : new Origin.InFile(name, 1, 1);
        return read(content, "", origins, new Origin.InFile(name, 1, 1), problems);
    }

    /// A value in YAML's flow notation that was given by an option or a variable.
    static @Nullable Node value(String text, String path, Origin origin, List<ConfigProblem> problems) {
        return read(text, path, event -> origin, origin, problems);
    }

    private static @Nullable Node read(String text, String path, Function<Event, Origin> origins, Origin whole,
            List<ConfigProblem> problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.add(new ConfigProblem(whole, path, "is too long: a configuration has at most " + MAX_CHARACTERS + " characters"));
            return null;
        }
        try {
            return new YamlReader(text, origins, problems).document(path);
        } catch (MarkedYamlEngineException e) {
            Origin place = e.getProblemMark().or(e::getContextMark).filter(mark -> whole instanceof Origin.InFile)
                    .map(mark -> at(((Origin.InFile) whole).file(), mark)).orElse(whole);
            problems.add(new ConfigProblem(place, path, "not valid YAML: " + explain(e)));
        } catch (ReaderException e) {
            problems.add(new ConfigProblem(whole, path,
                    String.format("contains the unprintable character U+%04X as number %d: is it a text file?",
                            e.getCodePoint(), e.getPosition() + 1)));
        } catch (YamlEngineException e) {
            problems.add(new ConfigProblem(whole, path, "not valid YAML: " + e.getMessage()));
        }
        return null;
    }

    private static Origin at(String name, Mark mark) {
        return new Origin.InFile(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// The parser's problem without the excerpt of the file it would add, which may hold a secret.
    private static String explain(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? "unreadable" : e.getProblem();
        if (problem.contains("TAB")) {
            return "a tab where YAML wants spaces: indent with spaces";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a second \": \" in one line, or a line that is indented too far: put quotes around a value that contains \": \"";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "a line without \": \": write key: value";
        }
        if (problem.contains("<block end>")) {
            return "this line is indented differently from its neighbours";
        }
        return problem;
    }

    private @Nullable Node document(String path) {
        parser.next();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return null;
        }
        parser.next();
        Node root = node(path, 0);
        parser.next();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            problem(parser.peekEvent(), path, "a second YAML document begins here: a configuration is one document");
        }
        return root;
    }

    private Node node(String path, int depth) {
        Event event = parser.next();
        Origin origin = origins.apply(event);
        boolean usable = refuseSharing((NodeEvent) event, path, depth);
        Node node;
        if (event instanceof ScalarEvent scalar) {
            node = new Node.Scalar(path, origin, scalar.getValue(), !scalar.isPlain());
        } else if (event instanceof AliasEvent) {
            node = new Node.Broken(path, origin);
        } else {
            node = event.getEventId() == Event.ID.SequenceStart ? items(path, origin, depth) : table(path, origin, depth);
        }
        return usable ? node : new Node.Broken(path, origin);
    }

    private Node.Items items(String path, Origin origin, int depth) {
        Node.Items items = new Node.Items(path, origin);
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.nodes().add(node(path + "[" + items.nodes().size() + "]", depth + 1));
        }
        parser.next();
        return items;
    }

    private Node.Table table(String path, Origin origin, int depth) {
        Node.Table table = new Node.Table(path, origin);
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event keyEvent = parser.peekEvent();
            if (!(node(path, depth + 1) instanceof Node.Scalar key)) {
                problem(keyEvent, path, "a key must be a name");
                node(path, depth + 1);
                continue;
            }
            Node value = node(table.pathOf(key.text()), depth + 1);
            Node.Member earlier = table.members().get(key.text());
            if (earlier != null) {
                problem(keyEvent, table.pathOf(key.text()), "given twice: first at " + earlier.keyOrigin().text() + "; keep one");
            } else {
                table.members().put(key.text(), new Node.Member(key.origin(), value));
            }
        }
        parser.next();
        return table;
    }

    private boolean refuseSharing(NodeEvent event, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new YamlEngineException("nested deeper than " + MAX_DEPTH + " levels");
        }
        Optional<Anchor> anchor = event.getAnchor();
        if (anchor.isPresent()) {
            problem(event, path,
                    event instanceof AliasEvent
                            ? "YAML aliases (*" + anchor.get() + ") are not supported: write the value out here"
                            : "YAML anchors (&" + anchor.get() + ") are not supported: write the value out where it is used");
            return !(event instanceof AliasEvent);
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        if (tag.isPresent()) {
            problem(event, path, "YAML tags (!) are not supported: the type of a value follows from its key");
            return false;
        }
        return true;
    }

    private void problem(Event event, String path, String message) {
        problems.add(new ConfigProblem(origins.apply(event), path, message));
    }
}
