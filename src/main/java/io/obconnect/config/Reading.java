package io.obconnect.config;

import java.util.List;
import java.util.Optional;

/** The result of reading the script's properties: a configuration, or everything that is wrong with them. */
public sealed interface Reading {

    /** Problems that an operator should look at although they make nothing unusable. */
    List<Problem> warnings();

    /** The properties can be used. */
    record Valid(Configuration configuration, List<Problem> warnings) implements Reading {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The properties can't be used.
     *
     * @param problems at least one
     * @param warnings such as the misspelled name that explains a missing property
     * @param metricsToken still counts, where it is usable: detailed health must be able to say what is wrong
     * @param tpps still count, where they are usable: they are told that they aren't served
     */
    record Invalid(List<Problem> problems, List<Problem> warnings, Optional<String> metricsToken, List<String> tpps) implements Reading {
        public Invalid {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
            tpps = List.copyOf(tpps);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("nothing is wrong");
            }
        }

        /** The token masked. */
        @Override
        public String toString() {
            return "Invalid[problems=" + problems + ", warnings=" + warnings + "]";
        }
    }
}
