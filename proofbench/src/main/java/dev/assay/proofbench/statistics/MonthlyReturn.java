package dev.assay.proofbench.statistics;

/// The return of one calendar month.
///
/// @param year calendar year
/// @param month 1 to 12
/// @param value a fraction: 0.01 is one per cent
public record MonthlyReturn(int year, int month, double value) {}
