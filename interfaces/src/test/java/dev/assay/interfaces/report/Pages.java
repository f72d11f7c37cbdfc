package dev.assay.interfaces.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a written page back.
final class Pages {
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"run-data\">(.*?)</script>", Pattern.DOTALL);

    private Pages() {}

    static JsonNode data(String page) {
        return JsonMapper.shared().readTree(first(DATA, page));
    }

    /// The text a reader sees in one section, without markup and with single spaces.
    static String section(String page, String id) {
        String markup = first(Pattern.compile("<section id=\"" + id + "\"(.*?)</section>", Pattern.DOTALL), page);
        return markup.substring(markup.indexOf('>') + 1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").trim();
    }

    static String first(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no match for " + pattern);
        }
        return matcher.group(1);
    }
}
