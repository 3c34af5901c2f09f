package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;
import io.obconnect.config.Configuration;
import io.obconnect.message.Json;
import io.obconnect.tools.ConfigApi;
import io.obconnect.tools.JavaScripts;
import io.obconnect.tools.Release;
import io.obconnect.tools.register.ScriptKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server's settings, its default acr, and its JVM. */
final class ServerChecks {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return findings;
    }

    void settings(Map<String, Object> settings) {
        boolean par = isOn(settings, "requirePar");
        boolean signed = isOn(settings, "forceSignedRequestObject");
        boolean fapi = isOn(settings, "fapiCompatibility");
        if (par && signed) {
            findings.add(Finding.error(ErrorCode.PAR_REQUIRED, "requirePar and forceSignedRequestObject are both true: the server demands pushed requests, "
                    + "and with forced signing refuses each of them at /authorize", "Clear forceSignedRequestObject; fapiCompatibility demands signed "
                    + "objects too and works with pushed requests."));
        } else if (par) {
            findings.add(Finding.warning(ErrorCode.PAR_REQUIRED, "requirePar is true, so requests that aren't pushed are refused"));
        } else if (signed) {
            findings.add(Finding.warning(ErrorCode.SERVER_SETTING, "forceSignedRequestObject is true, so the server refuses every pushed request at /authorize",
                    "Nothing, if no TPP pushes; else clear it: fapiCompatibility demands signed objects too and works with pushed requests."));
        }
        if (signed || fapi) {
            findings.add(Finding.warning(ErrorCode.DIRECT_ENCRYPTION_REFUSED, "the server forces signed request objects, so TPPs can't send dir alone",
                    "Nothing, if all TPPs sign; else clear fapiCompatibility and forceSignedRequestObject."));
        }
        if (fapi) {
            findings.add(Finding.ok("FAPI mode: pushed requests of the TPPs of tpp_client_id work; those of other clients end in invalid_request "
                    + "after the login, in every version of the server"));
        }
        if (isOn(settings, "requireRequestObjectEncryption")) {
            encryption(signed || fapi);
        }
        if (settings.get("cleanServiceInterval") instanceof Number interval && interval.longValue() <= 0) {
            findings.add(Finding.warning(ErrorCode.SERVER_SETTING, "cleanServiceInterval is " + interval + ", so the server's own expired entries stay",
                    "Set cleanServiceInterval to 60."));
        }
        if (!isOn(settings, "openidScopeBackwardCompatibility")) {
            findings.add(Finding.ok("a refresh gives no id_token: openidScopeBackwardCompatibility is off, as the server is shipped"));
        }
        if (findings.stream().allMatch(finding -> finding.level() == Finding.Level.OK)) {
            findings.add(Finding.ok("the server's settings suit the journey"));
        }
    }

    // a JWS inside a JWE is handed to the server as the JWS
    private void encryption(boolean signatureNeeded) {
        String what = "requireRequestObjectEncryption is true, so the server refuses every signed request object, one inside a JWE too";
        findings.add(signatureNeeded
                ? Finding.error(ErrorCode.SERVER_SETTING, what + ", and those that aren't signed it refuses anyway",
                        "Clear requireRequestObjectEncryption; TPPs may encrypt all the same.")
                : Finding.warning(ErrorCode.SERVER_SETTING, what, "Nothing, if all TPPs send dir of the plain payload; else clear it, TPPs may encrypt all the same."));
    }

    private static boolean isOn(Map<String, Object> settings, String name) {
        return Boolean.TRUE.equals(settings.get(name));
    }

    void defaultAcr(ConfigApi api, Configuration configuration, List<String> offered) {
        String acr = api.get("/api/v1/acrs", ConfigApi.scope("acrs.readonly")).flatMap(json -> Json.string(json, "defaultAcr")).orElse("none");
        if (!acr.equals(ScriptKind.PERSON_AUTHENTICATION.scriptName())) {
            findings.add(Finding.warning(ErrorCode.DEFAULT_ACR_DIFFERENT, "the default acr is " + acr));
            return;
        }
        findings.add(Finding.ok("the default acr is obconnect"));
        if (!offered.contains(configuration.fallbackAcr())) {
            findings.add(Finding.error(ErrorCode.FALLBACK_UNUSABLE, "the default acr is obconnect, and fallback_acr " + configuration.fallbackAcr()
                    + " isn't among acr_values_supported"));
        }
    }

    /**
     * SQL needs UTC, Java scripts need flags; both stand in the JVM's options, which only the server's own machine has.
     *
     * @param version the server's, where it was given
     * @param options the content of {@code /etc/default/jans-auth} or of CN_JAVA_OPTIONS; empty where it wasn't given
     */
    void jvm(ConfigApi api, boolean javaScripts, Optional<Release> version, Optional<String> options) {
        String store = api.get("/api/v1/jans-auth-server/config/persistence", ConfigApi.SETTINGS_SCOPE)
                .flatMap(json -> Json.string(json, "persistenceType")).orElse("unknown");
        if (store.equals("sql")) {
            needs(options, List.of("-Duser.timezone=UTC"), ErrorCode.TIME_ZONE_NOT_UTC, "the store is SQL");
        } else {
            findings.add(Finding.ok("the store is " + store));
        }
        if (javaScripts) {
            javaScripts(version, options);
        }
    }

    private void javaScripts(Optional<Release> version, Optional<String> options) {
        if (version.isEmpty()) {
            findings.add(Finding.warning(ErrorCode.JAVA_SCRIPT_FLAGS, "the scripts are in Java, and what they need depends on the server's version",
                    "Give --server-version. " + JavaScripts.byVersion()));
            return;
        }
        JavaScripts scripts = JavaScripts.on(version.get());
        if (!scripts.load()) {
            findings.add(Finding.error(ErrorCode.JAVA_SCRIPT_FLAGS, "the scripts are in Java, and those of Janssen " + version.get()
                    + " can't see the extension's jar", "Run obconnect register without --language: Jython scripts work on every version."));
        } else if (scripts.flags().isEmpty()) {
            findings.add(Finding.ok("the scripts are in Java, which on Janssen " + version.get() + " needs a JDK and no flags"));
        } else {
            needs(options, scripts.flags(), ErrorCode.JAVA_SCRIPT_FLAGS, "the scripts are in Java");
        }
    }

    private void needs(Optional<String> options, List<String> flags, ErrorCode code, String why) {
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
