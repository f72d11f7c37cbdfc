package dev.assay.application.config;

/// A value that must not be seen. It prints as `*****` everywhere; only [#reveal] gives it out, at the place that needs it.
public final class Secret {
    /// What is printed instead of any secret.
    public static final String HIDDEN = "*****";

    private final String value;

    /// Wraps a value read from configuration.
    public Secret(String value) {
        this.value = value;
    }

    /// The value itself: hand it to the broker or vendor at once, and never log, store or show it. A configuration read back from a
    /// run package holds [#HIDDEN] here, since the package never had the value.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
