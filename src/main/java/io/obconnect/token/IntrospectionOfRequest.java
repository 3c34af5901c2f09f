package io.obconnect.token;

import jakarta.enterprise.context.RequestScoped;

/** What our introspection script said of the token that the running request asks about. */
@RequestScoped
public class IntrospectionOfRequest {

    /** What was said. */
    public enum Said {
        /** it didn't run */
        NOTHING,
        /** the token isn't ours */
        NOT_OURS,
        /** the token is ours and alive */
        ACTIVE,
        /** the token is ours and dead, whatever else is in the answer */
        INACTIVE
    }

    private Said said = Said.NOTHING;

    public Said said() {
        return said;
    }

    public void say(Said what) {
        said = what;
    }
}
