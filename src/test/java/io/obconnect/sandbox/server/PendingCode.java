package io.obconnect.sandbox.server;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.server.model.common.AuthorizationCodeGrant;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.JsonObject;
import io.jans.orm.annotation.ObjectClass;

import org.json.JSONObject;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An authorization code that isn't redeemed yet, with what the server's cache keeps of its grant. */
@DataEntry
@ObjectClass("jansCache")
public class PendingCode {

    @DN
    private String dn;
    @AttributeName(name = "exp")
    private Date expirationDate;
    @AttributeName(name = "del")
    private boolean deletable = true;
    @AttributeName(name = "dat")
    @JsonObject
    private Map<String, String> data = new HashMap<>();

    static String dn(String code) {
        return "uuid=" + Grants.hash(code) + ",ou=cache,o=jans";
    }

    /** Fact: the request object of the grant isn't kept, so it is unknown at the code exchange; the person is kept as a copy. */
    static PendingCode of(AuthorizationGrant grant, Date expirationDate) {
        PendingCode pending = new PendingCode();
        pending.dn = dn(grant.code());
        pending.expirationDate = expirationDate;
        Map<String, String> data = pending.data;
        data.put("client_id", grant.getClientId());
        data.put("grant_id", grant.getGrantId());
        data.put("scopes", String.join(" ", grant.getScopes()));
        data.put("nonce", grant.getNonce());
        data.put("claims", grant.getClaims());
        data.put("acr", grant.getAcrValues());
        data.put("session_dn", grant.getSessionDn());
        data.put("auth_time", String.valueOf(grant.getAuthenticationTime().getTime()));
        data.put("user_dn", grant.getUserDn());
        data.put("user_id", grant.getUserId());
        JSONObject attributes = new JSONObject();
        grant.getUser().getCustomAttributes().forEach(a -> attributes.put(a.getName(), a.getValues()));
        data.put("user", attributes.toString());
        return pending;
    }

    AuthorizationCodeGrant restore(String code, Client client) {
        User user = new User();
        user.setDn(data.get("user_dn"));
        user.setUserId(data.get("user_id"));
        JSONObject attributes = new JSONObject(data.get("user"));
        attributes.keySet().forEach(name -> user.setAttribute(name,
                attributes.getJSONArray(name).toList().stream().map(String::valueOf).toArray(String[]::new)));
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant();
        grant.init(user, client, new Date(Long.parseLong(data.get("auth_time"))));
        grant.code(code);
        grant.setGrantId(data.get("grant_id"));
        grant.setScopes(List.of(data.get("scopes").split(" ")));
        grant.setNonce(data.get("nonce"));
        grant.setClaims(data.get("claims"));
        grant.setAcrValues(data.get("acr"));
        grant.setSessionDn(data.get("session_dn"));
        return grant;
    }

    Map<String, String> data() {
        return data;
    }

    Date expirationDate() {
        return expirationDate;
    }
}
