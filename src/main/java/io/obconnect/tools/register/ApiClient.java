package io.obconnect.tools.register;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The OAuth client that the tools use the config-api with: client credentials, and no scope but those that they need.
 *
 * @param id its client_id
 * @param storedSecret its secret as the server stores it
 */
record ApiClient(String id, String storedSecret) {

    String dn() {
        return "inum=" + id + ",ou=clients,o=jans";
    }

    /** Attributes with one value, a text. */
    Map<String, String> single() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("inum", id);
        attributes.put("displayName", "Obconnect tools");
        attributes.put("jansClntSecret", storedSecret);
        attributes.put("jansAppTyp", "web");
        attributes.put("jansTknEndpointAuthMethod", "client_secret_basic");
        attributes.put("jansSubjectTyp", "public");
        attributes.put("jansAccessTknSigAlg", "RS256");
        attributes.put("jansIdTknSignedRespAlg", "RS256");
        attributes.put("jansAttrs", "{\"requirePar\":false,\"updateTokenScriptDns\":[],\"introspectionScripts\":[]}");
        return attributes;
    }

    /** Attributes that are true or false. */
    static Map<String, Boolean> flags() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        flags.put("del", false);
        flags.put("jansDisabled", false);
        flags.put("jansTrustedClnt", false);
        flags.put("jansPersistClntAuthzs", false);
        flags.put("jansAccessTknAsJwt", false);
        return flags;
    }
}
