package io.obconnect.request;

import io.obconnect.Refusal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the gate makes of a request. */
public sealed interface Decision {

    /** The request is none of our business: the server gets it byte for byte. */
    record NotOurs() implements Decision {
    }

    /**
     * The request carries a proven intent.
     *
     * @param request the request, with what we completed
     * @param parameters what the server gets to see: the call's parameters, what it lacked, and the object in a form the server can read
     * @param target where errors of this request go; empty at endpoints that answer by themselves
     */
    record Admitted(VerifiedRequest request, Map<String, String> parameters, Optional<ResponseTarget> target) implements Decision {
        public Admitted {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @Override
        public String toString() {
            return "Admitted[" + request.clientId() + "]";
        }
    }

    /**
     * The request wants us and is refused.
     *
     * @param target the TPP's registered redirect URI; empty where none is known that can be trusted, or at endpoints without redirects
     * @param clientId the configured TPP; empty where the request names another
     */
    record Rejected(Refusal refusal, Optional<ResponseTarget> target, Optional<String> clientId) implements Decision {
    }
}
