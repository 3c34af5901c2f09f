package io.obconnect.bench;

import io.obconnect.ErrorCode;
import io.obconnect.message.Expectation;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An answer that nobody with the key has sealed. */
@State(Scope.Benchmark)
public class RefusedAnswerBench {

    private final Libraries bare = Libraries.ofSharedSecret();
    private String answer;

    @Setup
    public void seal() throws Exception {
        answer = Forged.sealed(Messages.approval());
    }

    @Benchmark
    public ErrorCode ours() {
        return Scene.IN_FORCE.opener().open(answer, Expectation.journey(Scene.COOKIE.uid()), Scene.NOW)
                .fold(opened -> Forged.opened(), refusal -> refusal.code());
    }

    @Benchmark
    public Exception jose4j() {
        return Forged.refused(bare.jose4j(), answer);
    }

    @Benchmark
    public Exception nimbus() {
        return Forged.refused(bare.nimbus(), answer);
    }
}
