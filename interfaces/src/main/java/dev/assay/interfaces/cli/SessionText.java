package dev.assay.interfaces.cli;

import dev.assay.application.live.ControlSocket;
import dev.assay.application.run.RunException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running session as the terminal shows it.
final class SessionText {
    private SessionText() {}

    /// Asks the session in a folder.
    ///
    /// @throws RunException where none runs there, or it refuses
    static JsonNode ask(Path run, String line) {
        String answer = ControlSocket.ask(run, line);
        if (answer == null || answer.isBlank()) {
            throw new RunException(
                    "no session runs in " + run + "; assay paper names the folder of its session when it begins. One that broke off goes on"
                            + " with: assay paper --resume " + run);
        }
        JsonNode status = JsonMapper.shared().readTree(answer);
        if (status.has("error")) {
            throw new RunException("the session in " + run + " says: " + status.get("error").asString());
        }
        return status;
    }

    /// One line.
    static String brief(JsonNode status) {
        return status.get("now").asString() + "  equity " + amount(status, "equity") + "  day " + amount(status, "dayPnl") + "  positions "
                + status.get("positions").size() + "  working " + status.get("working").size() + "  fills " + status.get("fills").asString()
                + "  waiting " + status.get("waitingInputs").asString() + "  late " + status.get("lateInputs").asString();
    }

    /// Everything, in tables.
    static String whole(JsonNode status) {
        StringBuilder text = new StringBuilder(1024);
        text.append(status.get("run").asString()).append('\n').append(brief(status)).append('\n');
        text.append("cash ").append(amount(status, "cash")).append("  realised ").append(amount(status, "realizedPnl"))
                .append("  unrealised ")
                .append(amount(status, "unrealizedPnl")).append("  fees ").append(amount(status, "fees")).append("  gross exposure ")
                .append(amount(status, "grossExposure")).append("  ").append(status.get("currency").asString()).append("\n\n");
        TextTable strategies = new TextTable("STRATEGY", "STATE");
        status.get("strategies").forEach(each -> strategies.row(each.get("id").asString(), each.get("state").asString()));
        text.append(strategies.text());
        table(text, status.get("positions"), new String[]{"strategy", "symbol", "quantity", "averagePrice", "last"}, "STRATEGY", "POSITION",
                "QUANTITY>",
                "AVERAGE>", "LAST>");
        table(text, status.get("working"), new String[]{"id", "strategy", "symbol", "side", "quantity", "filled", "terms"}, "ORDER>",
                "STRATEGY",
                "SYMBOL", "SIDE", "QUANTITY>", "FILLED>", "TERMS");
        table(text, status.get("limits"), new String[]{"control", "limit", "shrunk", "rejected"}, "LIMIT", "VALUE", "SHRUNK>", "REJECTED>");
        return text.toString();
    }

    private static void table(StringBuilder text, JsonNode rows, String[] fields, String... heads) {
        if (rows.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(heads);
        for (JsonNode row : rows) {
            Object[] cells = new Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                cells[i] = row.get(fields[i]).asString();
            }
            table.row(cells);
        }
        text.append('\n').append(table.text());
    }

    private static String amount(JsonNode status, String field) {
        return Shown.money(Double.parseDouble(status.get(field).asString()));
    }
}
