package io.obconnect.consent;

import io.obconnect.bench.Bare;
import io.obconnect.bench.Libraries;
import io.obconnect.bench.Messages;
import io.obconnect.bench.Scene;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.message.Answer;
import io.obconnect.message.Expectation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The Consent App's approval: opened, and every claim compared with the journey. */
@State(Scope.Benchmark)
public class OpenBench {

    private static final Pattern CONSENT_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final int SKEW_SECONDS = 30;

    private final Libraries bare = Libraries.ofSharedSecret();
    private String answer;

    @Setup
    public void seal() throws Exception {
        answer = bare.jose4j().seal(Messages.approval());
    }

    @Benchmark
    public Consent ours() {
        KeyedConfiguration keyed = Scene.IN_FORCE;
        return Scene.accepted(keyed.opener().open(answer, Expectation.journey(Scene.COOKIE.uid()), Scene.NOW)
                .then(opened -> ApprovalChecks.of((Answer.Approved) opened.answer(), Scene.JOURNEY, keyed.configuration().accountMeans(),
                        Scene.NOW)));
    }

    @Benchmark
    public Consent jose4j() throws Exception {
        return open(bare.jose4j());
    }

    @Benchmark
    public Consent nimbus() throws Exception {
        return open(bare.nimbus());
    }

    /** The checks of the protocol, one after the other, on what the library found. */
    private Consent open(Bare library) throws Exception {
        Map<String, Object> claims = library.open(answer);
        Instant now = Scene.NOW;
        if (claims.get("exp") instanceof Number exp && !now.minusSeconds(SKEW_SECONDS).isBefore(Instant.ofEpochSecond(exp.longValue()))
                || claims.get("iat") instanceof Number iat && now.plusSeconds(SKEW_SECONDS).isBefore(Instant.ofEpochSecond(iat.longValue()))
                || claims.get("nbf") instanceof Number nbf && now.plusSeconds(SKEW_SECONDS).isBefore(Instant.ofEpochSecond(nbf.longValue()))) {
            throw new IllegalStateException("time");
        }
        if (!MessageDigest.isEqual(octets(Scene.COOKIE.uid()), octets((String) claims.get("uid")))) {
            throw new IllegalStateException("uid");
        }
        if (!Messages.text(claims, "result", "login", "account").orElse("").equals(Scene.JOURNEY.intent().value())) {
            throw new IllegalStateException("account");
        }
        if (Scene.JOURNEY.acr().essential()
                && !Scene.JOURNEY.acr().values().contains(Messages.text(claims, "result", "login", "acr").orElse(""))) {
            throw new IllegalStateException("acr");
        }
        String id = Messages.text(claims, "result", "consent", "consent_id").orElse(Scene.INTENT);
        if (!CONSENT_ID.matcher(id).matches()) {
            throw new IllegalStateException("consent id");
        }
        return new Consent(id, Messages.text(claims, "result", "login", "acr"), now);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
