package io.obconnect.tools;

import java.io.IOException;

/** One change with the way to make it and the way back. */
public interface Step {

    /** What a person reads. */
    Change change();

    /** Makes the change, wholly or not at all. */
    void apply() throws IOException;

    /** Takes back what {@link #apply} did; called only after it succeeded. */
    void undo() throws IOException;

    /** Says that something is as it should be; does nothing. */
    static Step keep(String target, String... detail) {
        return of(Change.keep(target, detail), () -> { }, () -> { });
    }

    static Step of(Change change, Action apply, Action undo) {
        return new Step() {
            @Override
            public Change change() {
                return change;
            }

            @Override
            public void apply() throws IOException {
                apply.run();
            }

            @Override
            public void undo() throws IOException {
                undo.run();
            }
        };
    }

    /** Touches a file or a server. */
    interface Action {
        void run() throws IOException;
    }
}
