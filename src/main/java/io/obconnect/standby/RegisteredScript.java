package io.obconnect.standby;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What the {@code person_authentication} script told of itself when a server loaded it that it doesn't fit. */
@ApplicationScoped
public class RegisteredScript {

    private static final String DEFAULT_ACR = "obconnect";

    private volatile Set<String> acrs = Set.of(DEFAULT_ACR);
    private volatile Set<String> tpps = Set.of();

    /**
     * The server has loaded the script.
     *
     * @param names its name and its aliases
     * @param clients the TPPs of its properties
     */
    public void loaded(Collection<String> names, Collection<String> clients) {
        Set<String> all = new HashSet<>(names);
        all.add(DEFAULT_ACR);
        acrs = Set.copyOf(all);
        tpps = Set.copyOf(clients);
    }

    /** The acr values that lead to us, as far as they are known. */
    public Set<String> acrs() {
        return acrs;
    }

    /** The TPPs; none while the script isn't loaded, or its class can't be. */
    public Set<String> tpps() {
        return tpps;
    }
}
