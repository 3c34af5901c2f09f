package io.obconnect.tools.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements that make an {@link ApiClient}: they look the scopes up by their names, because their inums differ between servers. */
record SqlApiClient(SqlDialect dialect, ApiClient client) {

    String text() {
        String clients = dialect.name("jansClnt");
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("doc_id", dialect.text(client.id()));
        columns.put("dn", dialect.text(client.dn()));
        columns.put("objectClass", dialect.text("jansClnt"));
        client.single().forEach((name, value) -> columns.put(name, dialect.text(value)));
        ApiClient.flags().forEach((name, value) -> columns.put(name, dialect.flag(value)));
        columns.put("jansGrantTyp", dialect.several(List.of("client_credentials")));
        columns.put("jansRespTyp", dialect.several(List.of()));
        columns.put("jansScope", "(" + dialect.collected("dn", "FROM " + scopes()) + ")");
        return "-- Written by obconnect. It holds the client's secret, which the server's salt opens.\n" + dialect.begin()
                + dialect.stopWhere("    " + String.join("\n    UNION ALL\n    ", wrong(clients)))
                + "INSERT INTO " + clients + " (" + columns.keySet().stream().map(dialect::name).collect(Collectors.joining(", ")) + ")\nSELECT "
                + String.join(",\n  ", columns.values()) + ";\n\nCOMMIT;\n";
    }

    private String scopes() {
        return dialect.name("jansScope") + " WHERE " + dialect.name("jansId") + " IN (" + ApiClient.SCOPES.stream().map(dialect::text)
                .collect(Collectors.joining(", ")) + ")";
    }

    private List<String> wrong(String clients) {
        String dual = dialect == SqlDialect.MYSQL ? " FROM DUAL" : "";
        List<String> wrong = new ArrayList<>();
        wrong.add("SELECT " + dialect.text("there is a client " + client.id() + " already") + " AS what FROM " + clients + " WHERE "
                + dialect.name("inum") + " = " + dialect.text(client.id()));
        for (String scope : ApiClient.SCOPES) {
            wrong.add("SELECT " + dialect.text("there is no scope " + scope) + " AS what" + dual + " WHERE NOT EXISTS (SELECT 1 FROM "
                    + dialect.name("jansScope") + " WHERE " + dialect.name("jansId") + " = " + dialect.text(scope) + ")");
        }
        return wrong;
    }
}
