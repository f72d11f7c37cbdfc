package dev.assay.application.reconcile;

import java.util.List;

/// How one field of one instrument is settled.
///
/// @param rule how a value is chosen
/// @param tolerance how far apart values agree
/// @param quorum how many sources must agree, the chosen one among them
/// @param priority sources in the order of trust; all of them
public record FieldPolicy(Rule rule, Tolerance tolerance, int quorum, List<String> priority) {
    /// How a value is chosen. It is always one that a source said.
    public enum Rule {
        /// The middle value; of two middle ones that of the more trusted source.
        MEDIAN("median", "the middle value; of two middle ones that of the source listed first"),
        /// The middle of the weights.
        WEIGHTED("weighted", "the value at which half of the weights is reached, from below"),
        /// The first that enough others stand by.
        PRIORITY_WITH_VETO("priority-with-veto",
                "the first source in the order of trust whose value a quorum stands by; those before it are vetoed"),
        /// The first, whatever the others say.
        COMPARE_AND_FLAG("compare-and-flag", "the first source that has a value, whatever others say; differences are listed");

        private final String key;
        private final String meaning;

        Rule(String key, String meaning) {
            this.key = key;
            this.meaning = meaning;
        }

        /// The name in policies.
        public String key() {
            return key;
        }

        /// What it does, in words.
        public String meaning() {
            return meaning;
        }
    }

    public FieldPolicy {
        priority = List.copyOf(priority);
        if (quorum < 1 || quorum > priority.size()) {
            throw new IllegalArgumentException("quorum " + quorum + " must be 1 to the number of sources, " + priority.size());
        }
    }
}
