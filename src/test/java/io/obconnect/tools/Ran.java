package io.obconnect.tools;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run in this JVM, as a person sees it. */
record Ran(int exitCode, String out, String err) {

    static Ran obconnect(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Obconnect.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int exitCode = command.execute(texts);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    String all() {
        return out + err;
    }
}
