package dev.assay.proofbench;

/// A model that a config may choose, for listings.
///
/// @param kind what it decides: `price`, `queue`, `limit orders`, `path`, `participation`, `slippage`, `impact`, `latency`
/// @param id its name in the config
/// @param key the config key that takes the name
/// @param assumptions what it assumes with its standard numbers
/// @param whenToChoose when to choose it
public record ModelEntry(String kind, String id, String key, String assumptions, String whenToChoose) {}
