package io.obconnect.load;

import io.obconnect.it.Settings;
import io.obconnect.it.UserAgent;

import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where a client awaits its answers. */
final class Callback {

    private static final Pattern CODE = Pattern.compile("OBC-\\d{3}");
    private static final Pattern ID_TOKEN = Pattern.compile("\"id_token\"\\s*:\\s*\"[^.\"]+\\.([^.\"]+)\\.");

    private final Settings settings;
    private final Settings.Tpp client;
    private final String authorization;

    Callback(Settings settings, Settings.Tpp client) {
        this.settings = settings;
        this.client = client;
        this.authorization = "Authorization: Basic " + Base64.getEncoder()
                .encodeToString((UserAgent.encode(client.id()) + ":" + UserAgent.encode(client.secret())).getBytes(UTF_8)) + "\r\n";
    }

    /** The answer's parameters. @throws Unexpected where the browser isn't led here, or with another state */
    Map<String, String> reached(Browser.Page last, String state) throws Unexpected {
        URI location = last.location();
        if (location == null || !location.toString().startsWith(client.redirectUri())) {
            throw new Unexpected(complaint("no way back to the client", last));
        }
        Map<String, String> answer = UserAgent.parameters(location.getRawQuery());
        answer.putAll(UserAgent.parameters(location.getRawFragment()));
        if (!state.equals(answer.get("state"))) {
            throw new Unexpected("another state");
        }
        return answer;
    }

    /** Redeems a code. @param intent what the id_token has to carry; null for none */
    void redeem(Wire wire, String code, String intent) throws IOException, Unexpected {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", client.redirectUri());
        Wire.Answer answer = wire.send(wire.request("POST", URI.create(settings.base()).getPath() + "/restv1/token", authorization,
                UserAgent.encode(form).getBytes(UTF_8)));
        Matcher idToken = ID_TOKEN.matcher(answer.body());
        if (answer.status() != 200 || !idToken.find()) {
            throw new Unexpected("no token: HTTP " + answer.status());
        }
        String claims = new String(Base64.getUrlDecoder().decode(idToken.group(1)), UTF_8);
        if (intent != null && !claims.contains("\"openbanking_intent_id\":\"" + intent + "\"")) {
            throw new Unexpected("an id_token without the intent");
        }
    }

    /** The OBC code in a text, or what there is instead. */
    static String code(String text) {
        Matcher code = CODE.matcher(text);
        return code.find() ? code.group() : "without a code";
    }

    static String complaint(String what, Browser.Page last) {
        String answer = last.location() != null ? "redirected with " + code(last.location().toString())
                : "HTTP " + last.answer().status() + " " + code(last.answer().body());
        return what + ": " + answer;
    }
}
