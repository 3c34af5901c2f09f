package io.obconnect.tools.doctor;

import io.obconnect.Code;
import io.obconnect.config.Configuration;
import io.obconnect.tools.ConfigApi;
import io.obconnect.message.Json;
import io.obconnect.tools.register.ScriptKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server's settings, its default acr, and its JVM. */
final class ServerChecks {

    private static final String JAVAC_FILE = "jdk.compiler/com.sun.tools.javac.file";

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return findings;
    }

    void settings(Map<String, Object> settings) {
        int before = findings.size();
        if (Boolean.TRUE.equals(settings.get("requirePar"))) {
            findings.add(Finding.error(Code.PAR_REQUIRED, "requirePar is true"));
        }
        if (Boolean.TRUE.equals(settings.get("forceSignedRequestObject")) || Boolean.TRUE.equals(settings.get("fapiCompatibility"))) {
            findings.add(Finding.warning(Code.DIRECT_ENCRYPTION_REFUSED, "the server forces signed request objects, so TPPs can't send dir alone",
                    "Nothing, if all TPPs sign; else clear fapiCompatibility and forceSignedRequestObject."));
        }
        if (settings.get("cleanServiceInterval") instanceof Number interval && interval.longValue() <= 0) {
            findings.add(Finding.error(Code.SERVER_SETTING, "cleanServiceInterval is " + interval + ", so expired Persons are never removed",
                    "Set cleanServiceInterval to 60."));
        }
        if (findings.size() == before) {
            findings.add(Finding.ok("the server's settings suit the journey"));
        }
    }

    void defaultAcr(ConfigApi api, Configuration configuration, List<String> offered) {
        String acr = api.get("/api/v1/acrs", ConfigApi.scope("acrs.readonly")).flatMap(json -> Json.string(json, "defaultAcr")).orElse("none");
        if (!acr.equals(ScriptKind.PERSON_AUTHENTICATION.scriptName())) {
            findings.add(Finding.warning(Code.DEFAULT_ACR_DIFFERENT, "the default acr is " + acr));
            return;
        }
        findings.add(Finding.ok("the default acr is obconnect"));
        if (!offered.contains(configuration.fallbackAcr())) {
            findings.add(Finding.error(Code.FALLBACK_UNUSABLE, "the default acr is obconnect, and fallback_acr " + configuration.fallbackAcr()
                    + " isn't among acr_values_supported"));
        }
    }

    /**
     * SQL needs UTC, Java scripts need flags; both stand in the JVM's options, which only the server's own machine has.
     *
     * @param options the content of {@code /etc/default/jans-auth} or of CN_JAVA_OPTIONS; empty where it wasn't given
     */
    void jvm(ConfigApi api, boolean javaScripts, Optional<String> options) {
        String store = api.get("/api/v1/jans-auth-server/config/persistence", "https://jans.io/oauth/jans-auth-server/config/properties.readonly")
                .flatMap(json -> Json.string(json, "persistenceType")).orElse("unknown");
        if (store.equals("sql")) {
            needs(options, List.of("-Duser.timezone=UTC"), Code.TIME_ZONE_NOT_UTC, "the store is SQL");
        } else {
            findings.add(Finding.ok("the store is " + store));
        }
        if (javaScripts) {
            needs(options, List.of("--add-opens=" + JAVAC_FILE + "=ALL-UNNAMED", "--add-exports=" + JAVAC_FILE + "=ALL-UNNAMED"),
                    Code.JAVA_SCRIPT_FLAGS, "the scripts are in Java");
        }
    }

    private void needs(Optional<String> options, List<String> flags, Code code, String why) {
        if (options.isEmpty()) {
            findings.add(Finding.warning(code, why + "; the JVM's options weren't given, see that they hold " + String.join(" ", flags),
                    code.remedy() + " To check, give --jvm-options-file."));
            return;
        }
        // what is commented out isn't in force; and both spellings: --add-opens=x and --add-opens x
        String normal = COMMENT.matcher(options.get()).replaceAll("").replace("--add-opens ", "--add-opens=").replace("--add-exports ", "--add-exports=");
        List<String> missing = flags.stream().filter(flag -> !normal.contains(flag)).toList();
        findings.add(missing.isEmpty() ? Finding.ok(why + ", and the JVM's options suit it")
                : Finding.error(code, why + ", and the JVM's options lack " + String.join(" ", missing)));
    }
}
