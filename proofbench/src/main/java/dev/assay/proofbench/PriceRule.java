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
                            "Choose it only to compare with engines that fill at the signal's own close; never to judge a strategy.");

    final String id;
    final String assumptions;
    final String whenToChoose;

    PriceRule(String id, String assumptions, String whenToChoose) {
        this.id = id;
        this.assumptions = assumptions;
        this.whenToChoose = whenToChoose;
    }
}
