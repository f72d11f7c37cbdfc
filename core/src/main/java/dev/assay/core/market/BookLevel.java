package dev.assay.core.market;

/// One price level of a book.
///
/// @param priceUnits price, in the instrument's price units
/// @param sizeUnits total size, in the instrument's quantity units
/// @param orders number of orders at the level; 0 where the vendor does not say
public record BookLevel(long priceUnits, long sizeUnits, int orders) {}
