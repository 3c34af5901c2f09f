package io.obconnect.journey;

/** Thrown by the observer that stores a journey's answer, when one was stored before. */
public class AlreadyAnswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean same;
    private final boolean approved;

    /**
     * @param same whether the earlier answer was the same, so that a repeated click goes on
     * @param approved whether the earlier answer was an approval
     */
    public AlreadyAnswered(boolean same, boolean approved) {
        super(same ? "answered the same before" : "answered differently before", null, false, false);
        this.same = same;
        this.approved = approved;
    }

    public boolean approved() {
        return approved;
    }

    public boolean same() {
        return same;
    }
}
