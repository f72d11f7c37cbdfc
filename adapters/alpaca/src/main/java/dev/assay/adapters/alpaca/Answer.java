package dev.assay.adapters.alpaca;

import tools.jackson.databind.JsonNode;

/// What became of a request.
///
/// @param kind what is known of it
/// @param status HTTP status; 0 where there was no answer
/// @param body the answer's body; a missing node where there is none
/// @param text what went wrong, in words
record Answer(Kind kind, int status, JsonNode body, String text) {
    enum Kind {
        /// It was done.
        DONE,
        /// It was read and refused.
        REFUSED,
        /// Too many came; it was not read.
        THROTTLED,
        /// The keys were refused.
        UNAUTHORIZED,
        /// It never went out.
        NOT_SENT,
        /// Nobody knows whether it was done.
        UNKNOWN
    }

    boolean done() {
        return kind == Kind.DONE;
    }

    boolean notFound() {
        return status == 404;
    }

    /// Alpaca's own code; 0 where there is none.
    int code() {
        return body.path("code").asInt(0);
    }
}
