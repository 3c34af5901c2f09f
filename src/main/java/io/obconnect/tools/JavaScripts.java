package io.obconnect.tools;

import java.util.List;

/**
 * Whether scripts in Java can extend our classes on a server, and what its JVM must be started with for it. Measured on servers of 1.0.15,
 * 1.1.4, 1.7.0 and July 2026. A release between two of them is treated as the older one, except that 1.6.x counts as 1.7.0, and 1.8.0 and
 * newer ones as July 2026. Every server compiles them with the JDK it runs on.
 *
 * @param load whether the server's compiler sees jars in {@code custom/libs} at all
 * @param flags JVM options, each as one word; without them the server's compiler fails, or the server answers 503 for good
 */
public record JavaScripts(boolean load, List<String> flags) {

    /** 1.6.0 and 1.7.0 don't see the jar ("package … does not exist"). */
    private static final String BLIND_SINCE = "1.6.0";
    private static final String SEEING_AGAIN_SINCE = "1.8.0";
    private static final String WITHOUT_FLAGS_SINCE = "1.1.4";

    private static final List<String> FLAGS = List.of("--add-opens=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    public JavaScripts {
        flags = List.copyOf(flags);
    }

    /** What holds for this release of the auth server. */
    public static JavaScripts on(Release server) {
        boolean blind = server.isAtLeast(BLIND_SINCE) && !server.isAtLeast(SEEING_AGAIN_SINCE);
        return new JavaScripts(!blind, server.isAtLeast(WITHOUT_FLAGS_SINCE) ? List.of() : FLAGS);
    }

    /** For where the version isn't known: all that there is to know. */
    public static String byVersion() {
        return "Up to 1.1.3 the JVM needs " + String.join(" ", FLAGS) + "; from 1.1.4 on none; from 1.6.0 to 1.7.x Java scripts can't load the jar.";
    }
}
