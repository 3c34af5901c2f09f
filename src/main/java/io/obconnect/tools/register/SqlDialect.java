package io.obconnect.tools.register;

import io.obconnect.message.Json;

import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        String several(List<String> values) {
            return text(Json.array(values)) + "::jsonb";
        }

        private String list(String member) {
            return "COALESCE(NULLIF(NULLIF(\"jansAttrs\", '')::jsonb->'" + member + "', 'null'::jsonb), '[]'::jsonb)";
        }

        @Override
        String append(String member, String value) {
            return "UPDATE \"jansClnt\" SET \"jansAttrs\" = jsonb_set(COALESCE(NULLIF(\"jansAttrs\", '')::jsonb, '{}'::jsonb), '{" + member + "}', "
                    + list(member) + " || jsonb_build_array(" + text(value) + "))::text\n WHERE %s AND NOT " + list(member)
                    + " @> jsonb_build_array(" + text(value) + ");\n";
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
        String several(List<String> values) {
            return "CAST(" + text(Json.text(Map.of("v", values))) + " AS JSON)";
        }

        private String list(String member) {
            return "COALESCE(NULLIF(JSON_EXTRACT(`jansAttrs`, '$." + member + "'), CAST('null' AS JSON)), JSON_ARRAY())";
        }

        @Override
        String append(String member, String value) {
            return "UPDATE `jansClnt` SET `jansAttrs` = JSON_SET(COALESCE(NULLIF(`jansAttrs`, ''), '{}'), '$." + member + "', JSON_ARRAY_APPEND("
                    + list(member) + ", '$', " + text(value) + "))\n WHERE %s AND NOT JSON_CONTAINS(" + list(member) + ", JSON_QUOTE("
                    + text(value) + "));\n";
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

    /** A value of the type that holds several values: the server keeps an array on PostgreSQL, and an object around one on MySQL. */
    abstract String several(List<String> values);

    /** Adds a value to a list in {@code jansAttrs} where it isn't there; {@code %s} stands for the client's condition. */
    abstract String append(String member, String value);

    /** Takes a value out of that list, for all clients that have it. */
    abstract String withdraw(String member, String value);
}
