package io.obconnect.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A Consent App that takes every connection and never answers. */
final class HangingApp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 50;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    HangingApp() throws IOException {
        Wire.thread(this::take);
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                Wire.thread(() -> keep(browser));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void keep(Socket browser) {
        try (browser) {
            browser.getInputStream().readAllBytes(); // until the person gives up
        } catch (IOException gone) {
            // which is what was waited for
        }
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
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
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
