package dev.assay.application.data;

/// What a feed handed out from one file.
///
/// The content digest covers a header line (`assay-bars-1`, instrument id, timeframe, price scale, quantity scale, separated by blanks and ended by LF, in
/// UTF-8) and then the rows in order: open time, close time, open, high, low, close, volume, each a little-endian 64-bit integer. It does not depend on how the
/// rows are stored.
///
/// @param dataset dataset name
/// @param instrument instrument id
/// @param file the file
/// @param rows rows handed out so far
/// @param contentSha256 digest of those rows, hex
public record InputDigest(String dataset, String instrument, InputFile file, long rows, String contentSha256) {}
