package io.obconnect.tools.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A custom script, as the server stores it or as it should be.
 *
 * @param inum its key; the DN follows from it
 * @param name for person_authentication the acr
 * @param aliases further acrs that lead to it
 * @param type the server's word, for example {@code update_token}
 * @param language {@code python} or {@code java}
 * @param text the source
 * @param module settings of the server's about the script
 * @param properties the script's own; secrets among them
 * @param revision a raised one makes the server load the script anew
 * @param enabled whether the server runs it
 * @param error the server's last complaint about it
 */
public record Script(String inum, String name, List<String> aliases, String type, String language, String text, Map<String, String> module,
        Map<String, String> properties, long revision, boolean enabled, Optional<String> error) {

    public String dn() {
        return ScriptKind.dn(inum);
    }

    /** Whether the server would treat both alike; revision and error aside. */
    boolean sameAs(Script other) {
        return inum.equals(other.inum) && name.equals(other.name) && aliases.equals(other.aliases) && type.equals(other.type)
                && language.equals(other.language) && text.strip().equals(other.text.strip()) && module.equals(other.module)
                && properties.equals(other.properties) && enabled == other.enabled;
    }

    /** Masked: properties hold secrets. */
    @Override
    public String toString() {
        return "Script[" + name + ", " + inum + "]";
    }
}
