package io.obconnect.load;

/** The parts of a visit whose time is taken. */
enum Step {

    /** From the TPP's call to the redirect to the Consent App, or to the login page. */
    OUT("out"),
    /** From the Consent App's answer, or the password, to the code or error at the TPP. */
    BACK("back"),
    /** The code's redemption. */
    TOKEN("token"),
    /** All of it, without the time at the bank. */
    WHOLE("whole");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
