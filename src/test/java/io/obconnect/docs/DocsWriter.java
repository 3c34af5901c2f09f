package io.obconnect.docs;

import io.obconnect.ErrorCode;
import io.obconnect.config.Property;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes what is generated in {@code docs/} and the README: from the catalogues in the code, and from what was run. Run it from the project's directory:
 * {@value #COMMAND}.
 */
public final class DocsWriter {

    /** Refreshes the pages. */
    public static final String COMMAND = "mvn -q test-compile org.codehaus.mojo:exec-maven-plugin:3.6.4:java -Dexec.classpathScope=test -Dexec.mainClass=io.obconnect.docs.DocsWriter";

    private static final Path README = Path.of("README.md");
    private static final String GENERATED = "<!-- Generated. Change the enum and run: " + COMMAND + " -->\n\n";

    private DocsWriter() {
    }

    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(Path.of("docs").resolve(page.getKey()), page.getValue());
        }
        Files.writeString(README, readme(Files.readString(README)));
    }

    /** The README with its table as it should be. */
    static String readme(String text) throws IOException {
        int begin = text.indexOf(Compatibility.BEGIN) + Compatibility.BEGIN.length();
        int end = text.indexOf(Compatibility.END);
        return text.substring(0, begin) + "\n" + Compatibility.read().shortTable() + "\n" + text.substring(end);
    }

    /** File names below {@code docs/} with their content. */
    static Map<String, String> pages() throws IOException {
        return Map.of("codes.md", codes(), "properties.md", properties(), "compatibility.md",
                "<!-- Generated. Change docs/compatibility.json and run: " + COMMAND + " -->\n\n" + Compatibility.read().page());
    }

    private static String codes() {
        StringBuilder page = new StringBuilder(GENERATED).append("""
                # Codes

                Every failure has one code. The same code stands on the error page, in the OAuth `error_description`, in the log line, in
                the label `code` of `obconnect_failures_total` and in the audit trail. The reference number beside it leads from the page
                to the log line. A code never gets another meaning.
                """);
        String block = "";
        for (ErrorCode code : ErrorCode.values()) {
            if (!block.equals(block(code))) {
                block = block(code);
                page.append("\n## ").append(block)
                        .append("\n\n| code | what happened | what to do | the TPP gets |\n|---|---|---|---|\n");
            }
            page.append("| ").append(code.id()).append(" | ").append(cell(code.title())).append(" | ").append(cell(code.remedy()))
                    .append(" | ").append(code.error() == null ? "–" : "`" + code.error().value() + "`").append(" |\n");
        }
        return page.toString();
    }

    private static String block(ErrorCode code) {
        return switch (code.id().charAt("OBC-".length())) {
            case '1' -> "1xx: the TPP's authorization request";
            case '2' -> "2xx: configuration, and the message to the Consent App";
            case '3' -> "3xx: the Consent App's answer";
            case '4' -> "4xx: session and journey";
            case '5' -> "5xx: the temporary Person and the directory";
            case '6' -> "6xx: tokens";
            case '9' -> "9xx: operations";
            default -> throw new IllegalStateException(code + " belongs to no block");
        };
    }

    private static String properties() {
        StringBuilder page = new StringBuilder(GENERATED).append("""
                # Properties

                Set them on the `person_authentication` script. After a change raise the script's revision: the next journey uses the new
                values, running ones finish with theirs. If anything is wrong, one log message lists all of it, the acr is not offered
                and requests with an intent are answered `temporarily_unavailable`. A name that isn't known is ignored with a warning.
                """);
        table(page, "Mandatory", true);
        table(page, "Optional", false);
        return page.toString();
    }

    private static void table(StringBuilder page, String title, boolean mandatory) {
        page.append("\n## ").append(title).append("\n\n| property | meaning | values | default | example |\n|---|---|---|---|---|\n");
        Arrays.stream(Property.values()).filter(property -> property.mandatory() == mandatory).forEach(property ->
                page.append("| `").append(property.key()).append("` | ").append(cell(property.meaning())).append(" | ")
                        .append(cell(property.range())).append(" | ")
                        .append(property.defaultValue().map(value -> "`" + value + "`").orElse("–")).append(" | `")
                        .append(property.example()).append("` |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
