package io.obconnect.sandbox;

import com.nimbusds.jwt.SignedJWT;

import org.json.JSONObject;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calls that a client makes without a browser, and the addresses that it sends browsers to. */
public final class OAuthClient {

    private final AuthServer server;
    private final String id;
    private final String secret;
    private final String redirectUri;
    private final WebBrowser http = new WebBrowser();

    public OAuthClient(AuthServer server, String id, String secret, String redirectUri) {
        this.server = server;
        this.id = id;
        this.secret = secret;
        this.redirectUri = redirectUri;
    }

    /** The same client at another node. */
    public OAuthClient at(AuthServer node) {
        return new OAuthClient(node, id, secret, redirectUri);
    }

    public String id() {
        return id;
    }

    /** {@code code} flow, scope {@code openid}, and whatever else is given; an empty value leaves a parameter out. */
    public URI authorize(Map<String, String> more) {
        Map<String, String> all = parameters(more);
        return server.at("/restv1/authorize?" + WebBrowser.form(all));
    }

    /** The parameters of {@link #authorize}. */
    public Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("response_type", "code");
        all.put("client_id", id);
        all.put("redirect_uri", redirectUri);
        all.put("scope", "openid");
        all.put("state", "state-1");
        all.putAll(more);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** The address with what was pushed. */
    public URI authorizePushed(String requestUri) {
        return server.at("/restv1/authorize?" + WebBrowser.form(Map.of("client_id", id, "request_uri", requestUri)));
    }

    public WebBrowser.Page push(Map<String, String> parameters) {
        return post("/restv1/par", parameters);
    }

    public WebBrowser.Page redeem(String code) {
        return post("/restv1/token", Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri));
    }

    public WebBrowser.Page refresh(String refreshToken) {
        return post("/restv1/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    public WebBrowser.Page introspect(String token) {
        return post("/restv1/introspection", Map.of("token", token));
    }

    public WebBrowser.Page userInfo(String accessToken) {
        URI address = server.at("/restv1/userinfo");
        return http.send(address, HttpRequest.newBuilder(address).header("Authorization", "Bearer " + accessToken).GET());
    }

    /** Posts a form with the client's own authentication. */
    public WebBrowser.Page post(String path, Map<String, String> fields) {
        URI address = server.at(path);
        String basic = Base64.getEncoder().encodeToString((id + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        return http.send(address, HttpRequest.newBuilder(address).header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(WebBrowser.form(fields))));
    }

    /** The claims of a JWT, unverified. */
    public static JSONObject claims(String jwt) {
        try {
            return new JSONObject(SignedJWT.parse(jwt).getJWTClaimsSet().toString());
        } catch (ParseException e) {
            throw new IllegalArgumentException("no JWT: " + jwt, e);
        }
    }
}
