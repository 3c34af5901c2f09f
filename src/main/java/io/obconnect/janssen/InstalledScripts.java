package io.obconnect.janssen;

import io.jans.model.custom.script.model.CustomScript;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Under which names and DNs an administrator has registered our scripts, as they told when the server loaded them. */
@ApplicationScoped
public class InstalledScripts {

    /** What a script is to us. */
    public enum Kind {
        PERSON_AUTHENTICATION, UPDATE_TOKEN, INTROSPECTION
    }

    private record Script(String name, String rdn, List<String> aliases) {
    }

    private final Map<Kind, Script> scripts = new ConcurrentHashMap<>();

    public void loaded(Kind kind, CustomScript script) {
        scripts.put(kind, new Script(script.getName(), normal("inum=" + script.getInum() + ","),
                script.getAliases() == null ? List.of() : List.copyOf(script.getAliases())));
    }

    /** Whether one of these DNs is our script of that kind; false while it isn't loaded. */
    public boolean among(Kind kind, List<String> dns) {
        Script script = scripts.get(kind);
        return script != null && dns != null && dns.stream().map(InstalledScripts::normal).anyMatch(dn -> dn.startsWith(script.rdn()));
    }

    public Optional<String> name(Kind kind) {
        return Optional.ofNullable(scripts.get(kind)).map(Script::name);
    }

    public List<String> aliases(Kind kind) {
        return Optional.ofNullable(scripts.get(kind)).map(Script::aliases).orElse(List.of());
    }

    private static String normal(String dn) {
        return dn == null ? "" : dn.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
