package io.obconnect.tools;

import io.obconnect.message.Json;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where all commands write: to a person, or to a machine as one JSON object. Colours only where a person reads it at a terminal. */
public final class Screen {

    private static final Map<Change.Kind, String> SIGNS = Map.of(Change.Kind.ADD, "+ add", Change.Kind.CHANGE, "~ change",
            Change.Kind.REMOVE, "- remove", Change.Kind.KEEP, "= keep");
    private static final Map<Change.Kind, String> COLOURS = Map.of(Change.Kind.ADD, "green", Change.Kind.CHANGE, "yellow",
            Change.Kind.REMOVE, "red", Change.Kind.KEEP, "faint");

    private final PrintWriter out;
    private final boolean json;
    private final Ansi ansi;

    public Screen(PrintWriter out, boolean json, Ansi ansi) {
        this.out = out;
        this.json = json;
        this.ansi = ansi;
    }

    /** Where this command writes. */
    public static Screen of(CommandSpec spec, boolean json) {
        CommandLine line = spec.commandLine();
        return new Screen(line.getOut(), json, line.getColorScheme().ansi());
    }

    /** What must be known before anything is done. */
    public void warn(Plan plan) {
        if (!json) {
            plan.warnings().forEach(warning -> line(colour("yellow", "warning: " + warning)));
            out.flush();
        }
    }

    /** What was, or in a dry run would be, done. */
    public void show(String command, Plan plan, boolean dryRun, ExitCode exitCode) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("command", command);
            object.put("dryRun", dryRun);
            object.put("changed", !dryRun && plan.changesSomething());
            object.put("changes", plan.steps().stream().map(step -> json(step.change())).toList());
            object.put("warnings", plan.warnings());
            object.put("notes", plan.notes());
            object.put("next", plan.next());
            object.put("exitCode", exitCode.value());
            write(object);
            return;
        }
        plan.steps().forEach(step -> show(step.change()));
        plan.notes().forEach(note -> line("note: " + note));
        if (!plan.changesSomething()) {
            line("Nothing to do.");
        } else if (dryRun) {
            line("Dry run: nothing was changed.");
        } else {
            line("Done.");
            plan.next().forEach(step -> line("next: " + step));
        }
        out.flush();
    }

    /** What stopped the command. */
    public void show(Refused refused) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("error", refused.getMessage());
            object.put("remedy", refused.remedy());
            object.put("exitCode", refused.exitCode().value());
            write(object);
            return;
        }
        line(colour("red", "obconnect: " + refused.getMessage()));
        line("  " + refused.remedy());
        out.flush();
    }

    private void show(Change change) {
        line(colour(COLOURS.get(change.kind()), String.format("%-9s", SIGNS.get(change.kind()))) + change.target());
        change.detail().forEach(detail -> line("           "
                + colour(detail.startsWith("+") ? "green" : detail.startsWith("-") ? "red" : "faint", detail)));
    }

    /** One line of text. */
    public void line(String text) {
        out.println(text);
    }

    /** Text that may come out of a message: its control characters could repaint the screen. */
    public void tamed(String text) {
        out.println(tame(text));
        out.flush();
    }

    /** A heading between paragraphs. */
    public void heading(String text) {
        out.println();
        out.println(colour("bold", text));
        out.flush();
    }

    /** A word in colour, and what follows, which may come out of a message. */
    public void marked(String style, String word, String text) {
        out.println(colour(style, word) + " " + tame(text));
        out.flush();
    }

    private static String tame(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "\uFFFD");
    }

    public String colour(String style, String text) {
        // built by hand, because text may hold picocli's own markup characters
        return ansi.enabled() ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.off(Ansi.Style.parse(style)) : text;
    }

    /** One JSON object. */
    public void write(Map<String, ?> object) {
        out.println(Json.text(object));
        out.flush();
    }

    private static Map<String, Object> json(Change change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        object.put("target", change.target());
        object.put("detail", change.detail());
        return object;
    }
}
