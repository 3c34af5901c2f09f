package io.jans.as.common.util;

import io.jans.as.model.common.ResponseMode;
import io.jans.as.model.common.ResponseType;

import org.json.JSONObject;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Stand-in: an OAuth authorization response in one of the seven response modes. */
public class RedirectUri {

    private final List<ResponseType> responseTypes;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String baseRedirectUri;
    private ResponseMode responseMode;
    private String issuer;
    private String audience;
    private UnaryOperator<String> signer;

    public RedirectUri(String baseRedirectUri) {
        this(baseRedirectUri, List.of(), null);
    }

    public RedirectUri(String baseRedirectUri, List<ResponseType> responseTypes, ResponseMode responseMode) {
        this.baseRedirectUri = baseRedirectUri;
        this.responseTypes = responseTypes == null ? List.of() : responseTypes;
        this.responseMode = responseMode;
    }

    public ResponseMode getResponseMode() {
        return responseMode;
    }

    public void setResponseMode(ResponseMode responseMode) {
        this.responseMode = responseMode;
    }

    public void setBaseRedirectUri(String baseRedirectUri) {
        this.baseRedirectUri = baseRedirectUri;
    }

    public void addResponseParameter(String name, String value) {
        if (value != null && !value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    public String getResponseParameter(String name) {
        return parameters.get(name);
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    /** What signs the claims (JSON) of a JARM answer. */
    public void signer(UnaryOperator<String> signer) {
        this.signer = signer;
    }

    /** The address that the browser is sent to; for the form_post modes the page that submits itself, by inline script. */
    @Override
    public String toString() {
        if (parameters.isEmpty() || responseMode != null && responseMode.jarm() && signer == null) {
            return baseRedirectUri;
        }
        if (responseMode == ResponseMode.FORM_POST) {
            return form(parameters);
        }
        if (responseMode == ResponseMode.FORM_POST_JWT) {
            return form(Map.of("response", jwt()));
        }
        return baseRedirectUri + separator() + query();
    }

    /** Fact: {@code jwt} puts hybrid answers into the query, and those of {@code id_token} alone right behind the address. */
    private String separator() {
        String question = baseRedirectUri.contains("?") ? "&" : "?";
        boolean token = responseTypes.contains(ResponseType.TOKEN);
        if (responseMode == ResponseMode.JWT) {
            return token ? "#" : responseTypes.contains(ResponseType.CODE) ? question : "";
        }
        boolean fragment = responseMode == ResponseMode.FRAGMENT || responseMode == ResponseMode.FRAGMENT_JWT
                || responseMode == null && (token || responseTypes.contains(ResponseType.ID_TOKEN));
        return fragment ? "#" : question;
    }

    private String query() {
        Map<String, String> sent = responseMode != null && responseMode.jarm() ? Map.of("response", jwt()) : parameters;
        return sent.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String jwt() {
        JSONObject claims = new JSONObject(parameters);
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("exp", System.currentTimeMillis() / 1000 + 60);
        return signer.apply(claims.toString());
    }

    private String form(Map<String, String> fields) {
        StringBuilder page = new StringBuilder("<html><head><title>Submit This Form</title></head>"
                + "<body onload=\"javascript:document.forms[0].submit()\"><form method=\"post\" action=\"" + baseRedirectUri + "\">");
        fields.forEach((name, value) -> page.append("<input type=\"hidden\" name=\"").append(name).append("\" value=\"")
                .append(value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")).append("\"/>"));
        return page.append("</form></body></html>").toString();
    }
}
