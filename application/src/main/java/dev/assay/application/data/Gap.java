package dev.assay.application.data;

import java.time.LocalDate;

/// Sessions, or intervals of one session, for which an instrument has no bar although it has earlier and later ones.
///
/// @param instrument instrument id
/// @param from first session date concerned
/// @param to last session date concerned
/// @param missing how many bars are missing
public record Gap(String instrument, LocalDate from, LocalDate to, long missing) {}
