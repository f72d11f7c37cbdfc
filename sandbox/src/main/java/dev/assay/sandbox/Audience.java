package dev.assay.sandbox;

import dev.assay.core.market.Bar;
import tools.jackson.databind.node.ObjectNode;

/// Who hears what happens at the venue. Called under the venue's lock, in the order of what happened; must not block.
interface Audience {
    /// What became of an order: the `data` of a trade update.
    default void orderUpdate(ObjectNode data) {}

    /// An interval has ended.
    default void bar(Bar bar) {}
}
