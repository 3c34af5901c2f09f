package io.obconnect.sandbox;

import java.net.URI;

/** Sees what a browser brings to a node of the auth server, and where the node sends it; changes nothing. */
public interface Exchanges {

    /** @param cookies the {@code Cookie} header, empty without one */
    void came(String method, URI target, String cookies);

    /** Before the first octet of the answer leaves. */
    void sent(URI location, String cookies);
}
