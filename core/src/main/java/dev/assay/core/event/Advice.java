package dev.assay.core.event;

/// Recorded advice of a language model: looked up on replay, never asked for again, and never an order.
///
/// @param kind explanation, hypothesis or feature suggestion
/// @param provider who answered
/// @param model model name and version
/// @param promptHash SHA-256 of the prompt, hex
/// @param text the validated answer
/// @param knownTs latest time of any document or model behind it, epoch ns UTC; withheld before that time
public record Advice(Kind kind, String provider, String model, String promptHash, String text, long knownTs) implements Payload {
    @Override
    public EventType type() {
        return EventType.ADVICE;
    }

    /// What advice may be.
    public enum Kind {
        EXPLANATION, HYPOTHESIS, FEATURE_SUGGESTION
    }
}
