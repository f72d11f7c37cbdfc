package dev.assay.adapters.catalogue;

/// Kinds of corporate action as they are stored. A code is never used again: it is the number of the kind in the column cache.
enum ActionKind {
    SPLIT("split"), DIVIDEND("dividend"), STOCK_DIVIDEND("stock-dividend"), MERGER("merger"), SYMBOL_CHANGE("symbol-change"), SPIN_OFF(
            "spin-off"), DELISTING("delisting");

    /// The longest symbol of another instrument: it stands in three numbers of the column cache.
    static final int SYMBOL_CHARS = 24;

    private final String key;

    ActionKind(String key) {
        this.key = key;
    }

    /// The first word of the column `type`.
    String key() {
        return key;
    }

    /// A stored type as numbers: 0 is the kind's, 1 to 3 hold eight characters each of the other symbol.
    ///
    /// @throws IllegalArgumentException for a type of no known kind
    static long number(String type, int at) {
        int space = type.indexOf(' ');
        if (at > 0) {
            String symbol = space < 0 ? "" : type.substring(space + 1);
            long packed = 0;
            for (int i = 8 * (at - 1); i < 8 * at; i++) {
                packed = packed << 7 | (i < symbol.length() ? symbol.charAt(i) : 0);
            }
            return packed;
        }
        String key = space < 0 ? type : type.substring(0, space);
        for (ActionKind kind : values()) {
            if (kind.key.equals(key)) {
                return kind.ordinal();
            }
        }
        throw new IllegalArgumentException("\"" + type + "\" is no kind of corporate action known here");
    }

    /// The symbol that three numbers hold.
    static String symbol(long... parts) {
        StringBuilder symbol = new StringBuilder();
        for (long part : parts) {
            for (int i = 1; i <= 8; i++) {
                int c = (int) (part >> 7 * (8 - i)) & 0x7F;
                if (c != 0) {
                    symbol.append((char) c);
                }
            }
        }
        return symbol.toString();
    }
}
