package io.obconnect.docs;

import io.obconnect.message.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was run on genuine servers, and what isn't supported: {@code docs/compatibility.json}. Two tables are made of it, one for the page of
 * its own and a short one for the README.
 *
 * @param runs in the order of the servers' versions
 * @param unsupported with the reason
 */
record Compatibility(List<Run> runs, List<Unsupported> unsupported) {

    static final Path FILE = Path.of("docs/compatibility.json");
    /** Between these two lines of the README stands its table. */
    static final String BEGIN = "<!-- generated from docs/compatibility.json -->\n";
    static final String END = "<!-- end of what is generated -->\n";

    /**
     * One server.
     *
     * @param jython whether scripts in Jython work, in a word
     * @param java whether scripts in Java work, in words
     */
    record Run(String janssen, String store, String jetty, String jython, String java, LocalDate date) {
    }

    /** What nobody should count on. */
    record Unsupported(String what, String why) {
    }

    static Compatibility read() throws IOException {
        Map<String, Object> json = Json.trusted(Files.readString(FILE)).orElseThrow(() -> new AssertionError(FILE + " isn't JSON"));
        return new Compatibility(
                rows(json, "runs").stream().map(row -> new Run(text(row, "janssen"), text(row, "store"), text(row, "jetty"), text(row, "jython"),
                        text(row, "java"), LocalDate.parse(text(row, "date")))).toList(),
                rows(json, "unsupported").stream().map(row -> new Unsupported(text(row, "what"), text(row, "why"))).toList());
    }

    /** For {@code docs/compatibility.md}, below its first line. */
    String page() {
        StringBuilder page = new StringBuilder("""
                # Compatibility

                One jar for all. Each row was run on a genuine server: install, registration, journeys of every kind to approval and denial, refresh, introspection,
                the sweep, the doctor.

                | Janssen | store | Jetty | scripts in Jython | scripts in Java | run on |
                |---|---|---|---|---|---|
                """);
        for (Run run : runs) {
            page.append("| ").append(String.join(" | ", run.janssen(), run.store(), run.jetty(), run.jython(), run.java(), run.date().toString())).append(" |\n");
        }
        page.append("""

                A release between two of these is expected to work: what differs is told apart by looking at the server, and `install` looks for all that the extension needs
                in the server's own WAR before it touches anything. Which JVM options Java scripts need: [operators.md](operators.md#what-it-needs).

                ## Not supported

                | | because |
                |---|---|
                """);
        for (Unsupported each : unsupported) {
            page.append("| ").append(each.what()).append(" | ").append(each.why()).append(" |\n");
        }
        return page.toString();
    }

    /** For the README. */
    String shortTable() {
        StringBuilder table = new StringBuilder("| Janssen | store | Jetty | run on |\n|---|---|---|---|\n");
        for (Run run : runs) {
            table.append("| ").append(String.join(" | ", run.janssen(), run.store(), run.jetty(), run.date().toString())).append(" |\n");
        }
        return table.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> json, String name) {
        return (List<Map<String, Object>>) json.get(name);
    }

    private static String text(Map<String, Object> row, String name) {
        if (!(row.get(name) instanceof String text) || text.isBlank()) {
            throw new AssertionError(FILE + ": " + name + " is missing in " + row);
        }
        return text;
    }
}
