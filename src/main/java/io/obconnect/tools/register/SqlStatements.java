package io.obconnect.tools.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements that the operator runs on the server's database: one transaction that looks for itself at what is there, so running it twice is
 * harmless, and that ends with an error where it can't be carried out as a whole.
 */
final class SqlStatements {

    private static final List<String> SEVERAL = List.of("jansAlias", "jansModuleProperty", "jansConfProperty");

    private static final String CONFIGURATION = "ou=configuration,o=jans";

    private final SqlDialect dialect;
    private final StringBuilder sql = new StringBuilder();

    SqlStatements(SqlDialect dialect) {
        this.dialect = dialect;
        sql.append("-- Written by obconnect. Run it so that the first error ends it: psql -v ON_ERROR_STOP=1 -f FILE, mysql < FILE.\n")
                .append("-- Stop no server for it; each node looks for changed scripts every 30 seconds.\n").append(dialect.begin());
    }

    /**
     * Ends everything with an error that says what is wrong, before anything is changed: where a name of ours stands under another inum, another
     * script under an inum of ours, a client is missing, or the row that holds the default acr.
     */
    SqlStatements guard(List<String> clientIds, boolean acr) {
        List<String> queries = new ArrayList<>();
        for (ScriptKind kind : ScriptKind.values()) {
            queries.add(elsewhere(kind));
            queries.add("SELECT " + dialect.text("the inum " + kind.inum() + " holds a script that isn't Obconnect's") + " AS what FROM "
                    + dialect.name("jansCustomScr") + " WHERE " + dialect.equal("inum", kind.inum()) + " AND NOT " + isOurs());
        }
        clientIds.forEach(id -> queries.add(dialect.absent("there is no client " + id, "jansClnt", dialect.equal("inum", id))));
        if (acr) {
            queries.add(dialect.absent("there is no " + CONFIGURATION, "jansAppConf", dialect.equal("dn", CONFIGURATION)));
        }
        return stopWhere(queries);
    }

    /** The same for the removal: where a script of ours stands under an inum that the statements don't know. */
    SqlStatements guardOfRemoval() {
        return stopWhere(Arrays.stream(ScriptKind.values()).map(kind -> elsewhere(kind) + " AND " + isOurs()).toList());
    }

    private SqlStatements stopWhere(List<String> queries) {
        sql.append(dialect.stopWhere("    " + String.join("\n    UNION ALL\n    ", queries)));
        return this;
    }

    private String elsewhere(ScriptKind kind) {
        return "SELECT " + dialect.joined(dialect.text("the name " + kind.scriptName() + " stands under the inum "), dialect.name("inum"))
                + " AS what FROM " + dialect.name("jansCustomScr") + " WHERE " + dialect.equal("displayName", kind.scriptName())
                + " AND " + dialect.name("inum") + " <> " + dialect.text(kind.inum());
    }

    private String isOurs() {
        return dialect.name("jansScr") + " LIKE '%io.obconnect.janssen%'";
    }

    /** Puts the script in, or in place of the one we put in before. */
    SqlStatements script(Script script) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("doc_id", dialect.text(script.inum()));
        columns.put("dn", dialect.text(script.dn()));
        LdifScripts.attributes(script).forEach((name, values) -> columns.put(name, value(name, values)));
        String revision = "(SELECT COALESCE(MAX(" + dialect.name("jansRevision") + "), 0) + 1 FROM " + dialect.name("jansCustomScr")
                + " WHERE " + dialect.equal("displayName", script.name()) + ")";
        columns.put("jansRevision", "@revision");
        if (dialect == SqlDialect.MYSQL) {
            sql.append("SET @revision = ").append(revision).append(";\n");
        } else {
            sql.append("CREATE TEMPORARY TABLE obconnect_revision ON COMMIT DROP AS SELECT ").append(revision).append(" AS n;\n");
            columns.put("jansRevision", "(SELECT n FROM obconnect_revision)");
        }
        removal(script.inum());
        sql.append(dialect.insert("jansCustomScr", columns));
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
        sql.append(dialect.append("updateTokenScriptDns", ScriptKind.dn(ScriptKind.UPDATE_TOKEN.inum()), clientId))
                .append(dialect.append("introspectionScripts", ScriptKind.dn(ScriptKind.INTROSPECTION.inum()), clientId))
                .append('\n');
        return this;
    }

    SqlStatements clientsWithout() {
        sql.append(dialect.withdraw("updateTokenScriptDns", ScriptKind.dn(ScriptKind.UPDATE_TOKEN.inum())))
                .append(dialect.withdraw("introspectionScripts", ScriptKind.dn(ScriptKind.INTROSPECTION.inum()))).append('\n');
        return this;
    }

    SqlStatements removal(String inum) {
        sql.append("DELETE FROM ").append(dialect.name("jansCustomScr")).append(" WHERE ").append(dialect.equal("inum", inum)).append(" AND ")
                .append(isOurs()).append(";\n");
        return this;
    }

    SqlStatements takeDefaultAcr() {
        return defaultAcr("", ScriptKind.PERSON_AUTHENTICATION.scriptName());
    }

    SqlStatements giveBackDefaultAcr(String to) {
        return defaultAcr(" AND " + dialect.equal("jansAuthMode", ScriptKind.PERSON_AUTHENTICATION.scriptName()), to);
    }

    private SqlStatements defaultAcr(String condition, String to) {
        sql.append("UPDATE ").append(dialect.name("jansAppConf")).append(" SET ").append(dialect.name("jansAuthMode")).append(" = ")
                .append(dialect.text(to)).append(" WHERE ").append(dialect.equal("dn", CONFIGURATION)).append(condition).append(";\n\n");
        return this;
    }

    String text() {
        return sql + "COMMIT;\n";
    }
}
