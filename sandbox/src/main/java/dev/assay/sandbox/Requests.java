package dev.assay.sandbox;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what requests carry, and writes what answers carry.
final class Requests {
    static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Requests() {}

    private static final String ANSWERED = "answered";

    /// Whether the request has its answer.
    static boolean answered(Context context) {
        return context.attribute(ANSWERED) != null;
    }

    static void answer(Context context, int status, JsonNode body) {
        context.attribute(ANSWERED, true);
        context.status(status).contentType("application/json; charset=UTF-8").result(bytes(body));
    }

    static byte[] bytes(JsonNode body) {
        return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode body(Context context) {
        return json(context.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw ApiError.malformed("request body format is invalid");
        }
    }

    static int number(Context context, String name, int standard, int most) {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return standard;
        }
        try {
            int value = Integer.parseInt(text);
            if (value < 1) {
                throw ApiError.malformed(name + " must be positive");
            }
            return Math.min(value, most);
        } catch (NumberFormatException e) {
            throw ApiError.malformed("invalid " + name + ": " + text);
        }
    }

    static boolean flag(Context context, String name) {
        return "true".equalsIgnoreCase(context.queryParam(name));
    }

    /// A list separated by commas; empty where it is not given.
    static List<String> list(Context context, String name) {
        return context.queryParams(name).stream().flatMap(each -> Arrays.stream(each.split(","))).map(String::strip)
                .filter(each -> !each.isEmpty()).toList();
    }

    /// A time or a date as epoch ns UTC; null where it is not given. A date is its start in New York.
    static @Nullable Long time(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() == 10) {
                return Texts.nanos(LocalDate.parse(text).atStartOfDay(Texts.NEW_YORK).toInstant());
            }
            String zoned = text.replace(' ', '+');
            return Texts.nanos(zoned.endsWith("Z") ? Instant.parse(zoned) : OffsetDateTime.parse(zoned).toInstant());
        } catch (DateTimeException e) {
            throw ApiError.malformed("invalid " + name + ": " + text + "; expected RFC 3339 or YYYY-MM-DD");
        }
    }

    /// A date; the standard where it is not given. Of a time, the date it names.
    static LocalDate date(Context context, String name, LocalDate standard) {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return standard;
        }
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw ApiError.malformed("invalid " + name + ": " + text + "; expected YYYY-MM-DD");
        }
    }
}
