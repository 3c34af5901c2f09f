package io.obconnect.journey;

/**
 * Thrown by the observer that claims a journey's one answer, when it was claimed before.
 */
public class AlreadyAnswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean same;

    /** @param same whether the earlier answer was the same, so that a repeated click is met kindly */
    public AlreadyAnswered(boolean same) {
        super(same ? "answered the same before" : "answered differently before", null, false, false);
        this.same = same;
    }

    public boolean same() {
        return same;
    }
}
