package io.obconnect.tools.register;

import io.obconnect.message.Json;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which scripts run for a client.
 *
 * @param clientId the client
 * @param updateToken DNs of update_token scripts
 * @param introspection DNs of introspection scripts
 */
record ClientScripts(String clientId, List<String> updateToken, List<String> introspection) {

    /** @param attributes the client's, as the server keeps them */
    static ClientScripts of(String clientId, Map<String, Object> attributes) {
        return new ClientScripts(clientId, Json.strings(attributes, "updateTokenScriptDns"), Json.strings(attributes, "introspectionScripts"));
    }

    ClientScripts with(String updateTokenDn, String introspectionDn) {
        return new ClientScripts(clientId, added(updateToken, updateTokenDn), added(introspection, introspectionDn));
    }

    ClientScripts without(String updateTokenDn, String introspectionDn) {
        return new ClientScripts(clientId, updateToken.stream().filter(dn -> !same(dn, updateTokenDn)).toList(),
                introspection.stream().filter(dn -> !same(dn, introspectionDn)).toList());
    }

    private static List<String> added(List<String> dns, String dn) {
        return dns.stream().anyMatch(there -> same(there, dn)) ? dns : Stream.concat(dns.stream(), Stream.of(dn)).toList();
    }

    private static boolean same(String one, String other) {
        return one.replace(" ", "").equalsIgnoreCase(other.replace(" ", ""));
    }
}
