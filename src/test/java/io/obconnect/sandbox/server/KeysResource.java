package io.obconnect.sandbox.server;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The server's public keys. */
@RequestScoped
@Path("/jwks")
public class KeysResource {

    @Inject
    private ServerKeys keys;

    @GET
    @Produces("application/json")
    public String keys() {
        return keys.published().toString();
    }
}
