package dev.assay.application.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything a configuration is read from, handed in by the caller. Immutable.
///
/// @param file the configuration file, if there is one
/// @param environment environment variables; those that do not begin with `ASSAY_` are ignored
/// @param sets the `key=value` texts of `--set`, in the order given; a later one wins
/// @param baseDirectory what relative paths are relative to: the directory of the file, or the working directory without one
public record ConfigSources(Optional<File> file, SortedMap<String, String> environment, List<String> sets, Path baseDirectory) {
    /// A configuration file that has been read.
    ///
    /// @param name the name to show in messages, usually as the user typed it
    /// @param text its content
    public record File(String name, String text) {
        /// The file's name without directory and extension: the default name of the run.
        String baseName() {
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            int dot = last.lastIndexOf('.');
            return dot > 0 ? last.substring(0, dot) : last;
        }

        @Override
        public String toString() {
            return "File[name=" + name + "]";
        }
    }

    public ConfigSources {
        TreeMap<String, String> ours = new TreeMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().startsWith(EnvironmentNames.PREFIX)) {
                ours.put(variable.getKey(), variable.getValue());
            }
        }
        environment = java.util.Collections.unmodifiableSortedMap(ours);
        sets = List.copyOf(sets);
    }

    /// Only a file's text, relative to `baseDirectory`.
    public static ConfigSources ofFile(String name, String text, Path baseDirectory) {
        return new ConfigSources(Optional.of(new File(name, text)), new TreeMap<>(), List.of(), baseDirectory);
    }

    /// No file: all from environment and options.
    public static ConfigSources withoutFile(Path workingDirectory) {
        return new ConfigSources(Optional.empty(), new TreeMap<>(), List.of(), workingDirectory);
    }

    /// The same with this environment.
    public ConfigSources environment(Map<String, String> variables) {
        return new ConfigSources(file, new TreeMap<>(variables), sets, baseDirectory);
    }

    /// The same with these `key=value` texts after those already there.
    public ConfigSources set(List<String> more) {
        List<String> all = new ArrayList<>(sets);
        all.addAll(more);
        return new ConfigSources(file, environment, all, baseDirectory);
    }

    /// Names the sources without their content, which may hold secrets.
    @Override
    public String toString() {
        return "ConfigSources[file=" + file + ", environment=" + environment.keySet() + ", sets=" + sets.size() + "]";
    }
}
