package dev.assay.application.run;

import dev.assay.core.money.Money;

/// The headline numbers of a run, from its snapshots.
///
/// @param startEquity equity at the first snapshot's start: the opening capital
/// @param endEquity equity at the last snapshot
/// @param fees fees booked
/// @param totalReturn end ÷ start - 1
/// @param cagr compound annual growth rate
/// @param volatility annualised standard deviation of session returns
/// @param sharpe annualised Sharpe ratio at a zero risk-free rate; NaN where it is not defined
/// @param maxDrawdown deepest fall from a peak, as a fraction, never positive
/// @param fills fills booked
record Headline(Money startEquity, Money endEquity, Money fees, double totalReturn, double cagr, double volatility, double sharpe,
        double maxDrawdown, long fills) {}
