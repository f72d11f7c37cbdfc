package dev.assay.application.reconcile;

/// Why a row of the reconciliation stands there.
public enum ReasonCode {
    /// Beyond the tolerance.
    DEVIATES("the value is farther from the chosen one than the tolerance", "compare both with a third source, or with the exchange"),
    /// A hundred times too large or too small.
    UNIT_100("the value is about a hundred times the chosen one, or a hundredth of it", "look for cents and units: pence, agorot, cents"),
    /// Off by a ratio that splits have.
    SPLIT_RATIO("the value differs from the chosen one by a ratio of small whole numbers",
            "look for a split that one side lacks or has twice"),
    /// No row.
    ABSENT("the source has no row where others have one", "look at its quarantine and gaps: assay data check"),
    /// Passed over by rule.
    VETOED("the source comes first by rule, but too few others stand by its value", "see who says what; the next source was taken"),
    /// Too few agree.
    BELOW_QUORUM("fewer sources agree than the quorum asks for: the value is unknown", "add a source, or lower the quorum knowingly"),
    /// An action on one side only.
    ACTION_ABSENT("another source has this corporate action and this one has not",
            "check with the issuer; adjusted prices differ from here on"),
    /// Another ex-date.
    EX_DATE("the same action has another ex-date", "check with the exchange"),
    /// Another ratio.
    RATIO("the action of that date has another ratio", "check with the issuer"),
    /// Another amount.
    AMOUNT("the dividend of that date has another amount", "check with the issuer, and whether one amount is restated for later splits");

    private final String meaning;
    private final String fix;

    ReasonCode(String meaning, String fix) {
        this.meaning = meaning;
        this.fix = fix;
    }

    /// What it says, in words.
    public String meaning() {
        return meaning;
    }

    /// What to do.
    public String fix() {
        return fix;
    }
}
