package io.obconnect.tools.kit;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;

import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that was looked at.
 *
 * @param level how it stands
 * @param code what the auth server says, if it is the auth server that refuses
 * @param text one or two sentences, and what to do
 */
record Finding(Level level, Optional<ErrorCode> code, String text) {

    enum Level {
        GOOD,
        /** works, and should be better */
        WARNING,
        /** doesn't work, or isn't safe */
        ERROR
    }

    static Finding good(String text) {
        return new Finding(Level.GOOD, Optional.empty(), text);
    }

    static Finding warning(String text) {
        return new Finding(Level.WARNING, Optional.empty(), text);
    }

    static Finding error(String text) {
        return new Finding(Level.ERROR, Optional.empty(), text);
    }

    /** @param what was looked at */
    static Finding refused(String what, Refusal refusal) {
        return new Finding(Level.ERROR, Optional.of(refusal.code()), what + ": " + refusal.code().title() + ". " + refusal.code().remedy());
    }

    void show(Screen screen) {
        String said = code.map(known -> known.id() + " ").orElse("") + text;
        switch (level) {
            case GOOD -> screen.marked("green", "ok     ", said);
            case WARNING -> screen.marked("yellow", "warning", said);
            case ERROR -> screen.marked("red", "error  ", said);
        }
    }

    Map<String, Object> asJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", level.name().toLowerCase(Locale.ROOT));
        code.ifPresent(known -> object.put("code", known.id()));
        object.put("text", text);
        return object;
    }

    /** The exit code of a command that has these findings. */
    static ExitCode code(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR) ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
