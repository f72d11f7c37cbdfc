package dev.assay.sandbox;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request that Alpaca refuses: the HTTP status, Alpaca's own code, and its words. An expected outcome of a request, turned into an answer at one place.
final class ApiError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;
    private final LinkedHashMap<String, String> fields = new LinkedHashMap<>();

    private ApiError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiError unauthorized() {
        return new ApiError(401, 40110000, "request is not authorized");
    }

    /// A request that lacks something or holds what cannot be read.
    static ApiError malformed(String message) {
        return new ApiError(422, 40010001, message);
    }

    /// A request that can be read and cannot be met.
    static ApiError unprocessable(String message) {
        return new ApiError(422, 42210000, message);
    }

    /// What is asked for does not exist.
    static ApiError notFound(String message) {
        return new ApiError(404, 40410000, message);
    }

    /// The account does not allow it.
    static ApiError forbidden(String message) {
        return new ApiError(403, 40310000, message);
    }

    /// The same with one more field in its body.
    ApiError with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code);
        body.put("message", String.valueOf(getMessage()));
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.put(field.getKey(), field.getValue());
        }
        return body;
    }
}
