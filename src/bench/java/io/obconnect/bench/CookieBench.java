package io.obconnect.bench;

import io.obconnect.journey.JourneyCookie;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The journey cookie: sealed, opened again, and its secret compared with the journey's proof. */
@State(Scope.Benchmark)
public class CookieBench {

    private final Libraries bare = Libraries.ofSharedSecret();

    @Benchmark
    public boolean ours() {
        return JourneyCookie.open(Scene.IN_FORCE.seal(), Scene.COOKIE.seal(Scene.IN_FORCE.seal())).orElseThrow().proves(Scene.JOURNEY);
    }

    @Benchmark
    public boolean jose4j() throws Exception {
        return proves(bare.jose4j());
    }

    @Benchmark
    public boolean nimbus() throws Exception {
        return proves(bare.nimbus());
    }

    private static boolean proves(Bare library) throws Exception {
        Map<String, Object> members = library.open(library.seal(Messages.cookie(Scene.COOKIE)));
        JourneyCookie cookie = new JourneyCookie((String) members.get("s"), (String) members.get("u"), (String) members.get("k"),
                Instant.ofEpochSecond(((Number) members.get("b")).longValue()), Optional.ofNullable((String) members.get("n")));
        byte[] proof = MessageDigest.getInstance("SHA-256").digest(cookie.secret().getBytes());
        return cookie.uid().equals(Scene.JOURNEY.uid()) && MessageDigest.isEqual(
                Base64.getUrlEncoder().withoutPadding().encode(proof), Scene.JOURNEY.browserProof().getBytes());
    }
}
