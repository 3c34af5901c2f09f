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
}
