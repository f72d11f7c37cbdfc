package dev.assay.application.repair;

/// A defect with what might mend it. A proposal, never more.
///
/// @param defect what is wrong
/// @param firstLine first line it concerns, from 1
/// @param lastLine last line it concerns
/// @param from date of the first row
/// @param to date of the last row
/// @param evidence what shows it, in figures
/// @param proposal what would mend it
public record Finding(Defect defect, long firstLine, long lastLine, String from, String to, String evidence, String proposal) {}
