/** The figures that every package may add to. Knows no journey, so that a journey may know it. */
package io.obconnect.metrics;
