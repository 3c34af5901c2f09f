package io.obconnect.journey;

import io.obconnect.message.Base64Url;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.message.Sha256;
import io.obconnect.request.Client;
import io.obconnect.request.ErrorResponseTarget;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sealed part of {@code returnTo}: where errors of this journey go when the session or the cookie is gone (protocol section 3). It
 * grants nothing and ends nothing.
 *
 * <p>The redirect URI is named by a hash and found again among those that the client has registered at that moment: the ticket stays short
 * enough for the return URL's 8 000 bytes, and an address that isn't registered can't come out of it.
 *
 * @param uid the journey
 * @param clientId the TPP
 * @param redirectUriHash the first 96 bits of the redirect URI's SHA-256, base64url
 * @param state the TPP's {@code state}, up to {@value #STATE_OCTETS} octets; a longer one lives in the session only
 * @param responseType the request's {@code response_type}
 * @param responseMode the request's {@code response_mode}
 * @param issued when it was sealed; it lives {@link #LIFETIME}
 * @param whole whether {@code state} is in it, if there is one; else it is in the session
 */
public record Ticket(
        String uid,
        String clientId,
        String redirectUriHash,
        Optional<String> state,
        String responseType,
        Optional<String> responseMode,
        Instant issued,
        boolean whole) {

    static final int STATE_OCTETS = 512;
    private static final int HASH_OCTETS = 12;
    public static final Duration LIFETIME = Duration.ofHours(24);

    public static Ticket of(Journey journey) {
        ErrorResponseTarget target = journey.target();
        Optional<String> state = target.state().filter(value -> value.getBytes(StandardCharsets.UTF_8).length <= STATE_OCTETS);
        return new Ticket(journey.uid(), target.clientId(), hash(target.redirectUri()), state, target.responseType(), target.responseMode(),
                journey.begun(), state.isPresent() == target.state().isPresent());
    }

    /** The address, if the client still has it registered. */
    public Optional<ErrorResponseTarget> target(Client client) {
        return client.redirectUris().stream().filter(uri -> hash(uri).equals(redirectUriHash)).findFirst()
                .map(uri -> new ErrorResponseTarget(clientId, uri, state, responseType, responseMode));
    }

    public String seal(ServerSeal seal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("u", uid);
        json.put("c", clientId);
        json.put("r", redirectUriHash);
        state.ifPresent(value -> json.put("s", value));
        json.put("t", responseType);
        responseMode.ifPresent(value -> json.put("m", value));
        json.put("i", issued.getEpochSecond());
        if (!whole) {
            json.put("l", true);
        }
        return seal.seal(Purpose.TICKET, json);
    }

    /** Empty where the text isn't a ticket that we sealed, or is older than a day. */
    public static Optional<Ticket> open(ServerSeal seal, String text, Instant now) {
        return seal.open(Purpose.TICKET, text, Ticket::read).filter(ticket -> now.isBefore(ticket.issued.plus(LIFETIME)));
    }

    private static Ticket read(Map<String, Object> json) {
        return new Ticket((String) json.get("u"), (String) json.get("c"), (String) json.get("r"),
                Optional.ofNullable((String) json.get("s")), (String) json.get("t"), Optional.ofNullable((String) json.get("m")),
                Instant.ofEpochSecond(((Number) json.get("i")).longValue()), !Boolean.TRUE.equals(json.get("l")));
    }

    private static String hash(String redirectUri) {
        return Base64Url.encode(Arrays.copyOf(Sha256.of(redirectUri), HASH_OCTETS));
    }

    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
