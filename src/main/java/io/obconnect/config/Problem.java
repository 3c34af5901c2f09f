package io.obconnect.config;

import io.obconnect.ErrorCode;

import java.util.Objects;

/**
 * What is wrong with one property. Never holds a property's value: an operator may have put a secret into the wrong line.
 *
 * @param code one of the 2xx codes
 * @param property the property's name as it stands on the script
 * @param wrong what is wrong with it, in words that follow the name and a colon
 * @param advice an example of a right line, or what to do
 */
public record Problem(ErrorCode code, String property, String wrong, String advice) {

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(wrong, "wrong");
        Objects.requireNonNull(advice, "advice");
    }

    static Problem of(ErrorCode code, Property property, String wrong) {
        return new Problem(code, property.key(), wrong, "for example " + property.key() + "=" + property.example());
    }

    /** One line: code, property, what is wrong, advice. */
    @Override
    public String toString() {
        return code.id() + " " + property + ": " + wrong + "; " + advice;
    }
}
