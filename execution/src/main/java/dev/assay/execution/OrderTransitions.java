package dev.assay.execution;

import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state machine of an order as data: what each report does to an order in each state. FIX 4.4, volume 4, appendix D.
///
/// The table is over the order's *own* state. A cancel or replace request of ours that is not yet answered lies over it: while one is
/// out, the visible state is `PENDING_CANCEL` or, below it, `PENDING_REPLACE`, whatever happens beneath. Three rules are no rows: a
/// `REJECTED` report that carries another state than `REJECTED` speaks of a repeated message and changes nothing; a `CANCELED`,
/// `EXPIRED` or `REJECTED` order has no requests left to answer; and an answer to a status request counts as the report that its state
/// stands for. Stateless and thread-safe.
public final class OrderTransitions {
    /// What a report does to the state.
    public enum Next {
        /// The report cannot be: the order is frozen and the state stays.
        IMPOSSIBLE('-', null, "impossible"),
        /// The state stays; fills in the report are booked all the same.
        SAME('=', null, "unchanged"),
        /// New, partially filled or filled, by what has filled.
        BY_FILLS('*', null, "by fills"),
        /// Filled once all is filled; until then the state stays, for it takes precedence over partially filled.
        UNTIL_FILLED('+', null, "unchanged until filled"),
        /// By fills where the order still has quantity to work, unchanged where its day is over.
        IF_OPEN('~', null, "by fills if quantity is left"),
        /// Rejected.
        REJECTED('8', OrdStatus.REJECTED, "rejected"),
        /// Canceled.
        CANCELED('4', OrdStatus.CANCELED, "canceled"),
        /// Expired.
        EXPIRED('C', OrdStatus.EXPIRED, "expired"),
        /// Done for the day.
        DONE_FOR_DAY('3', OrdStatus.DONE_FOR_DAY, "done for day"),
        /// Stopped: an execution at a price is guaranteed, but has not happened.
        STOPPED('7', OrdStatus.STOPPED, "stopped"),
        /// Suspended.
        SUSPENDED('9', OrdStatus.SUSPENDED, "suspended"),
        /// Calculated.
        CALCULATED('B', OrdStatus.CALCULATED, "calculated");

        private final char code;
        private final @Nullable OrdStatus fixed;
        private final String words;

        Next(char code, @Nullable OrdStatus fixed, String words) {
            this.code = code;
            this.fixed = fixed;
            this.words = words;
        }

        /// The state that follows.
        ///
        /// @param from the state before; not asked for where the report is impossible
        /// @param cumUnits filled, after the report
        /// @param orderUnits total quantity, after the report
        /// @param open whether the order still has quantity to work
        OrdStatus after(OrdStatus from, long cumUnits, long orderUnits, boolean open) {
            return switch (this) {
                case IMPOSSIBLE, SAME -> from;
                case BY_FILLS -> byFills(cumUnits, orderUnits);
                case UNTIL_FILLED -> cumUnits >= orderUnits ? OrdStatus.FILLED : from;
                case IF_OPEN -> open ? byFills(cumUnits, orderUnits) : from;
                case REJECTED, CANCELED, EXPIRED, DONE_FOR_DAY, STOPPED, SUSPENDED, CALCULATED -> fixed == null ? from : fixed;
            };
        }

        /// The rule in words, for documents.
        @Override
        public String toString() {
            return words;
        }
    }

    /// One cell of the table, for documents and tests.
    ///
    /// @param from the order's own state
    /// @param on what is reported
    /// @param next what follows
    public record Row(OrdStatus from, ExecType on, Next next) {}

    /// Columns: the order's own state by its FIX code. Cells: FIX code of the state that follows, or
    /// `=` unchanged, `*` by fills, `+` unchanged until filled, `~` by fills if quantity is left, `-` impossible.
    private static final String TABLE = """
            REPORT           A 0 1 2 3 4 C 8 7 9 B
            PENDING_NEW      = = = = = = = = = = =
            NEW              * = = = * = = - = * =
            TRADE            * * * * ~ = = - + + =
            TRADE_CORRECT    - - * * = = = - + + =
            TRADE_CANCEL     - - * * = = = - + + =
            REJECTED         8 8 - - - - - = - - -
            CANCELED         4 4 4 - 4 = - - 4 4 -
            EXPIRED          C C C - C - = - C C -
            DONE_FOR_DAY     3 3 3 - = - - - 3 3 -
            CALCULATED       - - B B B - - - - - =
            STOPPED          7 7 7 - - - - - = 7 -
            SUSPENDED        9 9 9 - 9 - - - 9 = -
            RESTATED         * * * - * - - - + * -
            REPLACED         * * * * * - - - + + -
            PENDING_CANCEL   = = = = = = = = = = =
            PENDING_REPLACE  = = = = = = = = = = =
            CANCEL_REJECTED  = = = = = = = = = = =
            ORDER_STATUS     = = = = = = = = = = =
            """;

