package io.obconnect.gate;

import io.obconnect.request.ReencodedRequest;
import io.obconnect.web.GuardedResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import java.io.IOException;

/** The rest of the filter chain. Remembers whether the server was called, whether for a request of ours, and whether it failed. */
final class WatchedChain implements FilterChain {

    private final FilterChain chain;
    private boolean entered;
    private boolean ours;
    private Throwable thrown;

    WatchedChain(FilterChain chain) {
        this.chain = chain;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
        entered = true;
        // requests of ours go on with a guarded response or as a rewritten push; all others as they came
        ours = response instanceof GuardedResponse || request instanceof ReencodedRequest;
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            thrown = e;
            throw e;
        }
    }

    boolean entered() {
        return entered;
    }

    boolean ours() {
        return ours;
    }

    /** Whether the server threw this, and not our code. */
    boolean threw(Throwable failure) {
        return failure == thrown;
    }
}
