package io.obconnect.tools.register;

import io.obconnect.tools.ConfigApi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements that make an {@link ApiClient}: they look the scopes up by their names, because their inums differ between servers. */
record SqlApiClient(SqlDialect dialect, ApiClient client) {

    String text() {
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
                + dialect.stopWhere("    " + String.join("\n    UNION ALL\n    ", wrong()))
                + dialect.insert("jansClnt", columns) + "\nCOMMIT;\n";
    }

    private String scopes() {
        return dialect.name("jansScope") + " WHERE " + dialect.name("jansId") + " IN (" + ConfigApi.SCOPES.stream().map(dialect::text)
                .collect(Collectors.joining(", ")) + ")";
    }

    private List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        wrong.add("SELECT " + dialect.text("there is a client " + client.id() + " already") + " AS what FROM " + dialect.name("jansClnt")
                + " WHERE " + dialect.equal("inum", client.id()));
        for (String scope : ConfigApi.SCOPES) {
            wrong.add(dialect.absent("there is no scope " + scope, "jansScope", dialect.equal("jansId", scope)));
        }
        return wrong;
    }
}
