package io.obconnect.sandbox;

import org.json.JSONArray;
import org.json.JSONObject;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Describes a running sandbox to tests elsewhere, with its secrets: they are made anew at each start and good for nothing else.
 *
 * @param base the auth server, for example {@code http://localhost:8080/jans-auth}
 * @param properties the script's
 */
record SandboxFile(URI base, String consentApp, List<SandboxTpp> tpps, int ldapPort, Map<String, String> properties) {

    void write(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, json().toString(2));
    }

    JSONObject json() {
        return new JSONObject()
                .put("base", base.toString())
                .put("shared_secret", properties.get("sharedSecret"))
                .put("consent_app", consentApp)
                .put("tpp", tpps.get(0).json())
                .put("tpps", new JSONArray(tpps.stream().map(SandboxTpp::json).toList()))
                .put("person", new JSONObject().put("username", Sandbox.PERSON).put("password", Sandbox.PASSWORD))
                .put("ldap", new JSONObject().put("host", "localhost").put("port", ldapPort).put("bind_dn", Directory.BIND_DN)
                        .put("password", Directory.PASSWORD).put("people_dn", Directory.PEOPLE))
                .put("properties", new JSONObject(properties));
    }
}
