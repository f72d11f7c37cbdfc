package dev.assay.signalcore;

/// A pure function from features to a score, pinned by a hash: the same features give the same score on any machine.
///
/// Implementations keep no state between calls and are used by one strategy on the loop's thread.
public interface Model {
    /// Scores one feature vector.
    ///
    /// @param features in the order of [#featureNames]; NaN stands for missing
    /// @return the score; NaN when the model cannot say
    double score(double[] features);

    /// Names of the features, in order.
    java.util.List<String> featureNames();

    /// SHA-256 of what defines the model (weights, code version), hex; goes into the run package.
    String sha256();
}
