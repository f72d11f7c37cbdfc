package dev.assay.interfaces.report;

import java.util.List;

/// Builds the page. Everything that comes from the run package enters through a method that escapes; `raw` is for markup written here.
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    Html open(String tag, String cssClass) {
        out.append('<').append(tag).append(cssClass.isEmpty() ? "" : " class=\"" + escape(cssClass) + "\"").append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /// An element that holds only text.
    Html element(String tag, String cssClass, String text) {
        return open(tag, cssClass).text(text).close(tag);
    }

    /// A sentence set apart, used where a section has nothing to list.
    Html none(String sentence) {
        return element("p", "none", sentence);
    }

    /// Opens a section of the page with its heading; the caller closes it with [#endSection].
    Html section(String id, String title, String lead) {
        raw("<section id=\"").text(id).raw("\" aria-labelledby=\"").text(id).raw("-title\">\n");
        raw("<h2 id=\"").text(id).raw("-title\">").text(title).raw("</h2>\n");
        return lead.isEmpty() ? this : element("p", "lead", lead);
    }

    Html endSection() {
        return close("section");
    }

    /// A table whose heads starting with `#` are numbers, set right.
    Html table(String caption, List<String> heads, List<List<String>> rows) {
        raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(caption).raw("\"><table class=\"listed\">\n");
        element("caption", "", caption).raw("<thead><tr>");
        for (String head : heads) {
            boolean number = head.startsWith("#");
            raw("<th scope=\"col\"").raw(number ? " class=\"num\">" : ">").text(number ? head.substring(1) : head).raw("</th>");
        }
        raw("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            raw("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String cssClass = !heads.get(i).startsWith("#") ? "" : row.get(i).equals("0") ? "num zero" : "num";
                open("td", cssClass).text(row.get(i)).raw("</td>");
            }
            raw("</tr>\n");
        }
        return raw("</tbody></table></div>\n");
    }

    /// Where the page's script puts the paged table.
    Html dataTable(DataTable table) {
        return raw("<div class=\"data-table\" data-table=\"").text(table.id()).raw("\"></div>\n");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\0' -> escaped.append('\uFFFD');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
