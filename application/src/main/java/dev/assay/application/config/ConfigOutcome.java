package dev.assay.application.config;

import java.util.List;

/// What came of reading a configuration: all of it, or every reason why not.
public sealed interface ConfigOutcome {
    /// The configuration is complete and valid.
    record Ready(EffectiveConfig config) implements ConfigOutcome {}

    /// The configuration cannot be used.
    ///
    /// @param problems all that were found, in the order of the file, then the environment, then `--set`; never empty
    record Refused(List<ConfigProblem> problems) implements ConfigOutcome {
        public Refused {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs at least one problem");
            }
            problems = List.copyOf(problems);
        }

        /// One line per problem.
        public String text() {
            return String.join("\n", problems.stream().map(ConfigProblem::text).toList());
        }
    }
}
