package io.obconnect.tools.register;

/** What a script's two lines are written in. Jython needs nothing more; Java needs a JDK and flags, which the doctor names. */
enum Language {
    JYTHON("python"), JAVA("java");

    private final String value;

    Language(String value) {
        this.value = value;
    }

    /** The server's word for it. */
    String value() {
        return value;
    }
}
