package io.obconnect.sandbox.demo;

import java.time.Instant;

/**
 * One payment's way in one browser: what the panel puts under one heading.
 *
 * @param number in the order of beginning, from 1
 * @param browser the browser it runs in, in the order in which they came, from 1
 * @param intent the intent id
 * @param begun when
 */
record Journey(int number, int browser, String intent, Instant begun) {
}
