package io.obconnect.tools.kit;

import io.obconnect.message.JsonText;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes. Colours only where a person reads it at a terminal; what comes out of messages never controls the terminal.
 */
final class Screen {

    private final PrintWriter out;
    private final Ansi ansi;

    private Screen(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    static Screen of(CommandSpec spec) {
        CommandLine line = spec.commandLine();
        return new Screen(line.getOut(), line.getColorScheme().ansi());
    }

    void line(String text) {
        out.println(tame(text));
        out.flush();
    }

    /** A heading between paragraphs. */
    void heading(String text) {
        out.println();
        out.println(styled("bold", text));
        out.flush();
    }

    /** A word in green, and what follows. */
    void good(String word, String text) {
        marked("green", word, text);
    }

    /** A word in red, and what follows. */
    void bad(String word, String text) {
        marked("red", word, text);
    }

    /** A word in yellow, and what follows. */
    void warning(String word, String text) {
        marked("yellow", word, text);
    }

    /** One JSON object on one line. */
    void json(Map<String, ?> object) {
        out.println(JsonText.of(object));
        out.flush();
    }

    private void marked(String style, String word, String text) {
        out.println(styled(style, word) + " " + tame(text));
        out.flush();
    }

    /** The text is our own here: picocli reads markup in it. */
    private String styled(String style, String text) {
        return ansi.string("@|" + style + " " + text + "|@");
    }

    /** Control characters in a message could repaint the screen. */
    private static String tame(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "\uFFFD");
    }
}
