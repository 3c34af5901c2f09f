package io.obconnect;

import java.util.Objects;

/**
 * Why something was refused. The code is public; the detail is for our log only.
 *
 * @param code what happened
 * @param detail for the log: never a secret, token, intent, account or anything else that the request brought
 */
public record Refusal(ErrorCode code, String detail) {

    public Refusal {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, code.title());
    }

    public static Refusal of(ErrorCode code, String detail) {
        return new Refusal(code, detail);
    }

    @Override
    public String toString() {
        return code.id() + " " + detail;
    }
}
