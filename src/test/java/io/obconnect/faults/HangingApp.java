package io.obconnect.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A Consent App that takes every connection and never answers. */
final class HangingApp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 50;

    private final Door door;

    HangingApp() throws IOException {
        door = new Door(browser -> browser.getInputStream().readAllBytes()); // until the person gives up
    }

    String address() {
        return door.address();
    }

    /** The browser goes there and gives up. */
    void visit(URI address) {
        try (Socket browser = new Socket(address.getHost(), address.getPort())) {
            browser.setSoTimeout(PATIENCE_MILLIS);
            browser.getOutputStream().write(("GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                    + address.getAuthority() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            if (browser.getInputStream().read() >= 0) {
                throw new AssertionError("this Consent App doesn't answer");
            }
        } catch (SocketTimeoutException hangs) {
            // as it should
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
