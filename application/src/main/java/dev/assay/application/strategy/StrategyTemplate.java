package dev.assay.application.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/// Writes a new strategy, commented and working, and the config that runs it on the bundled data.
public final class StrategyTemplate {
    private StrategyTemplate() {}

    /// Writes `NAME.java` and `name.yaml`; never over files that are there.
    ///
    /// @param directory where to; made when absent
    /// @param name the strategy's class
    /// @param exampleData folder of the bundled data that the config reads
    /// @return the files, the source first
    /// @throws StrategyException for a name that is none, or a file that is there already
    public static List<Path> write(Path directory, String name, Path exampleData) {
        if (!SourceVersion.isName(name) || name.indexOf('.') >= 0 || !Character.isUpperCase(name.charAt(0))) {
            throw new StrategyException(List.of("\"" + name + "\" is no class name: expected a capital letter, then letters and digits,"
                    + " for example Breakout"));
        }
        Path source = directory.resolve(name + ".java");
        Path config = directory.resolve(name.toLowerCase(Locale.ROOT) + ".yaml");
        for (Path file : List.of(source, config)) {
            if (Files.exists(file)) {
                throw new StrategyException(List.of(file + " is there already: choose another name or folder, or remove it first"));
            }
        }
        Path from = directory.toAbsolutePath().normalize();
        String data = from.relativize(exampleData.toAbsolutePath().normalize()).toString();
        try {
            Files.createDirectories(directory);
            create(source, template("strategy.java.txt").replace("@NAME@", name));
            create(config, template("strategy.yaml.txt").replace("@NAME@", name).replace("@DATA@", data)
                    .replace("@CONFIG@", String.valueOf(config.getFileName())));
        } catch (IOException e) {
            throw new StrategyException(List.of("the files of " + name + " cannot be written in " + directory + ": "
                    + (e instanceof FileAlreadyExistsException ? "one is there already" : e.getMessage())));
        }
        return List.of(source, config);
    }

    private static void create(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }

    private static String template(String name) {
        try (InputStream in = StrategyTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the template " + name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
