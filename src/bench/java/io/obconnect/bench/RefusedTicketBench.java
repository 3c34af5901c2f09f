package io.obconnect.bench;

import io.obconnect.journey.Ticket;
import io.obconnect.message.ServerSeal;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A ticket that this server hasn't sealed; a forged journey cookie takes the same way. */
@State(Scope.Benchmark)
public class RefusedTicketBench {

    private final Libraries bare = Libraries.ofSharedSecret();
    private String ticket;
    private String message;

    @Setup
    public void seal() throws Exception {
        ticket = Ticket.of(Scene.JOURNEY).seal(new ServerSeal(Libraries.sha256("another server"), Forged.ring()));
        message = Forged.sealed(Messages.ticket());
    }

    @Benchmark
    public Optional<Ticket> ours() {
        return Ticket.open(Scene.IN_FORCE.seal(), ticket, Scene.NOW).map(opened -> Forged.opened());
    }

    @Benchmark
    public Exception jose4j() {
        return Forged.refused(bare.jose4j(), message);
    }

    @Benchmark
    public Exception nimbus() {
        return Forged.refused(bare.nimbus(), message);
    }
}
