package dev.assay.proofbench;

/// Which price a market order trades at when all there is are bars.
enum PriceRule {
    NEXT_OPEN("next-open",
            "Market orders trade at the open of the first bar that begins at or after their arrival, or at the first quote (ask to buy, bid to"
                    + " sell) or trade.",
            "Choose it by default: a decision on a closed bar trades at the first price that comes after it."), NEXT_CLOSE("next-close",
                    "Market orders trade at the close of the first bar that begins at or after their arrival; they use no quotes or trades.",
                    "Choose it for orders worked over the bar after the decision, or to see what a bar of delay costs."), THIS_CLOSE(
                            "this-close",
                            "OPTIMISTIC: market orders trade at the close of the very bar they were decided on, a price that was over when it"
                                    + " became known; they use no quotes or trades.",
                            "Choose it only to compare with engines that fill at the signal's own close; never to judge a strategy."), TYPICAL(
                                    "typical-price",
                                    "Market orders trade at the typical price of the first bar that begins at or after their arrival,"
                                            + " (high + low + close) / 3, rounded against them: an estimate of the bar's volume-weighted"
                                            + " average price, which bars do not tell; they use no quotes or trades.",
                                    "Choose it for orders worked evenly over the bar."), AVERAGE("average-price",
                                            "Market orders trade at the mean of the four prices of the first bar that begins at or after"
                                                    + " their arrival, (open + high + low + close) / 4, rounded against them: an estimate"
                                                    + " of the bar's time-weighted average price; they use no quotes or trades.",
                                            "Choose it for orders sliced by time over the bar."), WORST("worst-price",
                                                    "Market orders trade at the worst price of the first bar that begins at or after their"
                                                            + " arrival: the high to buy, the low to sell; they use no quotes or trades.",
                                                    "Choose it as a bound: a strategy that survives it does not live on its fills."), VWAP(
                                                            "vwap",
                                                            "Market orders trade at the volume-weighted average price of the trades in"
                                                                    + " the first bar that begins at or after their arrival, when it has"
                                                                    + " closed, rounded against them; a bar without recorded trades fills"
                                                                    + " nothing. They use no quotes.",
                                                            "Choose it for orders worked with the volume over the bar, where single trades"
                                                                    + " were recorded."), MID(
                                                                            "mid",
                                                                            "OPTIMISTIC: market orders trade at the middle of the first quote with both"
                                                                                    + " sides at or after their arrival, rounded against them; they use no"
                                                                                    + " bars or trades.",
                                                                            "Choose it for patient orders in quoted markets, with half the spread you"
                                                                                    + " expect to pay as slippage.");

    final String id;
    final String assumptions;
    final String whenToChoose;

    PriceRule(String id, String assumptions, String whenToChoose) {
        this.id = id;
        this.assumptions = assumptions;
        this.whenToChoose = whenToChoose;
    }
}
