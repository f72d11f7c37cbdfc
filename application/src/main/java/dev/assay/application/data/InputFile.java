package dev.assay.application.data;

/// A stored file that a request reads, or that a run embeds.
///
/// @param path relative to the catalogue's root, with `/`
/// @param bytes size
/// @param sha256 digest of the file, hex
public record InputFile(String path, long bytes, String sha256) {}
