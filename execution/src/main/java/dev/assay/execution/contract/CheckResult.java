package dev.assay.execution.contract;

/// The outcome of one check.
///
/// @param check its name
/// @param fault what the adapter did wrong, in words; empty where it passed
public record CheckResult(String check, String fault) {
    /// Whether the adapter passed.
    public boolean passed() {
        return fault.isEmpty();
    }
}
