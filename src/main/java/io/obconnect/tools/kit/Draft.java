package io.obconnect.tools.kit;

import io.obconnect.message.Direction;
import io.obconnect.message.KeyRing;
import io.obconnect.message.SharedSecret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An answer in the making. A {@link Misbehaviour} spoils it, before or after it is sealed. */
final class Draft {

    private static final int SECRET_OCTETS = 32;

    final Question question;
    final long now;
    final Map<String, Object> header = new LinkedHashMap<>();
    final Map<String, Object> payload = new LinkedHashMap<>();
    final Map<String, Object> result = new LinkedHashMap<>();
    final Map<String, Object> login = new LinkedHashMap<>();
    final Map<String, Object> consent = new LinkedHashMap<>();
    /** What becomes of the payload's JSON text. */
    UnaryOperator<String> text = UnaryOperator.identity();
    /** What becomes of the sealed message. */
    UnaryOperator<String> sealed = UnaryOperator.identity();
    /** What is sent of it: the message once. */
    UnaryOperator<List<String>> sent = UnaryOperator.identity();
    String returnTo;
    Direction direction = Direction.RESPONSE;
    Wire wire;

    Draft(Question question, Wire wire, long now) {
        this.question = question;
        this.wire = wire;
        this.now = now;
        this.returnTo = question.returnTo();
    }

    /** A secret that nobody shares. */
    void foreignSecret(Surroundings surroundings) {
        wire = wire.with(new KeyRing(SharedSecret.ofOctets(surroundings.octets(SECRET_OCTETS)), List.of()));
    }

    /** One of a compact message's five parts, changed. */
    static String part(String compact, int index, UnaryOperator<String> change) {
        List<String> parts = new ArrayList<>(List.of(compact.split("\\.", -1)));
        parts.set(index, change.apply(parts.get(index)));
        return String.join(".", parts);
    }

    /** Another first character, so that the octets differ and the base64url stays canonical. */
    static String flipped(String base64url) {
        return (base64url.charAt(0) == 'A' ? 'B' : 'A') + base64url.substring(1);
    }
}
