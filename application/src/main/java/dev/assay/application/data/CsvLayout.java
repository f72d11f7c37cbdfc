package dev.assay.application.data;

/// How a text file is cut into fields.
///
/// @param header whether the first line names the columns
/// @param delimiter between fields
/// @param decimal the decimal mark, `.` or `,`
/// @param grouping thousands separator inside numbers; 0 for none
/// @param encoding of text
/// @param skipLines lines to pass over before the header
public record CsvLayout(boolean header, char delimiter, char decimal, char grouping, Encoding encoding, int skipLines) {
    /// Encodings in which every delimiter and digit is one byte.
    public enum Encoding {
        UTF_8("utf-8"), LATIN_1("iso-8859-1");

        private final String key;

        Encoding(String key) {
            this.key = key;
        }

        /// The name in mappings.
        public String key() {
            return key;
        }
    }

    /// A header, commas, decimal points, UTF-8.
    public static final CsvLayout STANDARD = new CsvLayout(true, ',', '.', '\0', Encoding.UTF_8, 0);

    public CsvLayout {
        if (delimiter == decimal || decimal == grouping) {
            throw new IllegalArgumentException("the decimal mark must differ from the delimiter and the thousands separator");
        }
        if (skipLines < 0) {
            throw new IllegalArgumentException("skipLines must not be negative: " + skipLines);
        }
    }
}
