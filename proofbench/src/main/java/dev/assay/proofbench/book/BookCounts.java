package dev.assay.proofbench.book;

/// What a book has seen, and what was wrong with it.
///
/// @param updates single changes applied
/// @param snapshots whole books taken
/// @param gaps breaks in the sequence; from each to the next snapshot or clear the book is not known
/// @param stale messages with a sequence number that had passed, ignored
/// @param skipped changes ignored because the book was not known
/// @param unknownOrders changes of orders that were never entered, ignored
/// @param crossed times that the book became crossed: best bid above best ask
/// @param locked times that the book became locked: best bid at best ask
public record BookCounts(long updates, long snapshots, long gaps, long stale, long skipped, long unknownOrders, long crossed,
        long locked) {}
