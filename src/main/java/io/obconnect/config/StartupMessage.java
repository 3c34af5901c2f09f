package io.obconnect.config;

import java.util.List;
import java.util.Locale;

/** Says in one log message what the reading of the properties came to: an operator corrects everything in one go. */
public final class StartupMessage {

    private StartupMessage() {
    }

    /** Several lines, without a line break at the end and without any property's value. */
    public static String of(Reading reading) {
        StringBuilder message = new StringBuilder();
        if (reading instanceof Reading.Valid valid) {
            message.append("Obconnect is configured: ").append(count(valid.configuration().tpps().size(), "TPP"))
                    .append(", protocol ").append(valid.configuration().profile().name().toLowerCase(Locale.ROOT))
                    .append(valid.configuration().openingSecrets().isEmpty() ? "" : ", secrets are being rotated").append('.');
        } else if (reading instanceof Reading.Invalid invalid) {
            message.append("Obconnect is NOT configured: ").append(count(invalid.problems().size(), "problem"))
                    .append(" with the properties of its person_authentication script. The acr is not offered, and requests with an"
                            + " intent are answered temporarily_unavailable until they are corrected and the script's revision is raised.");
            append(message, invalid.problems());
        }
        if (!reading.warnings().isEmpty()) {
            message.append(System.lineSeparator()).append(count(reading.warnings().size(), "warning")).append(':');
            append(message, reading.warnings());
        }
        return message.toString();
    }

    private static void append(StringBuilder message, List<Problem> problems) {
        problems.forEach(problem -> message.append(System.lineSeparator()).append("  ").append(problem));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
