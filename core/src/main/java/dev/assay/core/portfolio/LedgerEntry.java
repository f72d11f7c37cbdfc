package dev.assay.core.portfolio;

import dev.assay.core.money.Money;

/// One line of an entry set.
///
/// @param account the account
/// @param amount signed, debit positive
public record LedgerEntry(LedgerAccount account, Money amount) {}
