package dev.assay.core.signal;

/// What an explicit order has to do with others of its strategy in the same instrument: those given in one instant under one list name.
///
/// **Partial fills.** One rule for all: what has filled is taken off at once.
/// - `OCO`: the orders share one quantity, the largest of theirs. What one fills, the others are reduced by; the last of them with nothing
///   left is cancelled.
/// - `OTO`: a child is sent once its parent has filled in part, sized by what the parent has filled so far and at most its own quantity, and
///   grows with the parent's further fills.
/// - `OTOCO` (bracket): the children share what the parent has filled: each works for that, less what the others have filled.
///
/// When a parent ends, its children go on with what it filled; where it filled nothing, they end with it. Cancelling the list's name cancels
/// every order of it.
///
/// @param list the list's name, unique among the strategy's working lists in the instrument
/// @param role the order's part in it
public record Link(String list, Role role) {
    /// An order's part in its list.
    public enum Role {
        /// One of a plain list: cancelled together, otherwise independent.
        MEMBER,
        /// One cancels the other: shares one quantity with its siblings.
        OCO,
        /// One triggers the other: the order whose fills let the children go out.
        PARENT,
        /// A child of the list's parent.
        CHILD,
        /// A child of the list's parent that shares what the parent filled with its siblings.
        OCO_CHILD
    }

    public Link {
        if (list.isBlank()) {
            throw new IllegalArgumentException("an order list needs a name");
        }
    }
}
