package io.obconnect.bench;

/**
 * What one operation takes, on average.
 *
 * @param micros time in microseconds
 * @param octets memory allocated, in octets
 */
record Cost(double micros, double octets) {

    /** What is left when the surroundings' own cost is taken off. */
    Cost minus(Cost surroundings) {
        return new Cost(Math.max(0, micros - surroundings.micros), Math.max(0, octets - surroundings.octets));
    }
}
