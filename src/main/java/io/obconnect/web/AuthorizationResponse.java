package io.obconnect.web;

import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.web.Reply.Header;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journey's one authorization response (RFC 6749 sections 4.1.2 and 4.1.2.1), as it left for the TPP: a code, or an error that doesn't
 * invite a retry. Kept, so that whoever comes second is given the very same one (protocol section 3, "One code, told until it is heard").
 *
 * @param ending what it says
 * @param reply status, address or form, as it left
 * @param at when; whole seconds
 * @param app where the TPP's site begins, for a link on our pages; empty where its address isn't http
 */
public record AuthorizationResponse(Ending ending, Reply reply, Instant at, Optional<String> app) {

    /** For so long a code may be sent again (protocol section 3). */
    public static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    private static final int HEADER_MEMBERS = 2;

    public static AuthorizationResponse of(Ending ending, Reply reply, Instant at, ErrorResponseTarget target) {
        return new AuthorizationResponse(ending, reply, Instant.ofEpochSecond(at.getEpochSecond()), app(target));
    }

    /** Whether it may be told once more to the browser that has the journey's cookie: an error always, a code as long as it lives. */
    public boolean mayBeResent(Instant now) {
        return ending != Ending.APPROVED || now.isBefore(at.plus(CODE_LIFETIME));
    }

    /** The beginning of the TPP's site: scheme, host and port of its redirect URI. Without parameters it tells the TPP nothing. */
    public static Optional<String> app(ErrorResponseTarget target) {
        try {
            URI uri = URI.create(target.redirectUri());
            return uri.getHost() != null && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    ? Optional.of(uri.getScheme() + "://" + uri.getRawAuthority() + "/")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For the store, which gets it sealed. */
    public Map<String, Object> content() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("e", ending.name());
        json.put("t", at.getEpochSecond());
        json.put("s", reply.status());
        List<String> headers = new ArrayList<>();
        reply.headers().forEach(header -> headers.addAll(List.of(header.name(), header.value())));
        json.put("h", headers);
        json.put("b", reply.body());
        app.ifPresent(address -> json.put("a", address));
        return json;
    }

    /** Reads it. */
    public static AuthorizationResponse of(Map<String, Object> json) {
        List<?> flat = (List<?>) json.get("h");
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < flat.size(); i += HEADER_MEMBERS) {
            headers.add(new Header((String) flat.get(i), (String) flat.get(i + 1)));
        }
        return new AuthorizationResponse(Ending.valueOf((String) json.get("e")),
                new Reply(((Number) json.get("s")).intValue(), headers, (String) json.get("b")),
                Instant.ofEpochSecond(((Number) json.get("t")).longValue()), Optional.ofNullable((String) json.get("a")));
    }

    @Override
    public String toString() {
        return "AuthorizationResponse[" + ending + "]"; // a code must not get into a log
    }
}
