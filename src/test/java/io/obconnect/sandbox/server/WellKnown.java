package io.obconnect.sandbox.server;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import java.util.Set;

/** The discovery document, below the context path; whoever runs the server serves it at the issuer's root. */
@ApplicationPath("/.well-known")
public class WellKnown extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(DiscoveryResource.class);
    }
}
