package io.obconnect.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Secrets come from a file or are typed without echo; never from an argument, which every user of the machine could read. */
public final class Secrets {

    private Secrets() {
    }

    /**
     * The secret; one line break at a file's end isn't part of it.
     *
     * @param what what is asked for, in the prompt and in messages
     * @param file where it stands; absent: it is asked for
     */
    public static String read(String what, Optional<Path> file, String option) {
        if (file.isPresent()) {
            try {
                String text = Files.readString(file.get()).replaceFirst("\r?\n$", "");
                if (text.isBlank()) {
                    throw Refused.because(file.get() + " is empty", "Put " + what + " into the file.");
                }
                return text;
            } catch (IOException e) {
                throw Refused.because(file.get() + " can't be read", "Check the path and the right to read it.", e);
            }
        }
        return typed(what).orElseThrow(() -> Refused.because(what + " is missing",
                "Give it in a file by " + option + ", or run the command at a terminal to type it."));
    }

    /** What a person types without its being shown; empty where nobody does, or there is no terminal. */
    public static Optional<String> typed(String what) {
        return Optional.ofNullable(System.console()).map(console -> console.readPassword("%s: ", what)).map(String::new)
                .filter(text -> !text.isEmpty());
    }
}
