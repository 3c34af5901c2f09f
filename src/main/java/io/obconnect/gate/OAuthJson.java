package io.obconnect.gate;

import io.obconnect.OAuthError;
import io.obconnect.web.Reply;
import io.obconnect.message.Json;

import java.util.LinkedHashMap;
import java.util.Map;

/** OAuth errors of endpoints that machines call (RFC 6749 section 5.2). */
final class OAuthJson {

    private OAuthJson() {
    }

    static Reply error(int status, OAuthError error, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error.value());
        json.put("error_description", description);
        return Reply.json(status, Json.text(json));
    }
}
