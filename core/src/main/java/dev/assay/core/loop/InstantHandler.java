package dev.assay.core.loop;

/// What happens in an instant: the journey, assembled elsewhere.
@FunctionalInterface
public interface InstantHandler {
    /// Handles one instant, in order. The batch is reused after the call.
    void onInstant(InstantBatch batch);
}
