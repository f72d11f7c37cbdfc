package dev.assay.application.repair;

/// What may be wrong with a vendor's series.
public enum Defect {
    /// A hundred times too much or too little.
    UNIT_100("prices are about a hundred times those beside them, or a hundredth: another unit, such as pence for pounds"),
    /// Rows scaled by a split.
    SPLIT_ROW("a few rows are off by the ratio of a split that lies near them: it was applied to them once too often or not at all"),
    /// A level off by a split.
    SPLIT_LEVEL(
            "the level changes by the ratio of a split that lies near, where adjusted prices should pass it: applied twice, not at all, or at"
                    + " the wrong date"),
    /// A jump without a split.
    SPLIT_LIKE_JUMP("the level changes by a ratio that splits have, and the file knows of none"),
    /// A jump that nothing explains.
    JUMP("the level changes more than fivefold, and no split explains it: another instrument under the same symbol, or another unit"),
    /// A spike.
    OUTLIER("a few rows lie far from those before and after them"),
    /// No step of the adjusted close.
    ADJUSTMENT_MISSING("the adjusted close takes no notice of the dividend"),
    /// Twice the step.
    ADJUSTMENT_DOUBLED("the adjusted close accounts for the dividend twice"),
    /// A hundredth of the step, or a hundredfold.
    ADJUSTMENT_UNIT_100(
            "the adjusted close accounts for a hundredth of the dividend, or a hundred times it, and prices stand by the dividend"),
    /// The amount is wrong.
    DIVIDEND_UNIT_100("the dividend is a hundred times what prices and adjusted close account for, or a hundredth"),
    /// The amount of another number of shares.
    DIVIDEND_NOT_SPLIT("the dividend is not restated for the split of its day, as the adjusted close is"),
    /// The same dividend again.
    DIVIDEND_TWICE("the same dividend stands on two days of one week"),
    /// Capital gains counted twice.
    GAINS_TWICE("the adjusted close accounts for the capital gain on top of a dividend that holds it already"),
    /// Another amount.
    ADJUSTMENT_ODD("the adjusted close accounts for another amount than the dividend");

    private final String meaning;

    Defect(String meaning) {
        this.meaning = meaning;
    }

    /// What it says, in words.
    public String meaning() {
        return meaning;
    }
}
