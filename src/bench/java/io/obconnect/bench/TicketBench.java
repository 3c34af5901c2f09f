package io.obconnect.bench;

import io.obconnect.journey.Ticket;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The ticket in {@code returnTo}: sealed on the way out, opened on the way back. */
@State(Scope.Benchmark)
public class TicketBench {

    private final Libraries bare = Libraries.ofSharedSecret();
    private final Ticket ticket = Ticket.of(Scene.JOURNEY);

    @Benchmark
    public Ticket ours() {
        return Ticket.open(Scene.IN_FORCE.seal(), ticket.seal(Scene.IN_FORCE.seal()), Scene.NOW).orElseThrow();
    }

    @Benchmark
    public Map<String, Object> jose4j() throws Exception {
        return there(bare.jose4j());
    }

    @Benchmark
    public Map<String, Object> nimbus() throws Exception {
        return there(bare.nimbus());
    }

    private static Map<String, Object> there(Bare library) throws Exception {
        return library.open(library.seal(Messages.ticket()));
    }
}
