package dev.assay.execution.reconcile;

/// How patient the desk is with a broker, and how often it compares the books. All spans in nanoseconds of event time.
///
/// @param answerWithin a command or question without an answer for so long is in doubt
/// @param backOff how long to wait after the broker said that too much came
/// @param workingEvery how often the books are compared while orders work or something has happened since
/// @param lookAgainAfter how long after a first look at a difference the second follows
/// @param every how often the books are compared in any case; [#NEVER] for at start and end only
/// @param policies what is done about differences
public record Settings(long answerWithin, long backOff, long workingEvery, long lookAgainAfter, long every, Policies policies) {
    /// No time.
    public static final long NEVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;

    /// 10 s for an answer, 1 s back-off, every 2 h while something works, a second look after 30 s, once a day in any case.
    public static final Settings DEFAULT = new Settings(10 * SECOND, SECOND, 7_200 * SECOND, 30 * SECOND, 86_400 * SECOND);

    /// The same, but compared at the start and the end only.
    public static final Settings START_AND_END = DEFAULT.comparing(NEVER);

    public Settings {
        if (answerWithin <= 0 || backOff <= 0 || workingEvery <= 0 || lookAgainAfter <= 0 || every <= 0) {
            throw new IllegalArgumentException("every span must be positive");
        }
    }

    /// Settings under which every difference halts.
    public Settings(long answerWithin, long backOff, long workingEvery, long lookAgainAfter, long every) {
        this(answerWithin, backOff, workingEvery, lookAgainAfter, every, Policies.HALT);
    }

    /// The same patience with other policies.
    public Settings with(Policies other) {
        return new Settings(answerWithin, backOff, workingEvery, lookAgainAfter, every, other);
    }

    /// The same patience, comparing as often as said.
    public Settings comparing(long often) {
        return new Settings(answerWithin, backOff, workingEvery, lookAgainAfter, often, policies);
    }
}
