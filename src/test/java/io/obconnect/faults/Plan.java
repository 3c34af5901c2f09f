package io.obconnect.faults;

import java.util.Random;

/**
 * One journey into which one fault strikes: all that chance decides, from one seed.
 *
 * @param number of the journey, from 0: the steps are taken in turn, so that twenty journeys hit each step at least twice
 * @param earlier by how many operations of the directory the fault strikes earlier than chance would have it
 */
record Plan(FaultKind kind, int number, long seed, int earlier, Step step, boolean approve, int tpp, Strike strike, Random nodes) {

    private static final int TPPS = 3;

    static Plan of(FaultKind kind, int number, long seed) {
        return of(kind, number, seed, 0);
    }

    /** The same, for a journey that was over before its fault came: what it asks the directory depends on what nodes still remember. */
    Plan sooner() {
        return of(kind, number, seed, earlier + 1);
    }

    private static Plan of(FaultKind kind, int number, long seed, int earlier) {
        Random random = new Random(seed * 31 + kind.ordinal() * 1_000L + number);
        random.nextInt(); // neighbouring seeds begin alike
        Step step = kind.steps().get((number + (int) Math.floorMod(seed, kind.steps().size())) % kind.steps().size());
        boolean approve = step.compareTo(Step.RETURN) > 0 || random.nextInt(4) > 0;
        return new Plan(kind, number, seed, earlier, step, approve, random.nextInt(TPPS), kind.strike(random, earlier), new Random(random.nextLong()));
    }

    @Override
    public String toString() {
        return "%s %d at %s, %s, TPP %d, %s".formatted(kind, number, step, strike.words(), tpp + 1, approve ? "approved" : "denied");
    }
}
