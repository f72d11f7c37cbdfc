package dev.assay.application.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a configuration value comes from. Never holds the value itself, so it can be shown for a secret too.
public sealed interface Origin {
    /// Short form for people, for example `default`, `ema.yaml:12`, `ASSAY_ACCOUNT_CASH` or `--set account.cash`.
    String text();

    /// The form kept in a snapshot; [#parse] reads it back to an equal origin.
    default String exact() {
        return text();
    }

    /// Nobody gave the value: it is the declared default, or computed from other values as the key's documentation says.
    record Default() implements Origin {
        @Override
        public String text() {
            return "default";
        }
    }

    /// A place in a configuration file.
    ///
    /// @param file the name the caller gave the file
    /// @param line 1 for the first line
    /// @param column 1 for the first character
    record InFile(String file, int line, int column) implements Origin {
        @Override
        public String text() {
            return file + ":" + line;
        }

        @Override
        public String exact() {
            return file + ":" + line + ":" + column;
        }
    }

    /// An environment variable.
    record Variable(String name) implements Origin {
        @Override
        public String text() {
            return name;
        }
    }

    /// A `--set` option of the command line.
    ///
    /// @param key the key as the user wrote it, without the value
    record Option(String key) implements Origin {
        @Override
        public String text() {
            return "--set " + key;
        }
    }

    /// Reads what [#exact] wrote.
    ///
    /// @throws IllegalArgumentException for any other text
    static Origin parse(String text) {
        Matcher file = Syntax.FILE.matcher(text);
        if (file.matches()) {
            return new InFile(file.group(1), Integer.parseInt(file.group(2)), Integer.parseInt(file.group(3)));
        }
        if (text.equals("default")) {
            return new Default();
        }
        if (text.startsWith("--set ")) {
            return new Option(text.substring("--set ".length()));
        }
        if (text.startsWith(EnvironmentNames.PREFIX)) {
            return new Variable(text);
        }
        throw new IllegalArgumentException("\"" + text + "\" names no origin: expected default, file:line:column, "
                + EnvironmentNames.PREFIX + "… or --set key");
    }

    /// The written form of a place in a file.
    final class Syntax {
        private static final Pattern FILE = Pattern.compile("(.+):([1-9]\\d{0,8}):([1-9]\\d{0,8})", Pattern.DOTALL);

        private Syntax() {}
    }
}
