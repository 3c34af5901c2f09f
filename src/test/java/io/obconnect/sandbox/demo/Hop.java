package io.obconnect.sandbox.demo;

import com.nimbusds.jwt.JWT;

import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * One arrow of the diagram.
 *
 * @param way through the person's browser, or straight between two servers
 * @param what in a few words
 * @param messages what it carried, opened
 */
record Hop(Party from, Party to, Way way, String what, List<OpenedAnswer> messages) {

    Hop {
        messages = List.copyOf(messages);
    }

    static Hop browser(Party from, Party to, String what, OpenedAnswer... messages) {
        return new Hop(from, to, Way.BROWSER, what, List.of(messages));
    }

    static Hop direct(Party from, Party to, String what, OpenedAnswer... messages) {
        return new Hop(from, to, Way.DIRECT, what, List.of(messages));
    }

    enum Way { BROWSER, DIRECT }

    /**
     * A message opened for the person who watches.
     *
     * @param name what it is
     * @param madeBy who sealed or signed it, and under which key
     * @param header its JOSE header
     * @param payload its content
     */
    record OpenedAnswer(String name, String madeBy, Map<String, Object> header, Map<String, Object> payload) {

        static OpenedAnswer of(String name, String madeBy, SealedMessage message) {
            return new OpenedAnswer(name, madeBy, message.header(), message.payload());
        }

        /** A signed token, decoded. */
        static OpenedAnswer of(String name, String madeBy, JWT token) throws ParseException {
            return new OpenedAnswer(name, madeBy, token.getHeader().toJSONObject(), token.getJWTClaimsSet().toJSONObject());
        }
    }
}
