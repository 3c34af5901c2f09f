package io.obconnect.tools.register;

import io.obconnect.message.Json;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How PostgreSQL and MySQL write names and change the JSON text in {@code jansAttrs}. */
enum SqlDialect {
    POSTGRESQL {
        @Override
        String name(String name) {
            return '"' + name + '"';
        }

        @Override
        String text(String value) {
            return "'" + value.replace("'", "''") + "'";
        }

        @Override
        String flag(boolean value) {
            return String.valueOf(value).toUpperCase(Locale.ROOT);
        }

        @Override
        String runs(Path file) {
            return "run the file, on the database of the server: psql -v ON_ERROR_STOP=1 -f " + file;
        }

        @Override
        String begin() {
            return "BEGIN;\n\n";
        }

        @Override
        String stopWhere(String wrong) {
            return "DO $obconnect$\nDECLARE wrong text;\nBEGIN\n  SELECT string_agg(w.what, '; ') INTO wrong FROM (\n" + wrong
                    + "\n  ) w;\n  IF wrong IS NOT NULL THEN\n    RAISE EXCEPTION 'obconnect changed nothing: %', wrong;\n  END IF;\nEND\n$obconnect$;\n\n";
        }

        @Override
        String joined(String... texts) {
            return String.join(" || ", texts);
        }

        @Override
        String collected(String column, String from) {
            return "SELECT COALESCE(jsonb_agg(" + name(column) + "), '[]'::jsonb) " + from;
        }

        @Override
        String several(List<String> values) {
            return text(Json.array(values)) + "::jsonb";
        }

        private String list(String member) {
            return "COALESCE(NULLIF(NULLIF(\"jansAttrs\", '')::jsonb->'" + member + "', 'null'::jsonb), '[]'::jsonb)";
        }

        @Override
        String append(String member, String value, String clientId) {
            return "UPDATE \"jansClnt\" SET \"jansAttrs\" = jsonb_set(COALESCE(NULLIF(\"jansAttrs\", '')::jsonb, '{}'::jsonb), '{" + member + "}', "
                    + list(member) + " || jsonb_build_array(" + text(value) + "))::text\n WHERE " + equal("inum", clientId) + " AND NOT "
                    + list(member) + " @> jsonb_build_array(" + text(value) + ");\n";
        }

        @Override
        String withdraw(String member, String value) {
            return "UPDATE \"jansClnt\" SET \"jansAttrs\" = jsonb_set(\"jansAttrs\"::jsonb, '{" + member + "}', (" + list(member) + " - "
                    + text(value) + "))::text\n WHERE " + list(member) + " @> jsonb_build_array(" + text(value) + ");\n";
        }
    },
    MYSQL {
        @Override
        String name(String name) {
            return '`' + name + '`';
        }

        // the backslash is MySQL's escape character
        @Override
        String text(String value) {
            return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
        }

        @Override
        String flag(boolean value) {
            return value ? "1" : "0";
        }

        @Override
        String runs(Path file) {
            return "run the file, on the database of the server and without --force: mysql < " + file;
        }

        @Override
        String begin() {
            return """
                    SET @plain = (SELECT COUNT(*) FROM `jansCustomScr` WHERE JSON_TYPE(`jansModuleProperty`) = 'ARRAY') > 0;
                    DROP TEMPORARY TABLE IF EXISTS `obconnect_wrong`;
                    CREATE TEMPORARY TABLE `obconnect_wrong` (`what` VARCHAR(255) PRIMARY KEY);
                    START TRANSACTION;

                    """;
        }

        // a row that comes twice ends the script with an error that quotes it: "Duplicate entry '…'"
        @Override
        String stopWhere(String wrong) {
            return "INSERT INTO `obconnect_wrong` SELECT w.what FROM (\n" + wrong + "\n) w JOIN (SELECT 1 AS n UNION ALL SELECT 2) twice;\n\n";
        }

        @Override
        String joined(String... texts) {
            return "CONCAT(" + String.join(", ", texts) + ")";
        }

        @Override
        String collected(String column, String from) {
            return "SELECT IF(@plain, JSON_ARRAYAGG(" + name(column) + "), JSON_OBJECT('v', JSON_ARRAYAGG(" + name(column) + "))) " + from;
        }

        @Override
        String several(List<String> values) {
            return "IF(@plain, " + text(Json.array(values)) + ", " + text(Json.text(Map.of("v", values))) + ")";
        }

        private String list(String member) {
            String found = "JSON_EXTRACT(NULLIF(`jansAttrs`, ''), '$." + member + "')";
            return "IF(JSON_TYPE(" + found + ") = 'ARRAY', " + found + ", JSON_ARRAY())";
        }

        @Override
        String append(String member, String value, String clientId) {
            return "UPDATE `jansClnt` SET `jansAttrs` = JSON_SET(COALESCE(NULLIF(`jansAttrs`, ''), '{}'), '$." + member + "', JSON_ARRAY_APPEND("
                    + list(member) + ", '$', " + text(value) + "))\n WHERE " + equal("inum", clientId) + " AND NOT JSON_CONTAINS(" + list(member)
                    + ", JSON_QUOTE(" + text(value) + "));\n";
        }

        @Override
        String withdraw(String member, String value) {
            return "UPDATE `jansClnt` SET `jansAttrs` = JSON_REMOVE(`jansAttrs`, JSON_UNQUOTE(JSON_SEARCH(`jansAttrs`, 'one', " + text(value)
                    + ", NULL, '$." + member + "')))\n WHERE JSON_CONTAINS(" + list(member) + ", JSON_QUOTE(" + text(value) + "));\n";
        }
    };

    abstract String name(String name);

    abstract String text(String value);

    abstract String flag(boolean value);

    /** The call that runs the file and ends at its first error. */
    abstract String runs(Path file);

    /** Begins the transaction. */
    abstract String begin();

    /**
     * Ends the script with an error, and the transaction with it, where a query finds anything.
     *
     * @param wrong a query with one column, {@code what}: text that the error then quotes
     */
    abstract String stopWhere(String wrong);

    /** These text expressions, one after the other. */
    abstract String joined(String... texts);

    /**
     * A value of the type that holds several values. On PostgreSQL the server keeps an array, in every version. On MySQL it keeps an object
     * around one, or, where {@code mysql.simple-json} is set as by newer installers, an array too: the rows that are there tell which.
     */
    abstract String several(List<String> values);

    /** A query that makes one such value of what a column holds in several rows. */
    abstract String collected(String column, String from);

    /** Adds a value to a list in a client's {@code jansAttrs} where it isn't there. */
    abstract String append(String member, String value, String clientId);

    /** Takes a value out of that list, for all clients that have it. */
    abstract String withdraw(String member, String value);

    /** A condition: a column has this text. */
    String equal(String column, String value) {
        return name(column) + " = " + text(value);
    }

    /** Finds this text, for {@link #stopWhere}, where no row of the table meets the condition. */
    String absent(String what, String table, String condition) {
        return "SELECT " + text(what) + " AS what" + (this == MYSQL ? " FROM DUAL" : "") + " WHERE NOT EXISTS (SELECT 1 FROM "
                + name(table) + " WHERE " + condition + ")";
    }

    /** Puts a row in, whose columns have these expressions. */
    String insert(String table, Map<String, String> columns) {
        return "INSERT INTO " + name(table) + " (" + columns.keySet().stream().map(this::name).collect(Collectors.joining(", ")) + ")\nSELECT "
                + String.join(",\n  ", columns.values()) + ";\n";
    }
}