    private static final List<Row> ROWS = parse();
    private static final Next[][] NEXT = index(ROWS);

    private OrderTransitions() {}

    /// What a report does to an order in a state of its own (never a pending one).
    public static Next next(OrdStatus from, ExecType on) {
        return NEXT[from.ordinal()][on.ordinal()];
    }

    /// The report that a state in an answer to a status request stands for.
    static ExecType implied(OrdStatus said) {
        return switch (said) {
            case NEW, PARTIALLY_FILLED, FILLED -> ExecType.NEW;
            case CANCELED -> ExecType.CANCELED;
            case EXPIRED -> ExecType.EXPIRED;
            case REJECTED -> ExecType.REJECTED;
            case DONE_FOR_DAY -> ExecType.DONE_FOR_DAY;
            case STOPPED -> ExecType.STOPPED;
            case SUSPENDED -> ExecType.SUSPENDED;
            case CALCULATED -> ExecType.CALCULATED;
            case PENDING_NEW, PENDING_CANCEL, PENDING_REPLACE, ACCEPTED_FOR_BIDDING -> ExecType.ORDER_STATUS;
        };
    }

    /// The rule by which a frozen order takes the state that the broker names.
    static Next settled(OrdStatus said) {
        return switch (said) {
            case NEW, PARTIALLY_FILLED, FILLED, PENDING_CANCEL, PENDING_REPLACE -> Next.BY_FILLS;
            case PENDING_NEW, ACCEPTED_FOR_BIDDING -> Next.SAME;
            case CANCELED -> Next.CANCELED;
            case EXPIRED -> Next.EXPIRED;
            case REJECTED -> Next.REJECTED;
            case DONE_FOR_DAY -> Next.DONE_FOR_DAY;
            case STOPPED -> Next.STOPPED;
            case SUSPENDED -> Next.SUSPENDED;
            case CALCULATED -> Next.CALCULATED;
        };
    }

    /// The whole table, report by report.
    public static List<Row> rows() {
        return ROWS;
    }

    private static List<Row> parse() {
        List<Row> rows = new ArrayList<>();
        List<String> lines = TABLE.lines().toList();
        String columns = cells(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            ExecType on = ExecType.valueOf(line.substring(0, line.indexOf(' ')));
            String cells = cells(line);
            for (int i = 0; i < cells.length(); i++) {
                rows.add(new Row(status(columns.charAt(i)), on, next(cells.charAt(i))));
            }
        }
        return List.copyOf(rows);
    }

    private static String cells(String line) {
        return line.substring(line.indexOf(' ')).replace(" ", "");
    }

    private static OrdStatus status(char fix) {
        for (OrdStatus status : OrdStatus.values()) {
            if (status.fix() == fix) {
                return status;
            }
        }
        throw new IllegalStateException("no state has the FIX code " + fix);
    }

    private static Next next(char code) {
        for (Next next : Next.values()) {
            if (next.code == code) {
                return next;
            }
        }
        throw new IllegalStateException("no rule has the code " + code);
    }

    private static Next[][] index(List<Row> rows) {
        Next[][] table = new Next[OrdStatus.values().length][ExecType.values().length];
        for (Next[] line : table) {
            java.util.Arrays.fill(line, Next.IMPOSSIBLE);
        }
        for (Row row : rows) {
            table[row.from.ordinal()][row.on.ordinal()] = row.next;
        }
        return table;
    }

    private static OrdStatus byFills(long cumUnits, long orderUnits) {
        return cumUnits <= 0 ? OrdStatus.NEW : cumUnits < orderUnits ? OrdStatus.PARTIALLY_FILLED : OrdStatus.FILLED;
    }
}
