package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// An in-memory DuckDB that installs and loads nothing by itself and spills into a directory of ours. Used by one thread.
final class Duck implements AutoCloseable {
    private final DuckDBConnection connection;
    private final String subject;

    private Duck(DuckDBConnection connection, String subject) {
        this.connection = connection;
        this.subject = subject;
    }

    /// @param subject what failures are about, for messages
    static Duck open(Path spill, String subject) {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", spill.toString());
        try {
            return new Duck((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings), subject);
        } catch (SQLException e) {
            throw failure(subject, e);
        }
    }

    /// Takes the rows of a result one by one.
    interface RowReader {
        void accept(ResultSet row) throws SQLException;
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(subject, e);
        }
    }

    void each(String sql, RowReader reader) {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.accept(rows);
            }
        } catch (SQLException e) {
            throw failure(subject, e);
        }
    }

    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(table);
    }

    DuckDBConnection connection() {
        return connection;
    }

    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static DataException failure(String subject, SQLException cause) {
        return DataException.inFile(subject, "the database engine failed: " + cause.getMessage(), "check disk space and memory")
                .causedBy(cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(subject, e);
        }
    }
}
