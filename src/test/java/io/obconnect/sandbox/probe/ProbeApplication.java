package io.obconnect.sandbox.probe;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import java.util.Set;

/** A REST application of an extension's own. */
@ApplicationPath("/probe")
public class ProbeApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ProbeResource.class);
    }
}
