package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;

import java.util.Optional;

/**
 * What one check came to.
 *
 * @param level how bad it is
 * @param code what it is about; empty where all is well
 * @param what in a sentence, with the names it is about and without any secret
 * @param remedy what to do; empty where all is well
 */
record Finding(Level level, Optional<ErrorCode> code, String what, String remedy) {

    enum Level {
        OK, WARNING, ERROR
    }

    static Finding ok(String what) {
        return new Finding(Level.OK, Optional.empty(), what, "");
    }

    static Finding warning(ErrorCode code, String what) {
        return warning(code, what, code.remedy());
    }

    static Finding warning(ErrorCode code, String what, String remedy) {
        return new Finding(Level.WARNING, Optional.of(code), what, remedy);
    }

    static Finding error(ErrorCode code, String what) {
        return error(code, what, code.remedy());
    }

    static Finding error(ErrorCode code, String what, String remedy) {
        return new Finding(Level.ERROR, Optional.of(code), what, remedy);
    }
}
