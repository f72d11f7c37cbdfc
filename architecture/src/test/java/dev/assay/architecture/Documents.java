package dev.assay.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the Markdown of the repository and says what in it is not true: names of types that do not exist, links that lead nowhere.
final class Documents {

    /// The root of the repository; tests run in the folder of their module.
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:[.#(<][^`]*)?`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final List<String> JDK = List.of("java.lang.", "java.util.", "java.util.function.", "java.util.stream.",
            "java.util.concurrent.",
            "java.time.", "java.math.", "java.io.", "java.nio.", "java.nio.file.", "java.sql.", "java.net.http.",
            "org.jspecify.annotations.");

    private Documents() {}

    /// Every Markdown file that is part of the repository.
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md")).filter(file -> {
                String path = ROOT.relativize(file).toString();
                return !path.startsWith(".") && !path.contains("target/") && !path.startsWith("runs/") && !path.contains("node_modules/");
            }).sorted().toList();
        }
    }

    /// The names in backticks that look like types (`Order`, `EventBus.offer`) and are neither among `known` nor in the JDK.
    static List<String> unknownTypes(String markdown, Set<String> known) {
        var unknown = new ArrayList<String>();
        Matcher matcher = TYPE.matcher(FENCE.matcher(markdown).replaceAll(""));
        while (matcher.find())
            if (!known.contains(matcher.group(1)) && !inJdk(matcher.group(1)))
                unknown.add(matcher.group(1));
        return unknown;
    }

    /// The relative links of `markdown`, a file in `folder`, that lead to no file.
    static List<String> deadLinks(String markdown, Path folder) {
        var dead = new ArrayList<String>();
        Matcher matcher = LINK.matcher(FENCE.matcher(markdown).replaceAll(""));
        while (matcher.find()) {
            String target = matcher.group(1);
            if (!target.contains(":") && !Files.exists(folder.resolve(target)))
                dead.add(target);
        }
        return dead;
    }

    private static boolean inJdk(String name) {
        return JDK.stream().anyMatch(prefix -> {
            try {
                Class.forName(prefix + name, false, Documents.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        });
    }
}
