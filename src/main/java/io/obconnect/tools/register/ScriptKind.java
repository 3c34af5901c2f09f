package io.obconnect.tools.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The three scripts through which the server reaches the extension. */
public enum ScriptKind {
    PERSON_AUTHENTICATION("obconnect", "OBC0-0001", "PersonAuthentication", List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca")),
    UPDATE_TOKEN("obconnect_update_token", "OBC0-0002", "UpdateToken", List.of()),
    INTROSPECTION("obconnect_introspection", "OBC0-0003", "Introspection", List.of());

    /** Every stub of ours names the package of its base class. */
    private static final String MARK = "io.obconnect.janssen";

    private final String scriptName;
    private final String inum;
    private final String javaName;
    private final List<String> aliases;

    ScriptKind(String scriptName, String inum, String javaName, List<String> aliases) {
        this.scriptName = scriptName;
        this.inum = inum;
        this.javaName = javaName;
        this.aliases = aliases;
    }

    /** The server's word for the type. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name on the server; for the first one this is the acr. */
    public String scriptName() {
        return scriptName;
    }

    String inum() {
        return inum;
    }

    static String dn(String inum) {
        return "inum=" + inum + ",ou=scripts,o=jans";
    }

    public List<String> aliases() {
        return aliases;
    }

    /** The script's text, as it lies in {@code deploy/scripts}. */
    String stub(Language language) {
        String file = language == Language.JAVA ? javaName + ".java" : type() + ".py";
        try (InputStream text = ScriptKind.class.getResourceAsStream("/io/obconnect/tools/scripts/" + file)) {
            if (text == null) {
                throw new IllegalStateException("the tools come with " + file);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOurs(String scriptText) {
        return scriptText.contains(MARK);
    }
}
