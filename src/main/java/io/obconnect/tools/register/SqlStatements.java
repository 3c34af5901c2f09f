package io.obconnect.tools.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements that the operator runs on the server's database. They look for themselves at what is there, so running them twice is harmless;
 * a script of the same name that isn't ours is left alone, and then neither clients nor default acr are touched.
 */
final class SqlStatements {

    private static final List<String> SEVERAL = List.of("jansAlias", "jansModuleProperty", "jansConfProperty");

    private final SqlDialect dialect;
    private final StringBuilder sql = new StringBuilder();

    SqlStatements(SqlDialect dialect) {
        this.dialect = dialect;
        sql.append("-- Written by obconnect. Stop no server for it; scripts are loaded anew within a minute.\n")
                .append(dialect == SqlDialect.MYSQL ? "START TRANSACTION;\n\n" : "BEGIN;\n\n");
    }

    /** Puts the script in, or in place of the one we put in before. */
    SqlStatements script(Script script) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("doc_id", dialect.text(script.inum()));
        columns.put("dn", dialect.text(script.dn()));
        LdifScripts.attributes(script).forEach((name, values) -> columns.put(name, value(name, values)));
        String table = dialect.name("jansCustomScr");
        String inum = dialect.name("inum") + " = " + dialect.text(script.inum());
        String name = dialect.name("displayName") + " = " + dialect.text(script.name());
        String revision = "(SELECT COALESCE(MAX(" + dialect.name("jansRevision") + "), 0) + 1 FROM " + table + " WHERE " + name + ")";
        columns.put("jansRevision", "@revision");
        if (dialect == SqlDialect.MYSQL) {
            sql.append("SET @revision = ").append(revision).append(";\n");
        } else {
            sql.append("CREATE TEMPORARY TABLE obconnect_revision ON COMMIT DROP AS SELECT ").append(revision).append(" AS n;\n");
            columns.put("jansRevision", "(SELECT n FROM obconnect_revision)");
        }
        sql.append("DELETE FROM ").append(table).append(" WHERE ").append(inum).append(" AND ").append(dialect.name("jansScr"))
                .append(" LIKE '%io.obconnect.janssen%';\n");
        List<String> names = new ArrayList<>();
        columns.keySet().forEach(column -> names.add(dialect.name(column)));
        sql.append("INSERT INTO ").append(table).append(" (").append(String.join(", ", names)).append(")\nSELECT ")
                .append(String.join(",\n  ", columns.values()))
                .append(dialect == SqlDialect.MYSQL ? "\n FROM DUAL" : "").append("\n WHERE NOT EXISTS (SELECT 1 FROM ").append(table)
                .append(" WHERE ").append(name).append(");\n");
        if (dialect == SqlDialect.POSTGRESQL) {
            sql.append("DROP TABLE obconnect_revision;\n");
        }
        sql.append('\n');
        return this;
    }

    private String value(String name, List<String> values) {
        if (SEVERAL.contains(name)) {
            return dialect.several(values);
        }
        return switch (name) {
            case "objectClass" -> dialect.text("jansCustomScr");
            case "jansLevel", "jansRevision" -> values.get(0);
            case "jansEnabled" -> dialect.flag(true);
            default -> dialect.text(values.get(0));
        };
    }

    SqlStatements client(String clientId) {
        String condition = dialect.name("inum") + " = " + dialect.text(clientId) + " AND " + ours();
        sql.append(dialect.append("updateTokenScriptDns", ScriptKind.dn(ScriptKind.UPDATE_TOKEN.inum())).replace("%s", condition))
                .append(dialect.append("introspectionScripts", ScriptKind.dn(ScriptKind.INTROSPECTION.inum())).replace("%s", condition))
                .append('\n');
        return this;
    }

    // false where another script has the name, and ours was therefore not written
    private String ours() {
        return "EXISTS (SELECT 1 FROM " + dialect.name("jansCustomScr") + " WHERE " + dialect.name("inum") + " = "
                + dialect.text(ScriptKind.PERSON_AUTHENTICATION.inum()) + ")";
    }

    SqlStatements clientsWithout() {
        sql.append(dialect.withdraw("updateTokenScriptDns", ScriptKind.dn(ScriptKind.UPDATE_TOKEN.inum())))
                .append(dialect.withdraw("introspectionScripts", ScriptKind.dn(ScriptKind.INTROSPECTION.inum()))).append('\n');
        return this;
    }

    SqlStatements removal(ScriptKind kind) {
        sql.append("DELETE FROM ").append(dialect.name("jansCustomScr")).append(" WHERE ").append(dialect.name("inum")).append(" = ")
                .append(dialect.text(kind.inum())).append(" AND ").append(dialect.name("jansScr"))
                .append(" LIKE '%io.obconnect.janssen%';\n");
        return this;
    }

    SqlStatements takeDefaultAcr() {
        return defaultAcr(ours(), ScriptKind.PERSON_AUTHENTICATION.scriptName());
    }

    SqlStatements giveBackDefaultAcr(String to) {
        return defaultAcr(dialect.name("jansAuthMode") + " = " + dialect.text(ScriptKind.PERSON_AUTHENTICATION.scriptName()), to);
    }

    private SqlStatements defaultAcr(String condition, String to) {
        String mode = dialect.name("jansAuthMode");
        sql.append("UPDATE ").append(dialect.name("jansAppConf")).append(" SET ").append(mode).append(" = ").append(dialect.text(to))
                .append(" WHERE ").append(dialect.name("dn")).append(" = 'ou=configuration,o=jans'")
                .append(" AND ").append(condition).append(";\n\n");
        return this;
    }

    String text() {
        return sql + "COMMIT;\n";
    }
}
