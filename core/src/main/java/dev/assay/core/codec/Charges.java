package dev.assay.core.codec;

import dev.assay.core.money.Money;
import dev.assay.core.order.Charge;
import java.util.ArrayList;
import java.util.List;

/// How a fee is made up: a group of amounts, and after the other strings their rules in the same order, separated by `;`.
final class Charges {
    private static final int AMOUNT_BYTES = 21;

    private Charges() {}

    static void group(List<Charge> charges, FrameWriter w) {
        w.group("charges", charges.size(), AMOUNT_BYTES);
        for (int i = 0; i < charges.size(); i++) {
            w.money(charges.get(i).amount());
        }
    }

    static void rules(List<Charge> charges, FrameWriter w) {
        StringBuilder rules = new StringBuilder(charges.getFirst().rule());
        for (int i = 1; i < charges.size(); i++) {
            rules.append(';').append(charges.get(i).rule());
        }
        w.text("rules", rules.toString());
    }

    static List<Money> amounts(FrameReader r) {
        int count = r.group(AMOUNT_BYTES);
        List<Money> amounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            r.beginEntry();
            amounts.add(r.money());
            r.endEntry();
        }
        return amounts;
    }

    static List<Charge> read(List<Money> amounts, FrameReader r) {
        String text = r.text("rules");
        List<Charge> charges = new ArrayList<>();
        int from = 0;
        for (Money amount : amounts) {
            int end = text.indexOf(';', from);
            end = end < 0 ? text.length() : end;
            if (from > text.length()) {
                throw r.malformed("there are " + amounts.size() + " charges but fewer rules: \"" + text + "\"");
            }
            charges.add(new Charge(text.substring(from, end), amount));
            from = end + 1;
        }
        if (from <= text.length()) {
            throw r.malformed("there are " + amounts.size() + " charges but more rules: \"" + text + "\"");
        }
        return charges;
    }
}
