package io.obconnect.sandbox.server;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import java.util.Set;

/** The server's REST endpoints; they are listed by name, so nothing can be added from outside (fact). */
@ApplicationPath("/restv1")
public class Restv1 extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AuthorizeResource.class, TokenResource.class, UserInfoResource.class, IntrospectionResource.class,
                ParResource.class, KeysResource.class);
    }
}
