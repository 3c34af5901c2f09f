package io.obconnect.load;

/** Tells the product's classes from the server's and the sandbox's. */
final class ProductCode {

    private static final String PRODUCT = "io.obconnect.";
    private static final String SHADED = "io.obconnect.shaded.";
    private static final String SANDBOX = "io.obconnect.sandbox.";
    private static final String LOAD = "io.obconnect.load.";

    private ProductCode() {
    }

    /** A class that we wrote; proxies that the container makes of it too. */
    static boolean isOurs(String name) {
        return name.startsWith(PRODUCT) && !name.startsWith(SHADED) && !name.startsWith(SANDBOX) && !name.startsWith(LOAD);
    }

    /** A class of the libraries in our jar. */
    static boolean isShaded(String name) {
        return name.startsWith(SHADED);
    }

    /** A class of the platform, which works for whoever calls it. */
    static boolean isPlatform(String name) {
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.") || name.startsWith("sun.")
                || name.startsWith("com.sun.") && !name.startsWith("com.sun.faces.");
    }
}
