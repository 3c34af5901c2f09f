package io.obconnect.load;

import io.obconnect.it.Bank;
import io.obconnect.it.Settings;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Returns that nobody should believe, made beforehand, so that sending them costs next to nothing: garbage; a ticket that was cut; a right
 * ticket with garbage, with an answer under another key, with one whose last octet was changed, with another journey's answer; all that with
 * a right, a foreign or no journey cookie.
 */
final class Forgeries {

    private static final int SEED = 1;
    /** Begun beforehand: so many tickets are genuine. */
    static final int JOURNEYS = 20;

    private final Settings settings;
    private final Wire wire;
    private final Random random = new Random(SEED);

    Forgeries(Settings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    /** So many complete requests, shuffled. */
    List<byte[]> mint(int count) throws IOException, Unexpected {
        Journeys journeys = new Journeys(settings, Mix.APPROVED);
        List<Journeys.Begun> begun = new ArrayList<>();
        for (int i = 0; i < JOURNEYS; i++) {
            begun.add(journeys.begin(wire, System.nanoTime()));
        }
        Bank bank = new Bank(settings.sharedSecret());
        Bank forger = new Bank("a secret that the server has never heard of");
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Journeys.Begun one = begun.get(i % JOURNEYS);
            Journeys.Begun other = begun.get((i + 1) % JOURNEYS);
            String ticket = URI.create(one.question().returnTo()).getRawPath();
            Map<String, Object> approval = bank.approval(one.question(), "forged-" + i);
            String target = switch (i % 6) {
                case 0 -> ticket.substring(0, ticket.lastIndexOf('/') + 1) + noise(150) + "?sessionData=" + noise(300);
                case 1 -> ticket.substring(0, ticket.length() - 1 - random.nextInt(20)) + "?sessionData=" + bank.seal(approval);
                case 2 -> ticket + "?sessionData=" + noise(300);
                case 3 -> ticket + "?sessionData=" + forger.seal(approval);
                case 4 -> ticket + "?sessionData=" + changed(bank.seal(approval));
                default -> ticket + "?sessionData=" + bank.seal(bank.approval(other.question(), "forged-" + i));
            };
            String cookies = switch (i / 6 % 3) {
                case 0 -> one.browser().cookieLine();
                case 1 -> other.browser().cookieLine();
                default -> "";
            };
            requests.add(wire.request("GET", target, cookies, null));
        }
        Collections.shuffle(requests, random);
        return requests;
    }

    private String noise(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Another first character of the tag. */
    private static String changed(String jwe) {
        int tag = jwe.lastIndexOf('.') + 1;
        return jwe.substring(0, tag) + (jwe.charAt(tag) == 'A' ? 'B' : 'A') + jwe.substring(tag + 1);
    }
}
